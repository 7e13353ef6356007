/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "math/signed_rank.h"

#include "math/quantile.h"
#include "math/sort.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A difference that is not 0, and twice its rank, which is whole. */
typedef struct ranked {
    double difference;
    size_t doubled;
} ranked;

static int
by_size(const void *left, const void *right)
{
    double l = fabs(((const ranked *)left)->difference);
    double r = fabs(((const ranked *)right)->difference);

    return (l > r) - (l < r);
}

static void
give_ranks(ranked *r, size_t n)
{
    if (n > 1)
        qsort(r, n, sizeof *r, by_size);
    for (size_t first = 0; first < n;) {
        size_t end = first + 1;

        while (end < n && by_size(&r[first], &r[end]) == 0)
            end++;
        for (size_t i = first; i < end; i++)
            r[i].doubled = first + end + 1; /* twice the mean of the ranks */
        first = end;
    }
}

/*
 * The share of the sign patterns for each doubled sum: one rank after the
 * other either counts or does not.
 */
static double *
null_law(nrm_arena *a, const ranked *r, size_t n, size_t most)
{
    double *share = nrm_new_n(a, double, most + 1);
    size_t reached = 0;

    share[0] = 1;
    for (size_t i = 0; i < n; i++) {
        reached += r[i].doubled;
        for (size_t s = reached + 1; s-- > 0;)
            share[s] =
                (share[s] + (s >= r[i].doubled ? share[s - r[i].doubled] : 0))
                / 2;
    }
    return share;
}

/* Twice the smaller tail, at most 1; the law is symmetric. */
static double
two_sided(const double *share, size_t most, size_t doubled)
{
    size_t low = doubled < most - doubled ? doubled : most - doubled;
    double tail = 0;

    for (size_t s = 0; s <= low; s++)
        tail += share[s];
    return fmin(2 * tail, 1);
}

/*
 * The Hodges-Lehmann shift and its limits: the k-th smallest and largest mean
 * of two, for the largest k whose tail of the untied law is within the level.
 */
static void
find_shift(nrm_arena *a, const double *x, size_t n, double level,
           nrm_signed_rank *out)
{
    size_t pairs = n * (n + 1) / 2, to = 0, k = 0;
    double *means = nrm_new_n(a, double, pairs), tail = 0;
    ranked *untied = nrm_new_n(a, ranked, n);
    double *share;

    for (size_t i = 0; i < n; i++)
        for (size_t j = i; j < n; j++)
            means[to++] = (x[i] + x[j]) / 2;
    nrm_sort(means, pairs);
    out->shift = nrm_quantile(means, pairs, 0.5, 7);
    for (size_t i = 0; i < n; i++)
        untied[i].doubled = 2 * (i + 1);
    share = null_law(a, untied, n, 2 * pairs);
    while (k < pairs / 2 && tail + share[2 * k] <= (1 - level) / 2)
        tail += share[2 * k++];
    out->coverage = 1 - 2 * tail;
    if (k == 0) { /* too few pairs for the level: nothing can be excluded */
        out->limits.low = -INFINITY;
        out->limits.high = INFINITY;
        return;
    }
    out->limits.low = means[k - 1];
    out->limits.high = means[pairs - k];
}

int
nrm_signed_rank_of(nrm_arena *a, const double *x, size_t n, double level,
                   nrm_signed_rank *out, nrm_err *e)
{
    ranked *r = nrm_new_n(a, ranked, n);
    size_t positive = 0, most = 0;

    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < n; i++)
        if (x[i] != 0)
            r[out->n++].difference = x[i];
    out->zeros = n - out->n;
    if (out->n > NRM_SIGNED_RANK_MAX)
        return nrm_fail(e, NRM_EMATH,
                        "the signed-rank test takes %d pairs that differ, "
                        "there are %zu",
                        NRM_SIGNED_RANK_MAX, out->n);
    give_ranks(r, out->n);
    for (size_t i = 0; i < out->n; i++) {
        most += r[i].doubled;
        positive += r[i].difference > 0 ? r[i].doubled : 0;
    }
    out->sum = (double)positive / 2;
    out->p = 1;
    out->coverage = 1;
    if (out->n == 0)
        return 0;
    out->p = two_sided(null_law(a, r, out->n, most), most, positive);
    out->effect = (2 * (double)positive - (double)most) / (double)most;
    find_shift(a, x, n, level, out);
    return 0;
}
