/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The model is y = b0 + b1 t + sum of c_j max(t - tau_j, 0): b1 is the slope
 * of the first segment and c_j the change of slope at bend j.
 */
#include "math/joinpoint.h"

#include "math/bends.h"
#include "math/linear.h"

#include <math.h>

size_t
nrm_bent_most(const nrm_bent_data *d)
{
    size_t k = NRM_JOINPOINTS_MAX;

    while (k > 0
           && (d->n < 2 * d->min_end + k + (k - 1) * d->min_between
               || d->n < 2 * k + 3))
        k--;
    return k;
}

/* Slopes and their covariance from the changes of slope. */
static void
set_slopes(nrm_arena *a, const nrm_linear *l, nrm_bent *b)
{
    size_t k = b->k, p = l->p;
    double variance = b->sse / b->df;

    b->cov = nrm_new_n(a, double, (k + 1) * (k + 1));
    b->intercept = l->coef[0];
    for (size_t i = 0; i <= k; i++) {
        b->slope[i] = l->coef[1 + i] + (i > 0 ? b->slope[i - 1] : 0);
        for (size_t j = 0; j <= k; j++) {
            double sum = 0;

            for (size_t u = 1; u <= i + 1; u++)
                for (size_t v = 1; v <= j + 1; v++)
                    sum += l->cov[u * p + v];
            b->cov[i * (k + 1) + j] = variance * sum;
        }
    }
}

int
nrm_bends_fit(nrm_arena *a, const nrm_bent_data *d, size_t k, const double *at,
              nrm_bent *out, nrm_err *e)
{
    double *x = nrm_new_n(a, double, d->n *(k + 2));
    nrm_linear_model m = {
        .n = d->n, .p = k + 2, .x = x, .y = d->y, .weight = d->weight
    };
    nrm_linear l;

    *out = (nrm_bent){ .k = k, .df = (double)d->n - 2 * (double)k - 2 };
    for (size_t i = 0; i < d->n; i++) {
        x[i] = 1;
        x[d->n + i] = d->t[i] - d->t[0];
        for (size_t j = 0; j < k; j++)
            x[(j + 2) * d->n + i] = fmax(d->t[i] - at[j], 0);
    }
    for (size_t j = 0; j < k; j++)
        out->at[j] = at[j];
    if (nrm_linear_fit(a, &m, &l, e) != 0)
        return -1;
    out->sse = l.rss;
    set_slopes(a, &l, out);
    return 0;
}

int
nrm_bends_check(const nrm_bent_data *d, size_t k, nrm_err *e)
{
    if (d->n < 3)
        return nrm_fail(e, NRM_EMATH, "too few values for a line");
    if (k <= nrm_bent_most(d))
        return 0;
    return nrm_fail(e, NRM_EMATH, "%zu values have no room for %zu bends", d->n,
                    k);
}

int
nrm_bent_grid(nrm_arena *a, const nrm_bent_data *d, size_t k, nrm_bent *out,
              nrm_err *e)
{
    double at[NRM_JOINPOINTS_MAX] = { 0 };
    nrm_bends *bends;

    if (nrm_bends_check(d, k, e) != 0)
        return -1;
    bends = nrm_bends_new(a, d);
    for (size_t i = 0; i < d->n; i++)
        nrm_bends_y(bends, 0)[i * NRM_LANES] = nrm_bends_root(d, i) * d->y[i];
    nrm_bends_search(bends, k);
    for (size_t j = 0; j < k; j++)
        at[j] = d->t[nrm_bends_place(bends, j)];
    return nrm_bends_fit(a, d, k, at, out, e);
}

static double
criterion(const nrm_bent_data *d, const nrm_bent *b, double penalty)
{
    double n = (double)d->n;

    return log(b->sse / n) + penalty * log(n) / n;
}

double
nrm_bent_bic(const nrm_bent_data *d, const nrm_bent *b)
{
    return criterion(d, b, 2 * (double)b->k + 2);
}

double
nrm_bent_bic3(const nrm_bent_data *d, const nrm_bent *b)
{
    return criterion(d, b, 3 * (double)b->k + 2);
}

/*
 * How much of the squares a bend explains among the values behind `from` and
 * up to `to`: those of the segments on both sides.
 */
static double
share_explained(nrm_arena *scratch, const nrm_bent_data *d, double from,
                double to, double at)
{
    nrm_bent_data part = *d;
    nrm_err ignored = { 0 };
    nrm_bent with, without;
    size_t first = 0;

    while (first < d->n && d->t[first] <= from)
        first++;
    part.n = 0;
    while (first + part.n < d->n && d->t[first + part.n] <= to)
        part.n++;
    part.t = d->t + first;
    part.y = d->y + first;
    part.weight = d->weight == NULL ? NULL : d->weight + first;
    if (nrm_bends_fit(scratch, &part, 0, NULL, &without, &ignored) != 0
        || nrm_bends_fit(scratch, &part, 1, &at, &with, &ignored) != 0
        || !(without.sse > 0))
        return 0;
    return fmax(1 - with.sse / without.sse, 0);
}

double
nrm_bent_wbic(nrm_arena *scratch, const nrm_bent_data *d, const nrm_bent *b,
              double *r)
{
    double k = (double)b->k, largest = 0;

    for (size_t j = 0; j < b->k; j++) {
        double from = j == 0 ? d->t[0] - 1 : b->at[j - 1];
        double to = j + 1 == b->k ? d->t[d->n - 1] : b->at[j + 1];
        double share = share_explained(scratch, d, from, to, b->at[j]);

        largest = fmax(largest, share);
        if (r != NULL)
            r[j] = share;
    }
    return criterion(d, b, (2 + largest) * k + 2);
}

nrm_bent_mean
nrm_bent_average(const nrm_bent *b, double first, double last)
{
    double weight[NRM_JOINPOINTS_MAX + 1], variance = 0;
    nrm_bent_mean mean = { 0 };

    for (size_t i = 0; i <= b->k; i++) {
        double from = i == 0 ? first : fmax(b->at[i - 1], first);
        double to = i == b->k ? last : fmin(b->at[i], last);

        weight[i] = fmax(to - from, 0) / (last - first);
        mean.slope += weight[i] * b->slope[i];
    }
    for (size_t i = 0; i <= b->k; i++)
        for (size_t j = 0; j <= b->k; j++)
            variance += weight[i] * weight[j] * b->cov[i * (b->k + 1) + j];
    mean.se = sqrt(variance);
    return mean;
}
