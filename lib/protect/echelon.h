/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of numbers modulo p in echelon form, grown one row at a time, with two
 * random vectors that are orthogonal to all of them (a sketch of the kernel).
 *
 * A row lies in the span of the rows added before exactly when both products
 * with the sketch are 0, but for an accident of probability 1/p^2. Two rows
 * are parallel modulo that span exactly when their products are proportional.
 * So a question about a row costs one pass over its entries.
 */
#ifndef NRM_PROTECT_ECHELON_H
#define NRM_PROTECT_ECHELON_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct nrm_echelon nrm_echelon;

/* The products of a row with the two kernel vectors. */
typedef struct nrm_sketch {
    uint64_t first, second;
} nrm_sketch;

/* Called for every variable whose kernel values moved, with the difference. */
typedef void
nrm_echelon_moved(uint32_t variable, nrm_sketch difference, void *context);

/* No rows yet over `n_variables` variables; the sketch is drawn from `seed`. */
nrm_echelon *
nrm_echelon_new(nrm_arena *a, size_t n_variables, uint64_t seed) NRM_MUST_USE;

/* The sketch of the row with ones at `variables`. */
nrm_sketch
nrm_echelon_sketch(const nrm_echelon *h, const uint32_t *variables, size_t n);

/* Whether the row with this sketch lies in the span. */
bool nrm_sketch_is_zero(nrm_sketch s);

/* Whether two rows outside the span are parallel modulo the span. */
bool nrm_sketch_parallel(nrm_sketch s, nrm_sketch t);

/*
 * Adds the row with ones at `variables`. Returns false, and changes nothing,
 * when it lies in the span. `moved` may be NULL.
 */
bool nrm_echelon_add(nrm_echelon *h, const uint32_t *variables, size_t n,
                     nrm_echelon_moved *moved, void *context);

/* The same for a row with whole coefficients of either sign. */
bool nrm_echelon_add_row(nrm_echelon *h, const uint32_t *variables,
                         const int64_t *coefficients, size_t n);

size_t nrm_echelon_rank(const nrm_echelon *h);

#endif
