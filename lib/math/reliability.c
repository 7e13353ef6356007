/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "math/reliability.h"

#include "math/dist.h"

#include <gsl/gsl_linalg.h>
#include <math.h>

#define PIVOT_MIN 1e-7   /* of a correlation matrix: a share of 1e-14 */
#define SPREAD_MIN 1e-12 /* of a sum, as a share of the variances in it */

/* The covariances of the items, divisor n - 1. */
static double *
covariances(nrm_arena *a, const double *x, size_t n, size_t k)
{
    double *mean = nrm_new_n(a, double, k);
    double *c = nrm_new_n(a, double, k *k);

    for (size_t r = 0; r < n; r++)
        for (size_t i = 0; i < k; i++)
            mean[i] += x[r * k + i] / (double)n;
    for (size_t r = 0; r < n; r++)
        for (size_t i = 0; i < k; i++)
            for (size_t j = 0; j < k; j++)
                c[i * k + j] += (x[r * k + i] - mean[i])
                                * (x[r * k + j] - mean[j]) / (double)(n - 1);
    return c;
}

static double
total(const double *c, size_t k)
{
    double sum = 0;

    for (size_t i = 0; i < k * k; i++)
        sum += c[i];
    return sum;
}

static double
trace(const double *c, size_t k)
{
    double sum = 0;

    for (size_t i = 0; i < k; i++)
        sum += c[i * k + i];
    return sum;
}

static double
alpha_of(double trace_sum, double all, size_t k)
{
    double items = (double)k;

    return items / (items - 1) * (1 - trace_sum / all);
}

/* Duhachek and Iacobucci, equation 2; n is the number of rows. */
static double
error_of(const double *c, size_t n, size_t k)
{
    double items = (double)k, all = total(c, k), diagonal = trace(c, k);
    double squares = 0, doubled = 0, q;

    for (size_t i = 0; i < k; i++) {
        double row = 0;

        for (size_t j = 0; j < k; j++) {
            row += c[i * k + j];
            squares += c[i * k + j] * c[i * k + j];
        }
        doubled += row * row;
    }
    q = 2 * items * items / ((items - 1) * (items - 1) * all * all * all)
        * (all * (squares + diagonal * diagonal) - 2 * diagonal * doubled);
    return sqrt(q / (double)n);
}

/*
 * 1 - sum of (1 - squared multiple correlation) over the sum of r. Unknown
 * when items are combinations of others, as they are with n <= k rows; the
 * decomposition may not notice, but its pivots are then rounding errors.
 */
static nrm_maybe
lambda6_of(const double *r, size_t k, double *scratch)
{
    gsl_matrix_view m = gsl_matrix_view_array(scratch, k, k);
    double unexplained = 0;

    for (size_t i = 0; i < k * k; i++)
        scratch[i] = r[i];
    if (gsl_linalg_cholesky_decomp1(&m.matrix) != 0)
        return nrm_unknown();
    for (size_t i = 0; i < k; i++)
        if (gsl_matrix_get(&m.matrix, i, i) < PIVOT_MIN)
            return nrm_unknown();
    if (gsl_linalg_cholesky_invert(&m.matrix) != 0)
        return nrm_unknown();
    for (size_t i = 0; i < k; i++)
        unexplained += 1 / gsl_matrix_get(&m.matrix, i, i);
    return nrm_known(1 - unexplained / total(r, k));
}

/* The sum of the row of an item without its variance. */
static double
rest_covariance(const double *c, size_t k, size_t item)
{
    double sum = -c[item * k + item];

    for (size_t j = 0; j < k; j++)
        sum += c[item * k + j];
    return sum;
}

static void
fit_items(const double *c, size_t k, nrm_item_fit *items)
{
    double all = total(c, k), diagonal = trace(c, k);

    for (size_t i = 0; i < k; i++) {
        double own = c[i * k + i], shared = rest_covariance(c, k, i);
        double rest = all - 2 * shared - own;

        if (rest <= SPREAD_MIN * diagonal)
            continue;
        items[i].rest = nrm_known(shared / sqrt(own * rest));
        if (k > 2)
            items[i].alpha_without =
                nrm_known(alpha_of(diagonal - own, rest, k - 1));
    }
}

int
nrm_reliability_of(nrm_arena *a, const double *x, size_t n, size_t k,
                   nrm_reliability *out, nrm_err *e)
{
    double *c, *r;

    if (n < 3 || k < 2)
        return nrm_fail(e, NRM_EMATH,
                        "reliability needs three rows and two items");
    c = covariances(a, x, n, k);
    if (total(c, k) <= SPREAD_MIN * trace(c, k))
        return nrm_fail(e, NRM_EMATH,
                        "the sum of the items has one value only");
    r = nrm_new_n(a, double, k *k);
    for (size_t i = 0; i < k; i++)
        if (c[i * k + i] <= 0)
            return nrm_fail(e, NRM_EMATH, "item %zu has one value only", i + 1);
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++)
            r[i * k + j] = c[i * k + j] / sqrt(c[i * k + i] * c[j * k + j]);
    out->alpha = alpha_of(trace(c, k), total(c, k), k);
    out->std_alpha = alpha_of((double)k, total(r, k), k);
    out->mean_r = (total(r, k) - (double)k) / ((double)k * (double)(k - 1));
    out->error = error_of(c, n, k);
    out->items = nrm_new_n(a, nrm_item_fit, k);
    fit_items(c, k, out->items);
    out->lambda6 = lambda6_of(r, k, nrm_new_n(a, double, k *k));
    return 0;
}

nrm_span
nrm_alpha_limits(double alpha, size_t n, size_t k, double level)
{
    double rows = (double)n - 1, cells = rows * ((double)k - 1);
    double tail = (1 - level) / 2;
    nrm_span out = { 1 - (1 - alpha) * nrm_f_inv_q(tail, rows, cells),
                     1 - (1 - alpha) * nrm_f_inv_p(tail, rows, cells) };

    return out;
}
