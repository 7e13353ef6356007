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
 * Up to 20 values the coefficients are whole numbers of 64 bits. Only those up
 * to the one asked for are made, and never beyond the middle: the law is
 * symmetric. They rise up to there, so that the division (a sum) before the
 * multiplication (a difference) keeps every coefficient to a few times n
 * roundings, and a small tail is as exact as a large one.
 */
#include "math/kendall.h"

#include "math/dist.h"
#include "math/sort.h"

#include <math.h>
#include <stdint.h>
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
    size_t falling = 0;

    *out = (nrm_kendall){ .n = n, .s_max = pairs };
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++)
            falling += x[j] < x[i];
    count_ties(a, x, n, out);
    out->variance = all * (all - 1) * (2 * all + 5);
    for (size_t g = 0; g < out->n_ties; g++) {
        double t = (double)out->ties[g];

        out->s_max -= pairs_of(t);
        out->variance -= t * (t - 1) * (2 * t + 5);
    }
    out->s = out->s_max - 2 * (double)falling;
    out->variance /= 18;
    if (out->s_max > 0)
        out->tau = out->s / (sqrt(out->s_max) * sqrt(pairs));
}

/* All orders of so many values can be counted in 64 bits: 20! < 2^62. */
enum { max_counted = 20 };

/* The orders with 0 .. top inversions, as counts or as probabilities. */
typedef struct law {
    size_t top;      /* at or below the middle */
    size_t most;     /* inversions that there can be so far */
    double *share;   /* NULL where they are counted */
    uint64_t *count; /* NULL where they are not */
    uint64_t *next;  /* room for the counts after these */
    double orders;   /* of all numbers of inversions, where counted */
} law;

/* Multiplies by (1 - q^(m+i)) / (1 - q^i), scaled to sum 1, up to q^top. */
static void
multiply_share(double *share, size_t top, size_t m, size_t i)
{
    double scale = (double)i / (double)(m + i);

    for (size_t k = i; k <= top; k++)
        share[k] += share[k - i];
    for (size_t k = top; k >= m + i; k--)
        share[k] -= share[k - m - i];
    for (size_t k = 0; k <= top; k++)
        share[k] *= scale;
}

/*
 * The same for counts, from `old` into `next`; what goes over 2^64 on the way
 * comes back. Singles are the common case and need no look back.
 */
static void
multiply_count(const uint64_t *old, uint64_t *next, size_t top, size_t m,
               size_t i)
{
    uint64_t last = 0;
    size_t near = m + i <= top ? m + i : top + 1;

    for (size_t k = 0; i == 1 && k < near; k++)
        next[k] = last += old[k];
    for (size_t k = near; i == 1 && k <= top; k++)
        next[k] = last += old[k] - old[k - near];
    for (size_t k = 0; i > 1 && k < near; k++)
        next[k] = old[k] + (k < i ? 0 : next[k - i]);
    for (size_t k = near; i > 1 && k <= top; k++)
        next[k] = old[k] - old[k - near] + next[k - i];
}

static void
swap_counts(law *l)
{
    uint64_t *old = l->count;

    l->count = l->next;
    l->next = old;
}

/* Multiplies by [m + t; t]. */
static void
multiply(law *l, size_t m, size_t t)
{
    for (size_t i = 1; i <= t && m > 0; i++) {
        if (l->count == NULL) {
            multiply_share(l->share, l->top, m, i);
            continue;
        }
        l->most += m;
        multiply_count(l->count, l->next, l->most < l->top ? l->most : l->top,
                       m, i);
        swap_counts(l);
        l->orders *= (double)(m + i) / (double)i;
    }
}

static law
law_of(nrm_arena *scratch, const nrm_kendall *seasons, size_t n_seasons,
       size_t top)
{
    law l = { .top = top, .orders = 1 };
    size_t n = 0;

    for (size_t season = 0; season < n_seasons; season++)
        n += seasons[season].n;
    if (n <= max_counted) {
        l.count = nrm_new_n(scratch, uint64_t, top + 1);
        l.next = nrm_new_n(scratch, uint64_t, top + 1);
        l.count[0] = 1;
    } else {
        l.share = nrm_new_n(scratch, double, top + 1);
        l.share[0] = 1;
    }
    for (size_t season = 0; season < n_seasons; season++) {
        const nrm_kendall *k = &seasons[season];

        for (size_t g = 0, before = 0; g < k->n_ties; g++) {
            size_t small = k->ties[g] < before ? k->ties[g] : before;
            size_t large = k->ties[g] < before ? before : k->ties[g];

            multiply(&l, large, small);
            before += k->ties[g];
        }
    }
    return l;
}

static double
share_at(const law *l, size_t k)
{
    return l->count == NULL ? l->share[k] : (double)l->count[k] / l->orders;
}

static double
few_inversions(nrm_arena *scratch, const nrm_kendall *seasons, size_t n_seasons,
               size_t top)
{
    law l = law_of(scratch, seasons, n_seasons, top);
    uint64_t count = 0;
    double share = 0;

    for (size_t k = 0; l.count != NULL && k <= top; k++)
        count += l.count[k];
    for (size_t k = 0; l.share != NULL && k <= top; k++)
        share += l.share[k];
    return l.count != NULL ? (double)count / l.orders : fmin(share, 1);
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
    double sum;
    law l;

    k.ties = nrm_new_n(scratch, size_t, n);
    for (size_t g = 0; g < n; g++)
        k.ties[g] = 1;
    l = law_of(scratch, &k, 1, top);
    for (sum = share_at(&l, 0); sum <= tail && i < top; sum += share_at(&l, i))
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
