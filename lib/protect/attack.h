/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The attacker: what can be computed from what is published.
 *
 * Everything here starts from published numbers, never from raw ones. For each
 * hidden cell the attacker derives an interval by linear programmes; the
 * answer to him is a pair of whole-number tables, both of which agree with
 * everything published, that differ in that cell by the width or more.
 */
#ifndef NRM_PROTECT_ATTACK_H
#define NRM_PROTECT_ATTACK_H

#include "protect/slice.h"

typedef enum nrm_verdict {
    NRM_NOT_ASKED, /* the cell is public, or was never there */
    NRM_SAFE,
    NRM_DISCLOSED, /* it is known more closely than the width */
    NRM_UNDECIDED  /* the search for a second table gave up */
} nrm_verdict;

#define NRM_NO_MOVE SIZE_MAX
#define NRM_ATTACK_NODES 2000

/* What the attacker learns of one cell. */
typedef struct nrm_exposure {
    nrm_verdict verdict;
    int64_t low, high;   /* proved: it lies between; high may be NRM_NO_LIMIT */
    int64_t least, most; /* tables with these values are known */
    size_t least_move, most_move; /* from the base; NRM_NO_MOVE is the base */
} nrm_exposure;

typedef struct nrm_attack_job {
    const nrm_slice *slice;
    int64_t width;
    bool
        intervals; /* low and high for every cell, not only for doubtful ones */
    size_t nodes;  /* of one whole-number search at most; 0 for as many as
                      usual, NRM_ATTACK_NODES */
} nrm_attack_job;

typedef struct nrm_attacked {
    nrm_exposure *cells;
    nrm_move *moves; /* of slice->base, over the atoms of the slice */
    size_t n_moves;
    size_t n_safe, n_disclosed, n_undecided;
} nrm_attacked;

int nrm_attack_run(nrm_arena *a, const nrm_attack_job *job, nrm_attacked *out,
                   nrm_err *e) NRM_MUST_USE;

#endif
