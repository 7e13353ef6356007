/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What no row lists. Where the numbers of a total and of all the rows that are
 * listed as parts of it are known and the total counts more, what is left is a
 * count like any other: whoever subtracts has it. It is that of the one part
 * that the hierarchy has and no row lists, else of all such parts together,
 * whose code is that of the total with NRM_REST after it (axis.h).
 */
#ifndef NRM_PROTECT_UNLISTED_H
#define NRM_PROTECT_UNLISTED_H

#include "protect/slice.h"

typedef struct nrm_unlisted {
    size_t row;    /* that it follows from, not a public one if there is any */
    size_t dim;    /* its key is that of the row, but for the code here */
    uint32_t code; /* a word */
    int64_t count;
    bool is_public; /* it follows from public rows alone */
    bool given;     /* the hierarchy came with the data */
} nrm_unlisted;

/* Those from 1 to below the threshold; *n of them. */
nrm_unlisted *nrm_unlisted_find(nrm_obs *obs, const nrm_hierarchy *hierarchies,
                                int64_t threshold, size_t *n);

/* Adds one as a row, for publication if what it follows from is. */
void nrm_unlisted_add(nrm_obs *obs, const nrm_unlisted *u);

#endif
