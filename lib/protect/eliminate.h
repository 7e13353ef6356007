/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Secondary suppression by elimination.
 *
 * Cells are offered for publication, the most valued first. A cell that would
 * let a hidden one be computed from what is published is hidden too. This
 * guards against addition and subtraction; knowledge of the range of a
 * number (no count is negative) is the business of the repair.
 *
 * Method: Langsrud (2024), "Secondary cell suppression by Gaussian
 * elimination", with the test on a sketch of the kernel (echelon.h).
 */
#ifndef NRM_PROTECT_ELIMINATE_H
#define NRM_PROTECT_ELIMINATE_H

#include "protect/cube.h"

typedef struct nrm_eliminate {
    const nrm_cube *cube;
    const uint32_t *forced; /* cells that are public whatever comes of it */
    size_t n_forced;
    const uint32_t *offered; /* the other cells, the most valued first */
    size_t n_offered;
    nrm_lists guarded; /* sums of atoms that nobody may compute */
} nrm_eliminate;

/*
 * Sets hidden[cell] for the offered cells that cannot be published; the
 * result has room for all cells of the cube.
 */
void nrm_eliminate_run(nrm_arena *a, const nrm_eliminate *job, bool *hidden);

#endif
