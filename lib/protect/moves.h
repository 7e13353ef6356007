/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Moves: whole-number changes of a table that leave what is published as it
 * is. A table and the same table moved look alike to every reader, so a cell
 * that some move changes by W or more cannot be known more closely than that.
 *
 * A move is found by a linear programme that pays a price for every published
 * cell it would change: hiding the cells it changed makes it a move. Kelly,
 * Golden and Assad (1992), "Cell suppression: disclosure protection for
 * sensitive tabular data", Networks 22, eq. (1)-(5).
 */
#ifndef NRM_PROTECT_MOVES_H
#define NRM_PROTECT_MOVES_H

#include "base/err.h"
#include "protect/cube.h"

#include <math.h>

/* No upper bound on a count. */
#define NRM_NO_LIMIT INT64_MAX

typedef struct nrm_moves nrm_moves;

/* The change of some atoms; the others stay. */
typedef struct nrm_move {
    size_t n;
    uint32_t *atoms; /* ascending */
    int64_t *change; /* never 0 */
} nrm_move;

/*
 * Sums of atoms with coefficients that keep their value or stay in a range,
 * beside the cells: earlier releases, percentages, marks.
 */
typedef struct nrm_link {
    size_t n;
    uint32_t *atoms;
    int64_t *factors;
    int64_t low, high; /* of the sum; NRM_NO_LIMIT, -NRM_NO_LIMIT for none */
} nrm_link;

/* Whether the table `base` + `change` keeps every link within its limits. */
bool nrm_links_hold(const nrm_link *links, size_t n, const int64_t *base,
                    const int64_t *change);

typedef struct nrm_moves_job {
    const nrm_cube *cube;
    const int64_t *base;       /* the table to be moved, for each atom */
    const int64_t *low, *high; /* what an atom can be at all */
    const double *prices;      /* of each cell; 0 hidden, INFINITY fixed */
    const nrm_link *links;
    size_t n_links;
    size_t near;  /* atoms that a question starts with */
    double cheap; /* a swap that costs no more is taken as it is */
} nrm_moves_job;

nrm_moves *nrm_moves_new(nrm_arena *a, const nrm_moves_job *job) NRM_MUST_USE;

/* Changes the price of a cell that was not INFINITY; 0 hides it. */
void nrm_moves_price(nrm_moves *m, uint32_t cell, double price);

/* Sets `cheap` from here on. */
#define NRM_SWAPS_ONLY INFINITY
void nrm_moves_settle(nrm_moves *m, double cheap);

/* A sum of atoms that is to change by `amount` or more in its direction. */
typedef struct nrm_want {
    const uint32_t *atoms;
    size_t n;
    int64_t amount;
} nrm_want;

/*
 * A move that does one of the things that are wanted, the cheapest near the
 * cell; it lies in `a`. Where there is none near it is sought further off.
 * move->n is 0 when there is none, or none was found in whole numbers.
 */
int nrm_moves_find(nrm_moves *m, nrm_arena *a, const nrm_want *wants,
                   size_t n_wants, nrm_move *move, nrm_err *e) NRM_MUST_USE;

#endif
