/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Iteratively reweighted least squares. With eta = x'b + offset, working
 * response z = eta - offset + (y - mu) / mu'(eta) and weight mu'^2 / V(mu),
 * b solves the weighted regression of z on x, and so on until eta stands.
 *
 * The error falls quadratically, so that a last step below 1e-8 leaves the
 * estimate exact to rounding. A step that raises the deviance is halved. The
 * likelihood of these families has one maximum in b or rises for ever along
 * some line (Haberman 1974); in that case the steps never get short, and the
 * limit of the number of steps tells.
 */
#include "math/glm.h"

#include "math/dist.h"
#include "math/family.h"
#include "math/qr.h"
#include "math/root.h"
#include "math/start.h"

#include <math.h>
#include <string.h>

enum { max_steps = 100, max_halvings = 30 };

/* Residuals of this share of the mean are what rounding leaves of none. */
static const double rounding = 1e-13;

/* The longest last step of any eta. */
static const double step_tolerance = 1e-8;

typedef struct work {
    const nrm_glm_model *m;
    nrm_qr qr;
    double *eta, *mu;   /* at the present coefficients */
    double *coef, *old; /* the present and the last ones */
    double deviance;
} work;

static nrm_case
case_at(const nrm_glm_model *m, size_t i)
{
    nrm_case c = { .y = m->y[i], .size = m->size };

    if (m->tries != NULL)
        c.tries = m->tries[i];
    return c;
}

static double
offset_at(const nrm_glm_model *m, size_t i)
{
    return m->offset == NULL ? 0 : m->offset[i];
}

/* Sets eta, mu and the deviance; returns the longest change of an eta. */
static double
evaluate(work *w)
{
    const nrm_glm_model *m = w->m;
    double longest = 0;

    w->deviance = 0;
    for (size_t i = 0; i < m->n; i++) {
        nrm_case c = case_at(m, i);
        double eta = offset_at(m, i);

        for (size_t j = 0; j < m->p; j++)
            eta += m->x[j * m->n + i] * w->coef[j];
        longest = fmax(longest, fabs(eta - w->eta[i]));
        w->eta[i] = eta;
        w->mu[i] = m->family->mean(eta, &c);
        w->deviance += m->family->deviance(w->mu[i], &c);
    }
    return longest;
}

/* One weighted regression: the next coefficients. */
static bool
regress(work *w)
{
    const nrm_glm_model *m = w->m;

    for (size_t i = 0; i < m->n; i++) {
        nrm_case c = case_at(m, i);
        double mu = w->mu[i], slope = m->family->slope(mu, &c);
        double root = slope / sqrt(m->family->variance(mu, &c));
        double z = w->eta[i] - offset_at(m, i) + (c.y - mu) / slope;

        if (!(root > 0) || !isfinite(root * z))
            return false;
        w->qr.right[i] = root * z;
        for (size_t j = 0; j < m->p; j++)
            w->qr.cols[j * m->n + i] = root * m->x[j * m->n + i];
    }
    return nrm_qr_solve(&w->qr, w->coef);
}

/* Goes back half way as long as the deviance is above `before`. */
static double
halve(work *w, double before, double step)
{
    double room = 1e-10 * (fabs(before) + 1);

    for (int k = 0; k < max_halvings; k++) {
        if (isfinite(w->deviance) && w->deviance <= before + room)
            break;
        for (size_t j = 0; j < w->m->p; j++)
            w->coef[j] = (w->coef[j] + w->old[j]) / 2;
        step = evaluate(w);
    }
    return step;
}

static void
begin(nrm_arena *a, const nrm_glm_model *m, work *w)
{
    *w = (work){ .m = m, .qr = nrm_qr_new(a, m->n, m->p) };
    w->eta = nrm_new_n(a, double, m->n);
    w->mu = nrm_new_n(a, double, m->n);
    w->coef = nrm_new_n(a, double, m->p);
    w->old = nrm_new_n(a, double, m->p);
    for (size_t i = 0; i < m->n; i++) {
        nrm_case c = case_at(m, i);

        w->mu[i] = m->family->start(&c);
        w->eta[i] = m->family->link(w->mu[i], &c);
    }
    w->deviance = INFINITY;
}

static int
iterate(work *w, nrm_err *e)
{
    for (int k = 0; k < max_steps; k++) {
        double before = w->deviance, step = 0;

        memcpy(w->old, w->coef, w->m->p * sizeof *w->old);
        if (!regress(w)) {
            if (k > 0)
                break;
            return nrm_fail(e, NRM_EMATH,
                            "the model has no single estimate: its terms "
                            "cannot be told apart in these data");
        }
        step = evaluate(w);
        if (k > 0)
            step = halve(w, before, step);
        if (k > 0 && step < step_tolerance)
            return 0;
    }
    return nrm_fail(e, NRM_EMATH,
                    "the model has no finite estimate in these data");
}

