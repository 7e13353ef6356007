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

/* Who says that the parts of a total are all there are. */
typedef enum nrm_claim {
    NRM_CLAIM_NONE,
    NRM_CLAIM_LIST, /* the standard list */
    NRM_CLAIM_DATA  /* the hierarchy that came with the data */
} nrm_claim;

typedef struct nrm_unlisted {
    nrm_obs *obs; /* a row of each; F where it follows from public rows alone */
    nrm_claim *claims; /* of each */
    size_t cap;
} nrm_unlisted;

/* What to look for. */
typedef struct nrm_unlisted_job {
    const nrm_hierarchy *hierarchies; /* may be NULL */
    int64_t limit;                    /* counts from 1 to below it */
    bool all; /* subtract again also what nobody says is a part, and list a
                 zero where other rows have its code */
} nrm_unlisted_job;

nrm_unlisted nrm_unlisted_find(nrm_obs *obs, const nrm_unlisted_job *job);

#endif
