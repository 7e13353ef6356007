/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Exact law. With groups of equal values of sizes t1 .. tk, S is s_max less
 * twice the number of inversions, and the orders of the multiset with i
 * inversions number the coefficient of q^i in the q-multinomial
 * [n; t1 .. tk] (MacMahon 1916; Stanley 2012, proposition 1.7.1). It is the
 * product over groups of q-binomials [m + t; t], where m is the size of the
 * groups before, and each of these the product over i = 1 .. t of
 * (1 - q^(m+i)) / (1 - q^i). Scaled by i / (m + i) a factor keeps the sum of
 * the coefficients at 1, which makes them probabilities.
 *
 * Only coefficients up to the one asked for are made, and never beyond the
 * middle: the law is symmetric. They rise up to there, so that the division
 * (a sum) before the multiplication (a difference) keeps every coefficient to
 * a few times n roundings, and a small tail is as exact as a large one.
 */
#include "math/kendall.h"

#include "math/dist.h"
#include "math/sort.h"

#include <math.h>
#include <string.h>

static void
count_ties(nrm_arena *a, const double *x, size_t n, nrm_kendall *k)
{
    double *sorted = nrm_new_n(a, double, n);

    memcpy(sorted, x, n * sizeof *x);
    nrm_sort(sorted, n);
    k->ties = nrm_new_n(a, size_t, n);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || sorted[i] != sorted[i - 1])
            k->n_ties++;
        k->ties[k->n_ties - 1]++;
    }
}

static double
pairs_of(double n)
{
    return n * (n - 1) / 2;
}

void
nrm_kendall_of(nrm_arena *a, const double *x, size_t n, nrm_kendall *out)
{
    double pairs = pairs_of((double)n), all = (double)n;
    long long s = 0;

    *out = (nrm_kendall){ .n = n, .s_max = pairs };
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++)
            s += (x[j] > x[i]) - (x[j] < x[i]);
    count_ties(a, x, n, out);
    out->s = (double)s;
    out->variance = all * (all - 1) * (2 * all + 5);
    for (size_t g = 0; g < out->n_ties; g++) {
        double t = (double)out->ties[g];

        out->s_max -= pairs_of(t);
        out->variance -= t * (t - 1) * (2 * t + 5);
    }
    out->variance /= 18;
    if (out->s_max > 0)
        out->tau = out->s / (sqrt(out->s_max) * sqrt(pairs));
}

/* Multiplies by [m + t; t] scaled to sum 1, up to q^top. */
static void
multiply(double *share, size_t top, size_t m, size_t t)
{
    for (size_t i = 1; i <= t && m > 0; i++) {
        double scale = (double)i / (double)(m + i);

        for (size_t k = i; k <= top; k++)
            share[k] += share[k - i];
        for (size_t k = top; k >= m + i; k--)
            share[k] -= share[k - m - i];
        for (size_t k = 0; k <= top; k++)
            share[k] *= scale;
    }
}

/* P(i inversions) for i = 0 .. top, top at or below the middle. */
static double *
inversion_shares(nrm_arena *scratch, const nrm_kendall *seasons,
                 size_t n_seasons, size_t top)
{
    double *share = nrm_new_n(scratch, double, top + 1);

    share[0] = 1;
    for (size_t season = 0; season < n_seasons; season++) {
        const nrm_kendall *k = &seasons[season];

        for (size_t g = 0, before = 0; g < k->n_ties; g++) {
            size_t small = k->ties[g] < before ? k->ties[g] : before;
            size_t large = k->ties[g] < before ? before : k->ties[g];

            multiply(share, top, large, small);
            before += k->ties[g];
        }
    }
    return share;
}

static double
few_inversions(nrm_arena *scratch, const nrm_kendall *seasons, size_t n_seasons,
               size_t top)
{
    double *share = inversion_shares(scratch, seasons, n_seasons, top);
    double sum = 0;

    for (size_t k = 0; k <= top; k++)
        sum += share[k];
    return fmin(sum, 1);
}

/* S runs from -s_max to s_max in steps of 2. */
double
nrm_kendall_exact(nrm_arena *scratch, const nrm_kendall *seasons,
                  size_t n_seasons, double s)
{
    double s_max = 0;

    for (size_t i = 0; i < n_seasons; i++)
        s_max += seasons[i].s_max;
    if (s > s_max)
        return 0;
    if (s <= -s_max)
        return 1;
    if (s <= 0) /* 1 - P(S < s) = 1 - P(S > -s) */
        return 1
               - nrm_kendall_exact(scratch, seasons, n_seasons,
                                   2 * floor((s_max - s) / 2 + 1) - s_max);
    return few_inversions(scratch, seasons, n_seasons,
                          (size_t)floor((s_max - s) / 2));
}

double
nrm_kendall_exact_both(nrm_arena *scratch, const nrm_kendall *seasons,
                       size_t n_seasons, double s)
{
    if (s == 0)
        return 1;
    return fmin(1, 2 * nrm_kendall_exact(scratch, seasons, n_seasons, fabs(s)));
}

double
nrm_kendall_critical(nrm_arena *scratch, size_t n, double tail)
{
    size_t pairs = n * (n - 1) / 2, top = pairs / 2, i = 0;
    nrm_kendall k = { .n = n, .n_ties = n };
    double *share, sum;

    k.ties = nrm_new_n(scratch, size_t, n);
    for (size_t g = 0; g < n; g++)
        k.ties[g] = 1;
    share = inversion_shares(scratch, &k, 1, top);
    for (sum = share[0]; sum <= tail && i < top; sum += share[i])
        i++;
    return (double)pairs - 2 * (double)i + 2;
}

double
nrm_kendall_z(double s, double variance, bool continuous)
{
    double shifted = continuous ? fmax(fabs(s) - 1, 0) : fabs(s);

    return variance > 0 ? copysign(shifted / sqrt(variance), s) : 0;
}

double
nrm_normal_both(double z)
{
    return fmin(1, 2 * nrm_normal_q(fabs(z)));
}
