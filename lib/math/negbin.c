/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * NB2 regression by maximum likelihood (Lawless 1987; Venables and Ripley
 * 2002, section 7.4): b for a given size by reweighted least squares, the
 * size for given means as the root of its score, in turn until both stand.
 * b and the size are asymptotically independent, so that few turns do.
 *
 * The score of the size has a root only when the counts vary more than
 * Poisson counts; otherwise the likelihood rises with the size for ever.
 */
#include "math/glm.h"

#include "math/dist.h"
#include "math/root.h"

#include <gsl/gsl_sf_psi.h>
#include <math.h>

enum { max_turns = 200 };

/* 1 / size between these ends is the rule; below, the counts are Poisson. */
static const nrm_span log_excess = { -35, 12 };

typedef struct counts {
    const double *y, *mu;
    size_t n;
} counts;

/*
 * The sum of k / (1 + excess k) over k < y. In digammas it is a difference
 * that loses everything when excess * y is small.
 */
static double
rising_sum(double y, double excess)
{
    double sum = 0, size = 1 / excess;

    if (y > 64 && y * excess > 0.1)
        return (y - size * (gsl_sf_psi(y + size) - gsl_sf_psi(size))) * size;
    for (double k = 1; k < y; k++)
        sum += k / (1 + excess * k);
    return sum;
}

/* (log(1 + x) - x / (1 + x)) / x^2, which is 1/2 at 0. */
static double
log_rest(double x)
{
    if (x > 1e-3)
        return (log1p(x) - x / (1 + x)) / (x * x);
    return 1.0 / 2 - x * (2.0 / 3 - x * (3.0 / 4 - x * (4.0 / 5 - x * 5 / 6)));
}

/* d loglik / d excess, where excess = 1 / size. */
static double
score(double log_excess_value, const void *context)
{
    const counts *c = context;
    double excess = exp(log_excess_value), sum = 0;

    for (size_t i = 0; i < c->n; i++) {
        double y = c->y[i], mu = c->mu[i], x = excess * mu;

        sum += rising_sum(y, excess) + mu * mu * log_rest(x) - mu * y / (1 + x);
    }
    return sum;
}

/* - d2 loglik / d size2 */
static double
information(const counts *c, double size)
{
    double sum = 0;

    for (size_t i = 0; i < c->n; i++) {
        double y = c->y[i], mu = c->mu[i];

        sum += gsl_sf_psi_1(size) - gsl_sf_psi_1(y + size) - 1 / size
               + 2 / (mu + size) - (y + size) / ((mu + size) * (mu + size));
    }
    return sum;
}

static bool
overdispersed(const counts *c)
{
    double sum = 0;

    for (size_t i = 0; i < c->n; i++) {
        double residual = c->y[i] - c->mu[i];

        sum += residual * residual - c->y[i];
    }
    return sum > 0;
}

int
nrm_negbin_fit(nrm_arena *a, const nrm_glm_model *m, nrm_negbin *out,
               nrm_err *e)
{
    nrm_glm_model model = *m;
    counts c = { .y = m->y, .n = m->n };

    model.family = &nrm_family_poisson;
    if (nrm_glm_fit(a, &model, &out->fit, e) != 0)
        return -1;
    model.family = &nrm_family_negbin;
    for (int turn = 0; turn < max_turns; turn++) {
        double before = model.size, excess;

        c.mu = out->fit.mu;
        out->size = out->size_se = INFINITY;
        if (turn == 0 && !overdispersed(&c))
            return 0;
        excess = exp(nrm_root(score, &c, log_excess, 0));
        if (isnan(excess))
            return nrm_fail(e, NRM_EMATH,
                            "the size of the negative binomial has no finite "
                            "estimate in these data");
        model.size = 1 / excess;
        if (nrm_glm_fit(a, &model, &out->fit, e) != 0)
            return -1;
        if (fabs(model.size - before) <= 1e-12 * model.size)
            break;
    }
    out->size = model.size;
    out->size_se = 1 / sqrt(information(&c, model.size));
    return 0;
}

/* The test of a mean against 0 or of a slope through 0: estimate and z. */
static int
excess_of(const nrm_glm *fit, bool quadratic, nrm_excess *out, nrm_err *e)
{
    const nrm_glm_model *m = &fit->model;
    double xx = 0, xy = 0, yy = 0, n = (double)m->n, b, se;

    for (size_t i = 0; i < m->n; i++) {
        double mu = fit->mu[i], residual = m->y[i] - mu;
        double x = quadratic ? mu : 1, y = (residual * residual - m->y[i]) / mu;

        xx += x * x;
        xy += x * y;
        yy += y * y;
    }
    b = xy / xx;
    se = sqrt((yy - b * xy) / (n - 1) / xx);
    if (m->n < 3)
        return nrm_fail(e, NRM_EMATH,
                        "too few values for a test of overdispersion");
    if (!(yy - b * xy > 1e-12 * yy))
        return nrm_fail(e, NRM_EMATH,
                        "the counts lie too evenly about the trend for a test "
                        "of overdispersion");
    out->factor = quadratic ? b : 1 + b;
    out->z = b / se;
    out->p = nrm_normal_q(out->z);
    return 0;
}

int
nrm_excess_linear(const nrm_glm *fit, nrm_excess *out, nrm_err *e)
{
    return excess_of(fit, false, out, e);
}

int
nrm_excess_quadratic(const nrm_glm *fit, nrm_excess *out, nrm_err *e)
{
    return excess_of(fit, true, out, e);
}
