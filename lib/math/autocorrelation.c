/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mann-Kendall for values that depend on those before. Autocorrelation is the
 * usual estimate: covariance at the lag over n, over the variance over n.
 *
 * Hamed and Rao (1998), equation 14, with ranks r of the detrended values:
 * n / n* = 1 + 2 / (n (n-1) (n-2)) sum (n-i) (n-i-1) (n-i-2) r_i over the
 * significant lags i. Yue and Wang (2004), equation 6:
 * n / n* = 1 + 2 sum (1 - i/n) r_i over all lags.
 */
#include "math/kendall.h"

#include "math/dist.h"
#include "math/sen.h"

#include <math.h>

/* The correlation at a lag below n; 0 when all values are equal. */
static double
correlation(const double *x, size_t n, size_t lag)
{
    double mean = 0, cross = 0, square = 0;

    for (size_t i = 0; i < n; i++)
        mean += x[i] / (double)n;
    for (size_t i = 0; i < n; i++) {
        square += (x[i] - mean) * (x[i] - mean);
        if (i >= lag)
            cross += (x[i] - mean) * (x[i - lag] - mean);
    }
    return square > 0 ? cross / square : 0;
}

/* The values less slope * place; returns the slope. */
static double
detrend(nrm_arena *scratch, const double *x, size_t n, double *out)
{
    double slope = nrm_sen_slope(scratch, NULL, x, n);

    for (size_t i = 0; i < n; i++)
        out[i] = x[i] - slope * (double)(i + 1);
    return slope;
}

/* Ranks from 1, the mean of their places for equal values. */
static void
rank(const double *x, size_t n, double *out)
{
    for (size_t i = 0; i < n; i++) {
        double below = 0, equal = 0;

        for (size_t j = 0; j < n; j++) {
            below += x[j] < x[i];
            equal += x[j] == x[i];
        }
        out[i] = below + (equal + 1) / 2;
    }
}

double
nrm_kendall_hamed_rao(nrm_arena *scratch, const double *x, size_t n,
                      double level)
{
    double *free_of_trend = nrm_new_n(scratch, double, n);
    double *ranks = nrm_new_n(scratch, double, n);
    double all = (double)n, sum = 0;
    double limit = nrm_normal_inv_q((1 - level) / 2) / sqrt(all);

    detrend(scratch, x, n, free_of_trend);
    rank(free_of_trend, n, ranks);
    for (size_t lag = 1; lag < n; lag++) {
        double r = correlation(ranks, n, lag), rest = (double)(n - lag);

        if (fabs(r) > limit)
            sum += rest * (rest - 1) * (rest - 2) * r;
    }
    return 1 + 2 / (all * (all - 1) * (all - 2)) * sum;
}

double
nrm_kendall_yue_wang(nrm_arena *scratch, const double *x, size_t n)
{
    double *free_of_trend = nrm_new_n(scratch, double, n);
    double sum = 0;

    detrend(scratch, x, n, free_of_trend);
    for (size_t lag = 1; lag < n; lag++)
        sum +=
            (1 - (double)lag / (double)n) * correlation(free_of_trend, n, lag);
    return 1 + 2 * sum;
}

void
nrm_kendall_whiten(nrm_arena *scratch, const double *x, size_t n,
                   bool trend_free, double *out)
{
    double *base = nrm_new_n(scratch, double, n);
    double slope = 0, r;

    for (size_t i = 0; i < n; i++)
        base[i] = x[i];
    if (trend_free)
        slope = detrend(scratch, x, n, base);
    r = correlation(base, n, 1);
    for (size_t i = 1; i < n; i++)
        out[i - 1] = base[i] - r * base[i - 1] + slope * (double)(i + 1);
}

static double
sign(double x)
{
    return (x > 0) - (x < 0);
}

/* The covariance of the S of two seasons from their ranks. */
static double
season_covariance(const double *g, const double *h, const double *rank_g,
                  const double *rank_h, size_t n)
{
    double concordant = 0, ranks = 0, all = (double)n;

    for (size_t j = 0; j < n; j++) {
        for (size_t i = 0; i < j; i++)
            concordant += sign((g[j] - g[i]) * (h[j] - h[i]));
        ranks += rank_g[j] * rank_h[j];
    }
    return (concordant + 4 * ranks - all * (all + 1) * (all + 1)) / 3;
}

double
nrm_kendall_correlated(nrm_arena *scratch, const double *x, size_t n_years,
                       size_t n_seasons)
{
    double *ranks = nrm_new_n(scratch, double, n_years *n_seasons);
    double sum = 0;

    for (size_t g = 0; g < n_seasons; g++)
        rank(x + g * n_years, n_years, ranks + g * n_years);
    for (size_t g = 0; g < n_seasons; g++)
        for (size_t h = 0; h < n_seasons; h++)
            sum += season_covariance(x + g * n_years, x + h * n_years,
                                     ranks + g * n_years, ranks + h * n_years,
                                     n_years);
    return sum;
}
