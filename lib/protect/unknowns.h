/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slice without the atoms that are public: what is left to find out. */
#ifndef NRM_PROTECT_UNKNOWNS_H
#define NRM_PROTECT_UNKNOWNS_H

#include "protect/slice.h"

typedef struct nrm_unknowns {
    nrm_cube *cube; /* the cells of the slice over the unknown atoms */
    uint32_t *atom; /* of each unknown atom: its number in the slice */
    int64_t *low, *high, *base;
    int64_t *known; /* of each cell: the sum of its public atoms */
    nrm_link *links;
    size_t n_links;
} nrm_unknowns;

nrm_unknowns nrm_unknowns_of(nrm_arena *a, const nrm_slice *slice);

#endif