/* The information at the estimate, and the sums over the cases. */
static int
finish(nrm_arena *a, work *w, nrm_glm *out, nrm_err *e)
{
    const nrm_glm_model *m = w->m;

    memcpy(w->old, w->coef, m->p * sizeof *w->old);
    if (!regress(w))
        return nrm_fail(e, NRM_EMATH,
                        "the model has no finite estimate in these data");
    *out = (nrm_glm){
        .model = *m, .n = m->n, .p = m->p, .coef = w->old, .mu = w->mu
    };
    out->cov = nrm_new_n(a, double, m->p * m->p);
    nrm_qr_inverse(&w->qr, out->cov);
    out->deviance = fmax(w->deviance, 0);
    for (size_t i = 0; i < m->n; i++) {
        nrm_case c = case_at(m, i);
        double mu = w->mu[i], residual = c.y - mu;

        if (fabs(residual) <= rounding * mu)
            residual = 0;
        out->pearson += residual * residual / m->family->variance(mu, &c);
        out->loglik += m->family->log_share(mu, &c);
    }
    return nrm_math_check(out->loglik, "the likelihood", e);
}

int
nrm_glm_fit(nrm_arena *a, const nrm_glm_model *m, nrm_glm *out, nrm_err *e)
{
    work w;

    begin(a, m, &w);
    if (iterate(&w, e) != 0)
        return -1;
    return finish(a, &w, out, e);
}

double
nrm_glm_se(const nrm_glm *g, size_t j, double dispersion)
{
    return sqrt(g->cov[j * g->p + j] * dispersion);
}

double
nrm_glm_dispersion(const nrm_glm *g)
{
    return g->pearson / (double)(g->n - g->p);
}

/* The model with coefficient j moved into the offset. */
typedef struct profile {
    nrm_arena *scratch;
    nrm_glm_model reduced;
    const double *column; /* of the coefficient held fixed */
    const double *offset; /* of the whole model, or NULL */
    double *shifted;      /* the offset of the reduced model */
    double target;        /* the deviance at the ends */
} profile;

static double
profile_excess(double b, const void *context)
{
    const profile *f = context;
    nrm_err ignored = { 0 };
    nrm_glm g;

    for (size_t i = 0; i < f->reduced.n; i++)
        f->shifted[i] =
            b * f->column[i] + (f->offset == NULL ? 0 : f->offset[i]);
    nrm_arena_reset(f->scratch);
    if (nrm_glm_fit(f->scratch, &f->reduced, &g, &ignored) != 0)
        return INFINITY;
    return g.deviance - f->target;
}

/* One end: from the estimate outwards in steps of the standard error. */
static double
profile_end(const profile *f, double estimate, double step)
{
    double inner = estimate, outer = estimate + step;
    nrm_span bracket;

    for (int k = 0; profile_excess(outer, f) < 0; k++) {
        if (k == 40)
            return copysign(INFINITY, step);
        inner = outer;
        step *= 1.6;
        outer += step;
    }
    bracket.low = fmin(inner, outer);
    bracket.high = fmax(inner, outer);
    return nrm_root(profile_excess, f, bracket, 1e-12 * fabs(step));
}

int
nrm_glm_profile(nrm_arena *a, const nrm_glm *fit, size_t j, double level,
                nrm_span *out, nrm_err *e)
{
    const nrm_glm_model *m = &fit->model;
    profile f = { .reduced = *m, .offset = m->offset };
    double *kept = nrm_new_n(a, double, m->n * m->p);
    double se = nrm_glm_se(fit, j, 1);
    size_t n = m->n;

    f.column = m->x + j * n;
    f.shifted = nrm_new_n(a, double, n);
    f.target = fit->deviance + nrm_chisq_inv_p(level, 1);
    memcpy(kept, m->x, j * n * sizeof *kept);
    memcpy(kept + j * n, m->x + (j + 1) * n, (m->p - j - 1) * n * sizeof *kept);
    f.reduced.p = m->p - 1;
    f.reduced.x = kept;
    f.reduced.offset = f.shifted;
    f.scratch = nrm_arena_child(a);
    out->low = profile_end(&f, fit->coef[j], -se);
    out->high = profile_end(&f, fit->coef[j], se);
    nrm_arena_free(f.scratch);
    if (isnan(out->low) || isnan(out->high))
        return nrm_fail(e, NRM_EMATH, "the profile interval has no end");
    return 0;
}
