/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole-number table that agrees with what is known of its cells. */
#ifndef NRM_PROTECT_TABLE_H
#define NRM_PROTECT_TABLE_H

#include "protect/moves.h"

typedef struct nrm_table_job {
    const nrm_cube *cube;
    const int64_t *low, *high;           /* of each atom */
    const int64_t *cell_low, *cell_high; /* of each cell; 0 .. NRM_NO_LIMIT */
    const nrm_link *links;
    size_t n_links;
} nrm_table_job;

/*
 * Finds one and writes it to `atoms`; *found is false when there is none or
 * the search gave up.
 */
int nrm_table_find(nrm_arena *a, const nrm_table_job *job, int64_t *atoms,
                   bool *found, nrm_err *e) NRM_MUST_USE;

/* Whether `atoms` agrees with everything, in whole numbers. */
bool nrm_table_agrees(const nrm_table_job *job, const int64_t *atoms);

#endif
