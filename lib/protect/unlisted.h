/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What no row lists. Where the numbers of a total and of all the rows that are
 * listed as parts of it are known and the total counts more, what is left is a
 * count like any other: whoever subtracts has it. It is that of the one part
 * that the hierarchy has and no row lists. Several parts that are listed
 * nowhere are one count, whose code is that of the total with NRM_REST after it
 * (axis.h). What is found so can be subtracted again.
 */
#ifndef NRM_PROTECT_UNLISTED_H
#define NRM_PROTECT_UNLISTED_H

#include "protect/slice.h"

typedef struct nrm_unlisted {
    nrm_obs *obs; /* a row of each; F where it follows from public rows alone */
    bool *given;  /* of each: the hierarchy came with the data */
    size_t cap;
} nrm_unlisted;

/* Those from 1 to below `limit`. */
nrm_unlisted nrm_unlisted_find(nrm_obs *obs, const nrm_hierarchy *hierarchies,
                               int64_t limit);

#endif
