/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decomposable graphical models, which are the chordal graphs. */
#ifndef NRM_MATH_CHORDAL_H
#define NRM_MATH_CHORDAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NRM_CHORDAL_MAX 6 /* vertices */

/*
 * The factors of a decomposable model: its density is the product of the
 * margins over vertex sets `set` to the power `power`, +1 for cliques and -1
 * and lower for separators. Sets are bit masks; the empty set is among them.
 */
typedef struct nrm_chordal {
    uint32_t edges; /* bit per pair: 12, 13, .., 1k, 23, .. */
    uint8_t n;
    uint8_t set[2 * NRM_CHORDAL_MAX];
    int8_t power[2 * NRM_CHORDAL_MAX];
} nrm_chordal;

/* The factors of the graph on k vertices; false when it is not chordal. */
bool nrm_chordal_make(size_t k, uint32_t edges, nrm_chordal *out);

#endif
