/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Discrete laws that are drawn from a table. Tables are made with the four
 * operations only, which IEEE 754 defines to the last bit, so the same stream
 * gives the same draws on every machine and with every mathematical library.
 */
#ifndef NRM_MATH_LAW_H
#define NRM_MATH_LAW_H

#include "base/arena.h"
#include "math/random.h"

#include <stddef.h>

typedef struct nrm_law nrm_law;

/* 0 .. n - 1 with these weights: finite, none below 0, n > 0, some above 0. */
nrm_law *
nrm_law_weights(nrm_arena *a, const double *weights, size_t n) NRM_MUST_USE;

/*
 * A count with this mean > 0: Poisson when size is 0, else negative binomial
 * with the variance mean + mean^2 / size.
 */
nrm_law *nrm_law_count(nrm_arena *a, double mean, double size) NRM_MUST_USE;

/* The largest mean, and the largest ratio of mean to size, of a count. */
#define NRM_LAW_MEAN_MAX 1e9
#define NRM_LAW_RATIO_MAX 1e4

size_t nrm_law_draw(const nrm_law *law, nrm_random *r);

#endif
