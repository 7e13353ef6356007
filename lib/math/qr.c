/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "math/qr.h"

#include <math.h>

/* What is left of a column that counts as nothing. */
static const double rank_tolerance = 1e-11;

nrm_qr
nrm_qr_new(nrm_arena *a, size_t n, size_t p)
{
    size_t cells = 0;
    nrm_qr q = { .n = n, .p = p };

    if (!nrm_mul(n, p, &cells))
        nrm_arena_exhausted(a);
    q.cols = nrm_new_n(a, double, cells);
    q.right = nrm_new_n(a, double, n);
    q.diag = nrm_new_n(a, double, p);
    return q;
}

static double
dot(const double *u, const double *v, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += u[i] * v[i];
    return sum;
}

/* u -= 2 (v'u / v'v) v, the reflection along v. */
static void
reflect(double *u, const double *v, size_t n, double v_v)
{
    double factor = 2 * dot(u, v, n) / v_v;

    for (size_t i = 0; i < n; i++)
        u[i] -= factor * v[i];
}

/* Makes the part of column k below the diagonal its reflection vector. */
static bool
eliminate(nrm_qr *q, size_t k)
{
    size_t n = q->n, below = n - k;
    double *v = q->cols + k * n + k;
    double above = dot(v - k, v - k, k), rest = dot(v, v, below);
    double norm = sqrt(rest), v_v = 0;

    if (!(norm > rank_tolerance * sqrt(above + rest)))
        return false;
    q->diag[k] = v[0] > 0 ? -norm : norm;
    v[0] -= q->diag[k];
    v_v = dot(v, v, below);
    for (size_t j = k + 1; j < q->p; j++)
        reflect(q->cols + j * n + k, v, below, v_v);
    reflect(q->right + k, v, below, v_v);
    return true;
}

bool
nrm_qr_solve(nrm_qr *q, double *coef)
{
    if (q->n < q->p)
        return false;
    for (size_t k = 0; k < q->p; k++)
        if (!eliminate(q, k))
            return false;
    for (size_t k = q->p; k-- > 0;) {
        double sum = q->right[k];

        for (size_t j = k + 1; j < q->p; j++)
            sum -= q->cols[j * q->n + k] * coef[j];
        coef[k] = sum / q->diag[k];
    }
    return true;
}

double
nrm_qr_rss(const nrm_qr *q)
{
    const double *rest = q->right + q->p;

    return dot(rest, rest, q->n - q->p);
}

/* Column j of R^-1 into `out`, by back substitution. */
static void
invert_column(const nrm_qr *q, size_t j, double *out)
{
    for (size_t k = q->p; k-- > 0;) {
        double sum = k == j;

        for (size_t i = k + 1; i <= j && k < j; i++)
            sum -= q->cols[i * q->n + k] * out[i];
        out[k] = k > j ? 0 : sum / q->diag[k];
    }
}

/*
 * (X'X)^-1 = R^-1 R^-T. R^-1 is made in `out` column by column; entry (i, j)
 * of the product needs entries at or right of it only, so that it can
 * replace R^-1 from the top left.
 */
void
nrm_qr_inverse(const nrm_qr *q, double *out)
{
    size_t p = q->p;

    for (size_t j = 0; j < p; j++)
        invert_column(q, j, out + j * p);
    for (size_t i = 0; i < p; i++)
        for (size_t j = i; j < p; j++) {
            double sum = 0;

            for (size_t k = j; k < p; k++)
                sum += out[k * p + i] * out[k * p + j];
            out[j * p + i] = sum;
        }
    for (size_t i = 0; i < p; i++)
        for (size_t j = i + 1; j < p; j++)
            out[i * p + j] = out[j * p + i];
}
