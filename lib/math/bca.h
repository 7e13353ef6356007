/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bootstrap limits where no exact interval exists. */
#ifndef NRM_MATH_BCA_H
#define NRM_MATH_BCA_H

#include "base/arena.h"
#include "base/num.h"

#include <stddef.h>
#include <stdint.h>

/* A statistic of the counts of k classes. */
typedef double
nrm_of_counts(const double *counts, size_t k, const void *context);

typedef struct nrm_bca_result {
    nrm_span limits;   /* NaN when too few replicates have a value */
    nrm_span quantile; /* which quantiles of the replicates the limits are */
    size_t failed;     /* replicates for which the statistic does not exist */
} nrm_bca_result;

typedef struct nrm_bca_plan {
    size_t replicates;
    uint64_t seed;
    double level; /* a share */
} nrm_bca_plan;

/*
 * Bias-corrected and accelerated limits (Efron 1987) of a statistic of
 * persons in k classes: each replicate draws as many persons anew as there
 * are. Replicate i depends on (seed, i) only. Whole counts.
 */
nrm_bca_result
nrm_bca_counts(nrm_arena *a, nrm_of_counts *f, const void *context,
               const double *counts, size_t k, const nrm_bca_plan *plan);

/* Estimates without one case: without[i] stands for weight[i] cases. */
typedef struct nrm_jackknife {
    const double *without;
    const double *weight; /* NULL for one each */
    size_t n;
} nrm_jackknife;

/* The acceleration; 0 where all estimates are equal. */
double nrm_bca_acceleration(const nrm_jackknife *j);

/* Which quantiles of the replicates the limits are; both may be 0 or 1. */
nrm_span nrm_bca_quantiles(double bias, double acceleration, double level);

/* The same from what was computed elsewhere: sorted replicates, the estimate.
 */
nrm_bca_result
nrm_bca_limits(const double *sorted, size_t replicates, double estimate,
               const nrm_jackknife *jackknife, double level);

#endif
