/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mantel (1966, Cancer Chemotherapy Reports 50:163): at each time with d
 * decisions among n at risk, n_g of them in group g, the expected decisions of
 * g are d n_g / n, with the variance of a hypergeometric law. The statistic is
 * (O - E)' V^- (O - E) over all groups but those that add no variance.
 */
#include "math/dist.h"
#include "math/survival.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct sums {
    size_t k;
    double *observed, *expected;
    double *variance;  /* k by k */
    double *at_risk;   /* of each group, in this stratum, now */
    double *decisions; /* of each group, at this time */
} sums;

static int
by_stratum(const void *left, const void *right)
{
    const nrm_case *x = left, *y = right;

    if (x->stratum != y->stratum)
        return x->stratum < y->stratum ? -1 : 1;
    return (x->time > y->time) - (x->time < y->time);
}

/* Adds a time at which d decide among r. */
static void
add_time(sums *s, double d, double r)
{
    double spread = r > 1 ? d * (r - d) / (r - 1) : 0;

    for (size_t g = 0; g < s->k; g++) {
        double share = s->at_risk[g] / r;

        s->observed[g] += s->decisions[g];
        s->expected[g] += d * share;
        s->variance[g * s->k + g] += spread * share;
        for (size_t h = 0; h < s->k; h++)
            s->variance[g * s->k + h] -= spread * share * s->at_risk[h] / r;
    }
}

/* One stratum of cases sorted by time. */
static void
add_stratum(sums *s, const nrm_case *cases, size_t n)
{
    memset(s->at_risk, 0, s->k * sizeof *s->at_risk);
    for (size_t i = 0; i < n; i++)
        s->at_risk[cases[i].group]++;
    for (size_t i = 0; i < n;) {
        double d = 0, r = (double)(n - i);
        size_t end = i;

        memset(s->decisions, 0, s->k * sizeof *s->decisions);
        for (; end < n && cases[end].time == cases[i].time; end++)
            if (cases[end].cause > 0) {
                s->decisions[cases[end].group]++;
                d++;
            }
        if (d > 0)
            add_time(s, d, r);
        for (; i < end; i++)
            s->at_risk[cases[i].group]--;
    }
}

/*
 * The quadratic form by elimination without pivoting, which suits a matrix
 * that is semidefinite; a pivot that is 0 but for rounding is left out.
 */
static double
quadratic_form(double *v, double *x, size_t k, double scale, size_t *rank)
{
    double sum = 0;

    *rank = 0;
    for (size_t i = 0; i < k; i++) {
        double pivot = v[i * k + i];

        if (pivot <= 1e-10 * scale)
            continue;
        ++*rank;
        sum += x[i] * x[i] / pivot;
        for (size_t j = i + 1; j < k; j++) {
            double factor = v[j * k + i] / pivot;

            x[j] -= factor * x[i];
            for (size_t m = i + 1; m < k; m++)
                v[j * k + m] -= factor * v[i * k + m];
        }
    }
    return sum;
}

nrm_logrank_result
nrm_logrank(nrm_arena *a, const nrm_case *cases, size_t n, size_t k)
{
    nrm_case *sorted = nrm_new_n(a, nrm_case, n);
    double *distance = nrm_new_n(a, double, k), scale = 0;
    sums s = { k,
               nrm_new_n(a, double, k),
               nrm_new_n(a, double, k),
               nrm_new_n(a, double, k *k),
               nrm_new_n(a, double, k),
               nrm_new_n(a, double, k) };
    nrm_logrank_result r = { 0, 0, NAN, s.observed, s.expected };

    memcpy(sorted, cases, n * sizeof *cases);
    if (n > 1)
        qsort(sorted, n, sizeof *sorted, by_stratum);
    for (size_t i = 0, end = 0; i < n; i = end) {
        while (end < n && sorted[end].stratum == sorted[i].stratum)
            end++;
        add_stratum(&s, sorted + i, end - i);
    }
    for (size_t g = 0; g < k; g++) {
        distance[g] = s.observed[g] - s.expected[g];
        scale += s.observed[g];
    }
    r.statistic = quadratic_form(s.variance, distance, k, scale, &r.df);
    if (r.df > 0)
        r.p = nrm_chisq_q(r.statistic, (double)r.df);
    return r;
}
