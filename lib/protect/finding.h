/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the audit found, as rows without a number. */
#ifndef NRM_PROTECT_FINDING_H
#define NRM_PROTECT_FINDING_H

#include "data/obs.h"

/*
 * An empty table like that of the rows, with VERDICT. Of very many text
 * attributes it leaves out the last ones, to have room for this and PLACE.
 */
nrm_obs *nrm_finding_table(const nrm_obs *obs, nrm_err *e) NRM_MUST_USE;

/*
 * Adds a row with the codes of `of`, or with none when it is NULL, and without
 * its numbers. `place` may be NULL. The row lasts until the next one.
 */
nrm_obs_row *
nrm_finding_add(nrm_obs *findings, const nrm_obs_row *of, const char *verdict,
                const char *place, nrm_err *e) NRM_MUST_USE;

#endif
