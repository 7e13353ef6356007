/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sample skewness and kurtosis, and the treatment of outliers that composite
 * indicators use.
 *
 * Joanes and Gill (1998), "Comparing measures of sample skewness and
 * kurtosis", The Statistician 47(1): G1 and G2. OECD/JRC (2008), Handbook on
 * Constructing Composite Indicators, step 5, for the treatment; the limits and
 * the order of its steps are those of Becker et al. (2022), Journal of Open
 * Source Software 7(78), 4567.
 */
#ifndef NRM_MATH_MOMENTS_H
#define NRM_MATH_MOMENTS_H

#include "base/num.h"

#include <stdbool.h>
#include <stddef.h>

/* The smallest and the largest of n >= 1 numbers. */
nrm_span nrm_range(const double *x, size_t n);

/* Arithmetic mean of n >= 1 numbers. */
double nrm_mean(const double *x, size_t n);

/* Variance with divisor n - 1, for n >= 2. */
double nrm_variance(const double *x, size_t n);

/* G1, for n >= 3; 0 when all values are equal. */
double nrm_skewness(const double *x, size_t n);

/* G2, the excess over the normal law, for n >= 4; 0 when all are equal. */
double nrm_kurtosis(const double *x, size_t n);

typedef enum nrm_treated {
    NRM_NOT_TREATED,
    NRM_WINSORISED, /* up to five extreme values were moved inwards */
    NRM_LOGGED      /* all values became log(x - min + 0.01 (max - min)) */
} nrm_treated;

/*
 * Treats values in place when |skewness| > 2 and kurtosis > 3.5: the extreme
 * value of the longer tail is replaced by its neighbour, up to five times;
 * when that is not enough the logarithm is taken of the original values.
 * `scratch` holds n numbers. Fewer than four values are left alone.
 */
nrm_treated nrm_treat_outliers(double *x, size_t n, double *scratch);

#endif
