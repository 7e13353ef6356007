/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "math/moments.h"

#include <math.h>
#include <string.h>

#define SKEW_LIMIT 2.0
#define KURTOSIS_LIMIT 3.5
#define MOVES_MAX 5

nrm_span
nrm_range(const double *x, size_t n)
{
    nrm_span range = { x[0], x[0] };

    for (size_t i = 1; i < n; i++) {
        range.low = fmin(range.low, x[i]);
        range.high = fmax(range.high, x[i]);
    }
    return range;
}

double
nrm_mean(const double *x, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += x[i];
    return sum / (double)n;
}

/* The central moment of an order, with divisor n. */
static double
moment(const double *x, size_t n, int order)
{
    double mean = nrm_mean(x, n), sum = 0;

    for (size_t i = 0; i < n; i++) {
        double d = x[i] - mean;

        sum += order == 2 ? d * d : order == 3 ? d * d * d : d * d * d * d;
    }
    return sum / (double)n;
}

double
nrm_variance(const double *x, size_t n)
{
    return moment(x, n, 2) * (double)n / (double)(n - 1);
}

double
nrm_skewness(const double *x, size_t n)
{
    double spread = moment(x, n, 2), count = (double)n;

    if (spread <= 0)
        return 0;
    return moment(x, n, 3) / pow(spread, 1.5) * sqrt(count * (count - 1))
           / (count - 2);
}

double
nrm_kurtosis(const double *x, size_t n)
{
    double spread = moment(x, n, 2), count = (double)n, excess;

    if (spread <= 0)
        return 0;
    excess = moment(x, n, 4) / (spread * spread) - 3;
    return ((count + 1) * excess + 6) * (count - 1)
           / ((count - 2) * (count - 3));
}

static bool
has_outliers(const double *x, size_t n)
{
    return fabs(nrm_skewness(x, n)) > SKEW_LIMIT
           && nrm_kurtosis(x, n) > KURTOSIS_LIMIT;
}

/* Moves the extreme value of the longer tail to the one next to it. */
static void
winsorise(double *x, size_t n)
{
    double sign = nrm_skewness(x, n) > 0 ? 1 : -1;
    double extreme = -INFINITY, next = -INFINITY;

    for (size_t i = 0; i < n; i++)
        extreme = fmax(extreme, sign * x[i]);
    for (size_t i = 0; i < n; i++)
        if (sign * x[i] < extreme)
            next = fmax(next, sign * x[i]);
    for (size_t i = 0; i < n; i++)
        if (sign * x[i] >= extreme)
            x[i] = sign * next;
}

static void
take_logs(double *x, size_t n)
{
    nrm_span range = nrm_range(x, n);

    for (size_t i = 0; i < n; i++)
        x[i] = log(x[i] - range.low + 0.01 * (range.high - range.low));
}

nrm_treated
nrm_treat_outliers(double *x, size_t n, double *scratch)
{
    if (n < 4 || !has_outliers(x, n))
        return NRM_NOT_TREATED;
    memcpy(scratch, x, n * sizeof *x);
    for (size_t move = 0; move < MOVES_MAX; move++) {
        winsorise(scratch, n);
        if (!has_outliers(scratch, n)) {
            memcpy(x, scratch, n * sizeof *x);
            return NRM_WINSORISED;
        }
    }
    take_logs(x, n);
    return NRM_LOGGED;
}
