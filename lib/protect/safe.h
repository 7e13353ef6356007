/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Observations that may be published. Whatever renders takes a
 * `const nrm_safe *`; only this folder makes one, and it makes none from a
 * row that is not for publication. Handing raw observations to a renderer is
 * therefore an error of the compiler.
 */
#ifndef NRM_PROTECT_SAFE_H
#define NRM_PROTECT_SAFE_H

#include "data/obs.h"

typedef struct nrm_safe nrm_safe;

/* No observations yet; nrm_safe_read adds them. */
nrm_safe *nrm_safe_new(nrm_arena *a) NRM_MUST_USE;

/*
 * Appends the rows of a file of safe observations. Refuses a row with
 * CONF_STATUS N (and that is every row without one) at the line, with the
 * command to run; hidden rows with numbers are none for nrm_obs_read.
 */
int nrm_safe_read(nrm_safe *safe, nrm_in *in, nrm_err *e) NRM_MUST_USE;

/* The rows, to look at. They last as long as the arena. */
const nrm_obs *nrm_safe_obs(const nrm_safe *safe);

/* The rows that an expression of data/select.h selects. */
nrm_safe *nrm_safe_select(const nrm_safe *safe, nrm_text expression,
                          nrm_err *e) NRM_MUST_USE;

#endif
