/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "math/sen.h"

#include "math/dist.h"
#include "math/kendall.h"
#include "math/sort.h"

#include <math.h>

double
nrm_median_in_place(double *x, size_t n)
{
    double low, high;

    if (n == 0)
        return NAN;
    high = nrm_sort_place(x, n, n / 2);
    if (n % 2 == 1)
        return high;
    low = x[0];
    for (size_t i = 1; i < n / 2; i++)
        low = x[i] > low ? x[i] : low;
    return (low + high) / 2;
}

static double
time_of(const double *t, size_t i)
{
    return t == NULL ? (double)(i + 1) : t[i];
}

nrm_slopes
nrm_slopes_of(nrm_arena *a, const double *t, const double *x,
              const size_t *season, size_t n)
{
    nrm_slopes s = { .at = nrm_new_n(a, double, n *(n - 1) / 2) };

    for (size_t i = 0; i < n; i++) {
        double first = x[i], since = time_of(t, i);

        for (size_t j = i + 1; j < n; j++) {
            double gap = time_of(t, j) - since;

            if (season != NULL && season[i] != season[j])
                continue;
            if (gap != 0)
                s.at[s.n++] = (x[j] - first) / gap;
        }
    }
    s.median = nrm_median_in_place(s.at, s.n);
    return s;
}

double
nrm_sen_slope(nrm_arena *scratch, const double *t, const double *x, size_t n)
{
    return nrm_slopes_of(scratch, t, x, NULL, n).median;
}

/* The slope of a place. The median has parted the lower ones from the rest. */
static double
slope_of(const nrm_slopes *s, size_t place)
{
    size_t half = s->n / 2;

    return place < half
               ? nrm_sort_place(s->at, half, place)
               : nrm_sort_place(s->at + half, s->n - half, place - half);
}

/* The slope of a rank from 1 to n, whole or between two. */
static double
slope_at(const nrm_slopes *s, double rank)
{
    size_t below = (size_t)floor(rank);
    double part = rank - floor(rank);
    double low = slope_of(s, below - 1);

    if (!(part > 0))
        return low;
    return low + part * (slope_of(s, below) - low);
}

bool
nrm_sen_interval(const nrm_slopes *s, double variance, double level,
                 bool interpolate, nrm_span *out)
{
    double n = (double)s->n;
    double c = nrm_normal_inv_q((1 - level) / 2) * sqrt(variance);
    double first = (n - c) / 2, last = (n + c) / 2 + 1;

    if (!interpolate) {
        first = rint(first);
        last = rint(last);
    }
    if (!(first >= 1 && last <= n))
        return false;
    out->low = slope_at(s, first);
    out->high = slope_at(s, last);
    return true;
}

/* With c the critical value of S, the rank is (n_slopes - c) / 2 + 1. */
bool
nrm_sen_interval_exact(nrm_arena *scratch, const nrm_slopes *s, size_t n,
                       double level, nrm_span *out)
{
    double c = nrm_kendall_critical(scratch, n, (1 - level) / 2);
    double rank = ((double)s->n - c) / 2 + 1;

    if (!(rank >= 1))
        return false;
    out->low = slope_at(s, rank);
    out->high = slope_at(s, (double)s->n + 1 - rank);
    return true;
}

double
nrm_sen_intercept(nrm_arena *scratch, const double *t, const double *x,
                  size_t n, double slope)
{
    double *rest = nrm_new_n(scratch, double, n);

    for (size_t i = 0; i < n; i++)
        rest[i] = x[i] - slope * time_of(t, i);
    return nrm_median_in_place(rest, n);
}
