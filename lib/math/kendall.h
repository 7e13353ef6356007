/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Mann-Kendall test of a trend (Mann 1945, Kendall 1975): exact with ties,
 * its normal approximation, and the forms for seasons and autocorrelation.
 */
#ifndef NRM_MATH_KENDALL_H
#define NRM_MATH_KENDALL_H

#include "base/arena.h"
#include "base/err.h"

#include <stddef.h>

typedef struct nrm_kendall {
    size_t n;
    double s;        /* rising minus falling pairs */
    double s_max;    /* pairs that differ: the largest |s| */
    double variance; /* of s over all orders of the values */
    double tau;      /* tau-b: s over the geometric mean of s_max and pairs */
    size_t *ties;    /* sizes of the groups of equal values, 1 among them */
    size_t n_ties;
} nrm_kendall;

/* What n values in their order say. tau is 0 when all are equal. */
void nrm_kendall_of(nrm_arena *a, const double *x, size_t n, nrm_kendall *out);

/*
 * P(S >= s) when every order is as likely, exact for any ties. With several
 * seasons S is the sum of theirs, and they are independent.
 *
 * seasons  their statistics, of which only the ties are read
 */
double nrm_kendall_exact(nrm_arena *scratch, const nrm_kendall *seasons,
                         size_t n_seasons, double s);

/* The same, two-sided: P(|S| >= |s|). */
double nrm_kendall_exact_both(nrm_arena *scratch, const nrm_kendall *seasons,
                              size_t n_seasons, double s);

/*
 * The least s with P(S >= s) <= tail for n different values; n (n - 1) / 2 + 2
 * when there is none. tail < 1/2, n >= 1.
 */
double nrm_kendall_critical(nrm_arena *scratch, size_t n, double tail);

/*
 * The normal score of s, moved by 1 towards 0 when `continuous`; 0 when the
 * variance is 0.
 */
double nrm_kendall_z(double s, double variance, bool continuous);

/* 2 P(Z > |z|) */
double nrm_normal_both(double z);

/*
 * The factor n / n* on the variance for autocorrelated values (Hamed and Rao
 * 1998): from the ranks of the values without their Sen slope, at the lags
 * where the correlation is significant at 1 - level. Not positive for some
 * short series, which then have no such test. n >= 3.
 */
double nrm_kendall_hamed_rao(nrm_arena *scratch, const double *x, size_t n,
                             double level);

/* The same from the values and all lags (Yue and Wang 2004). */
double nrm_kendall_yue_wang(nrm_arena *scratch, const double *x, size_t n);

/*
 * The n - 1 values without their correlation at lag 1 (von Storch 1995), with
 * the Sen slope taken out before and put back after when `trend_free` (Yue,
 * Pilon, Phinney and Cavadias 2002).
 */
void nrm_kendall_whiten(nrm_arena *scratch, const double *x, size_t n,
                        bool trend_free, double *out);

/*
 * The variance of the sum of the seasons' S when seasons of one year may be
 * correlated (Dietz and Killeen 1981; Hipel and McLeod 1994).
 *
 * x  n_years values of each season: season g begins at x + g * n_years
 */
double nrm_kendall_correlated(nrm_arena *scratch, const double *x,
                              size_t n_years, size_t n_seasons);

#endif
