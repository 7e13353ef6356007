/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the files of protect/ alone: how protected rows become safe ones. */
#ifndef NRM_PROTECT_SEAL_H
#define NRM_PROTECT_SEAL_H

#include "protect/safe.h"

/*
 * Makes rows safe. The same refusals as nrm_safe_read; `obs` belongs to the
 * result from here on.
 */
nrm_safe *nrm_seal(nrm_obs *obs, nrm_err *e) NRM_MUST_USE;

/* Makes a row one that is hidden: C, and nothing of its numbers left. */
void nrm_seal_hide(nrm_obs_row *row);

#endif
