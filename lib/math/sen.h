/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sen's slope: the median of the slopes between all pairs of values (Theil
 * 1950, Sen 1968), for one series or within seasons (Hirsch, Slack and Smith
 * 1982).
 */
#ifndef NRM_MATH_SEN_H
#define NRM_MATH_SEN_H

#include "base/arena.h"
#include "base/num.h"

#include <stdbool.h>
#include <stddef.h>

/* The median of n values, which change their places. NaN for none. */
double nrm_median_in_place(double *x, size_t n);

/* The slopes of a series, in any order. */
typedef struct nrm_slopes {
    double *at;
    size_t n;
    double median; /* NaN when there is none */
} nrm_slopes;

/*
 * The slopes between the pairs of values at different times.
 *
 * t       n times, NULL for 1, 2, 3, ...
 * season  n numbers: only pairs of one season count; NULL for one season
 */
nrm_slopes nrm_slopes_of(nrm_arena *a, const double *t, const double *x,
                         const size_t *season, size_t n);

/* The median of the slopes. */
double
nrm_sen_slope(nrm_arena *scratch, const double *t, const double *x, size_t n);

/*
 * The interval of the slope from the normal law of S. With C the quantile of
 * the level times the deviation of S, the ends are the slopes with the ranks
 * (n - C) / 2 and (n + C) / 2 + 1: rounded to whole ranks (Sen 1968), or
 * between two slopes in proportion (Gilbert 1987, section 16.5).
 *
 * variance  of S
 *
 * False when a rank lies outside of 1 .. n: the values are too few for an
 * interval at this level.
 */
bool nrm_sen_interval(const nrm_slopes *s, double variance, double level,
                      bool interpolate, nrm_span *out) NRM_MUST_USE;

/*
 * The interval between two slopes of the same rank from either end that holds
 * the true one with probability `level` or more whatever the law of the
 * errors (Hollander and Wolfe 1999, section 9.3): by the exact law of S for n
 * values. False when the widest one does not reach the level.
 */
bool nrm_sen_interval_exact(nrm_arena *scratch, const nrm_slopes *s, size_t n,
                            double level, nrm_span *out) NRM_MUST_USE;

/* The median of x - slope * t; t as above. */
double nrm_sen_intercept(nrm_arena *scratch, const double *t, const double *x,
                         size_t n, double slope);

#endif
