/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "math/linear.h"

#include "math/qr.h"

#include <math.h>

/* Squares of this share are what rounding leaves of values on a line. */
static const double rounding = 1e-26;

int
nrm_linear_fit(nrm_arena *a, const nrm_linear_model *m, nrm_linear *out,
               nrm_err *e)
{
    size_t n = m->n, p = m->p;
    nrm_qr q = nrm_qr_new(a, n, p);
    double squares = 0;

    for (size_t i = 0; i < n; i++) {
        double root = m->weight == NULL ? 1 : sqrt(m->weight[i]);

        q.right[i] = root * m->y[i];
        squares += q.right[i] * q.right[i];
        for (size_t j = 0; j < p; j++)
            q.cols[j * n + i] = root * m->x[j * n + i];
    }
    *out = (nrm_linear){ .n = n, .p = p, .coef = nrm_new_n(a, double, p) };
    if (!nrm_qr_solve(&q, out->coef))
        return nrm_fail(e, NRM_EMATH,
                        "the model has no single estimate: its terms cannot "
                        "be told apart in these data");
    out->cov = nrm_new_n(a, double, p *p);
    nrm_qr_inverse(&q, out->cov);
    out->rss = nrm_qr_rss(&q);
    if (out->rss < rounding * squares)
        out->rss = 0;
    return 0;
}

double
nrm_linear_variance(const nrm_linear *l)
{
    return l->rss / (double)(l->n - l->p);
}

double
nrm_linear_se(const nrm_linear *l, size_t j)
{
    return sqrt(l->cov[j * l->p + j] * nrm_linear_variance(l));
}
