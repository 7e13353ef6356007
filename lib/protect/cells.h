/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of a slice say of its cells. */
#ifndef NRM_PROTECT_CELLS_H
#define NRM_PROTECT_CELLS_H

#include "protect/slice.h"

/*
 * Fills slice->cells from slice->rows. Fails with the line of a row that has
 * another count than one with the same key.
 */
int nrm_cells_read(nrm_arena *a, const nrm_obs *obs, nrm_slice *slice,
                   nrm_err *e) NRM_MUST_USE;

#endif
