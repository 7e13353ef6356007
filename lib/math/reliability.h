/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How far the items of a scale measure one thing.
 *
 * Cronbach (1951), Psychometrika 16:297-334: alpha, which for answers of 0 and
 * 1 is KR-20 (Kuder and Richardson 1937). Its error: Duhachek and Iacobucci
 * (2004), Journal of Applied Psychology 89(5):792-808, equation 2. Guttman
 * (1945), Psychometrika 10:255-282: lambda 6, here from correlations. The
 * item-rest correlation leaves the item out of the sum.
 */
#ifndef NRM_MATH_RELIABILITY_H
#define NRM_MATH_RELIABILITY_H

#include "base/arena.h"
#include "base/err.h"
#include "base/num.h"

#include <stddef.h>

typedef struct nrm_item_fit {
    nrm_maybe alpha_without; /* alpha of the other items; needs k >= 3 */
    nrm_maybe rest;          /* correlation with the sum of the others */
} nrm_item_fit;

typedef struct nrm_reliability {
    double alpha;        /* from covariances */
    double std_alpha;    /* from correlations */
    double error;        /* standard error of alpha */
    double mean_r;       /* mean correlation of two items */
    nrm_maybe lambda6;   /* unknown when an item is a combination of others */
    nrm_item_fit *items; /* k of them */
} nrm_reliability;

/*
 * x  n persons (or countries) by k items, row by row, all known
 * n  at least 3
 * k  at least 2
 *
 * What needs the spread of the other items is unknown where they have none.
 * Fails with NRM_EMATH when an item is constant, or the sum of all.
 */
int nrm_reliability_of(nrm_arena *a, const double *x, size_t n, size_t k,
                       nrm_reliability *out, nrm_err *e) NRM_MUST_USE;

/*
 * Limits of alpha: Feldt (1965), Psychometrika 30:357-370, from the F
 * distribution with n - 1 and (n - 1)(k - 1) degrees of freedom.
 *
 * alpha  below 1
 * level  as a share: 0.95
 */
nrm_span nrm_alpha_limits(double alpha, size_t n, size_t k, double level);

#endif
