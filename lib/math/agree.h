/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far raters (institutions, coders) agree beyond chance. */
#ifndef NRM_MATH_AGREE_H
#define NRM_MATH_AGREE_H

#include "base/arena.h"
#include "base/num.h"

#include <stddef.h>

/*
 * Ratings: at[unit * raters + rater] is a category 0 .. categories - 1, or
 * NRM_NO_RATING.
 */
#define NRM_NO_RATING ((size_t)-1)

typedef struct nrm_ratings {
    size_t units, raters, categories;
    const size_t *at;
    const double *value; /* of each category, for interval and ratio scales */
} nrm_ratings;

typedef enum nrm_kappa_weights {
    NRM_KAPPA_PLAIN,
    NRM_KAPPA_LINEAR,   /* 1 - |i - j| / (k - 1) */
    NRM_KAPPA_QUADRATIC /* 1 - ((i - j) / (k - 1))^2 */
} nrm_kappa_weights;

typedef struct nrm_agreement {
    double value;
    double se; /* NaN where there is no formula */
    double p;  /* of no agreement beyond chance, two-sided; or NaN */
} nrm_agreement;

/*
 * Two raters: table[i * k + j] units got i from the first and j from the
 * second (Cohen 1960, 1968; errors by Fleiss, Cohen and Everitt 1969).
 */
nrm_agreement
nrm_agree_cohen(size_t k, const double *table, nrm_kappa_weights weights);

/* The table of two raters of `r` in the arena, without missing ratings. */
double *nrm_agree_table(nrm_arena *a, const nrm_ratings *r, size_t first,
                        size_t second) NRM_MUST_USE;

/* Any number of raters, no rating missing (Fleiss 1971). */
nrm_agreement nrm_agree_fleiss(nrm_arena *a, const nrm_ratings *r);

/* Any number of raters, ratings may be missing (Gwet 2008). */
nrm_agreement nrm_agree_ac1(nrm_arena *a, const nrm_ratings *r);

/* Share of pairs of ratings of a unit that are the same. */
double nrm_agree_share(nrm_arena *a, const nrm_ratings *r);

typedef enum nrm_scale {
    NRM_NOMINAL,
    NRM_ORDINAL,
    NRM_INTERVAL,
    NRM_RATIO
} nrm_scale;

/* Ratings may be missing (Krippendorff 2004, ch. 11). */
nrm_agreement
nrm_agree_krippendorff(nrm_arena *a, const nrm_ratings *r, nrm_scale scale);

/*
 * Whether two raters say yes equally often: b units had yes from the first
 * only, c from the second only (McNemar 1947). The p-values are of the
 * statistic, with continuity correction, and exact.
 */
typedef struct nrm_mcnemar_result {
    double statistic, p, p_exact;
} nrm_mcnemar_result;

nrm_mcnemar_result nrm_mcnemar(double b, double c);

#endif
