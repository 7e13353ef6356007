/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two rates or two shares compared: intervals for ratio and difference, and
 * tests of equality. `level` is a share. An open end of a ratio is INFINITY.
 * NaN for arguments outside of their range.
 */
#ifndef NRM_MATH_COMPARE_H
#define NRM_MATH_COMPARE_H

#include "base/num.h"

/* Events and what they came from: persons, person-years, or tries. */
typedef struct nrm_sample {
    double events; /* >= 0 */
    double n;      /* > 0 */
} nrm_sample;

typedef nrm_span nrm_compare(nrm_sample a, nrm_sample b, double level);

/*
 * Ratio of two Poisson rates, a to b, exact given the sum of the events
 * (Przyborowski and Wilenski 1940): Clopper-Pearson for the share of a in it.
 */
nrm_compare nrm_rate_ratio_exact;

/* The same with mid-P for the share. */
nrm_compare nrm_rate_ratio_midp;

/* Score intervals of ratio and difference of two rates. */
nrm_compare nrm_rate_ratio_score;
nrm_compare nrm_rate_difference_score;

/*
 * Difference of two shares, a less b: the hybrid of Wilson limits (Newcombe
 * 1998, method 10) and the score interval (Miettinen and Nurminen 1985).
 */
nrm_compare nrm_share_difference_newcombe;
nrm_compare nrm_share_difference_score;

/* Ratio of two shares: score (Miettinen and Nurminen), logarithm (Katz). */
nrm_compare nrm_share_ratio_score;
nrm_compare nrm_share_ratio_log;

/*
 * Two-sided p-values of equal rates given the sum of the events: all outcomes
 * that are not more probable than the observed one; twice the smaller tail;
 * twice the smaller tail with half of the observed point.
 */
double nrm_rate_ratio_p_exact(nrm_sample a, nrm_sample b);
double nrm_rate_ratio_p_central(nrm_sample a, nrm_sample b);
double nrm_rate_ratio_p_midp(nrm_sample a, nrm_sample b);

/* The score test of equal rates. */
double nrm_rate_p_score(nrm_sample a, nrm_sample b);

/* The score tests of equal shares (Miettinen and Nurminen). */
double nrm_share_p_score(nrm_sample a, nrm_sample b);

#endif
