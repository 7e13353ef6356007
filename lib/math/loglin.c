/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Newton's method for log-linear models, which is iteratively reweighted least
 * squares because the link is canonical. The design is never formed: with
 * zeta(f)[t] = sum of f over the supersets of t, the score of parameter t is
 * zeta(y - mu)[t] and the information of s and t is zeta(mu)[s | t], so one
 * transform of k 2^k additions serves both (Fienberg and Rinaldo 2012 for the
 * extended estimate; Chan, Silverman and Vincent 2021 for lost parameters).
 */
#include "math/loglin.h"

#include "math/loglin_work.h"

#include <math.h>
#include <string.h>

#define MAX_STEPS 60
#define MAX_HALVINGS 40
/* Convergence is quadratic: after a step of 1e-7 the error is near 1e-14. */
#define LAST_STEP 1e-7

static void
add_subsets(nrm_terms *t, size_t size, size_t from, size_t mask, bool *fits)
{
    if (size == 0) {
        if (t->n < NRM_TERMS_MAX)
            t->mask[t->n++] = (uint16_t)mask;
        else
            *fits = false;
        return;
    }
    for (size_t i = from; i + size <= t->k; i++)
        add_subsets(t, size - 1, i + 1, mask | (size_t)1 << i, fits);
}

bool
nrm_terms_init(nrm_terms *t, size_t k, size_t order)
{
    bool fits = true;

    t->k = k;
    t->order = order;
    t->n = 0;
    for (size_t size = 2; size <= order; size++)
        add_subsets(t, size, 0, 0, &fits);
    return fits;
}

/* f[t] becomes the sum of f over the supersets of t. */
static void
superset_sums(double *f, size_t n_cells)
{
    for (size_t h = 1; h < n_cells; h <<= 1)
        for (size_t b = 0; b < n_cells; b += 2 * h)
            for (size_t j = b; j < b + h; j++)
                f[j] += f[j + h];
}

/* f[t] becomes the product of f over the subsets of t. */
static void
subset_products(double *f, size_t n_cells)
{
    for (size_t h = 1; h < n_cells; h <<= 1)
        for (size_t b = 0; b < n_cells; b += 2 * h)
            for (size_t j = b; j < b + h; j++)
                f[j + h] *= f[j];
}

nrm_counts *
nrm_counts_new(nrm_arena *a, size_t k)
{
    nrm_counts *c = nrm_new(a, nrm_counts);

    c->k = k;
    c->n_cells = (size_t)1 << k;
    c->y = nrm_new_n(a, double, c->n_cells);
    c->star = nrm_new_n(a, double, c->n_cells);
    return c;
}

void
nrm_counts_update(nrm_counts *c)
{
    if (!c->complete)
        c->y[0] = 0;
    c->constant = c->saturated = 0;
    for (size_t i = 0; i < c->n_cells; i++)
        if (c->y[i] > 0) {
            c->constant += lgamma(c->y[i] + 1);
            c->saturated += c->y[i] * (log(c->y[i]) - 1);
        }
    memcpy(c->star, c->y, c->n_cells * sizeof *c->y);
    superset_sums(c->star, c->n_cells);
    c->n = c->star[0];
}

nrm_loglin *
nrm_loglin_new(nrm_arena *a, size_t k)
{
    nrm_loglin *w = nrm_new(a, nrm_loglin);

    w->k = k;
    w->n_cells = (size_t)1 << k;
    w->keep = nrm_new_n(a, uint8_t, w->n_cells);
    w->coef = nrm_new_n(a, double, w->n_cells);
    w->mu = nrm_new_n(a, double, w->n_cells);
    w->sum = nrm_new_n(a, double, w->n_cells);
    w->start = nrm_new_n(a, double, w->n_cells);
    w->scratch = nrm_arena_child(a);
    nrm_arena_defer(a, (void (*)(void *))nrm_arena_free, w->scratch);
    return w;
}

static void
sort_parameter(nrm_loglin *w, const nrm_counts *c, size_t mask)
{
    if (c->star[mask] > 0) {
        w->active[w->n_active++] = (uint16_t)mask;
        return;
    }
    w->n_lost++;
    for (size_t i = mask; i < w->n_cells; i = (i + 1) | mask)
        w->keep[i] = 0;
}

void
nrm_loglin_setup(nrm_loglin *w, const nrm_counts *c, const nrm_terms *t,
                 nrm_model m)
{
    w->n_active = w->n_lost = 0;
    memset(w->keep, 1, w->n_cells);
    w->keep[0] = c->complete;
    for (size_t j = 0; j < t->n; j++)
        if (m >> j & 1)
            sort_parameter(w, c, t->mask[j]);
    for (size_t i = 0; i < w->k; i++)
        sort_parameter(w, c, (size_t)1 << i);
    sort_parameter(w, c, 0);
    w->n_kept = 0;
    for (size_t i = 0; i < w->n_cells; i++)
        w->n_kept += w->keep[i];
}

/* Fitted values, their sums and the log likelihood without its constant. */
static double
evaluate(nrm_loglin *w, const nrm_counts *c)
{
    double fit = 0;

    for (size_t i = 0; i < w->n_cells; i++)
        w->mu[i] = 1;
    for (size_t i = 0; i < w->n_active; i++) {
        size_t mask = w->active[i];

        w->mu[mask] = exp(w->coef[mask]);
        fit += w->coef[mask] * c->star[mask];
    }
    subset_products(w->mu, w->n_cells);
    if (!c->complete)
        w->mu[0] = 0;
    if (w->n_lost > 0)
        for (size_t i = 0; i < w->n_cells; i++)
            if (!w->keep[i])
                w->mu[i] = 0;
    memcpy(w->sum, w->mu, w->n_cells * sizeof *w->mu);
    superset_sums(w->sum, w->n_cells);
    return fit - w->sum[0];
}

/* L D L' of the information matrix that `sum` holds; 1 / D on the diagonal. */
static bool
factorise(nrm_loglin *w, const double *sum)
{
    size_t p = w->n_active;
    double *f = w->factor;

    for (size_t i = 0; i < p; i++) {
        double *row = &f[i * p], d = sum[w->active[i]];

        for (size_t j = 0; j < i; j++) {
            const double *other = &f[j * p];
            double x = sum[w->active[i] | w->active[j]];

            for (size_t l = 0; l < j; l++)
                x -= row[l] * other[l];
            row[j] = x;
        }
        for (size_t j = 0; j < i; j++) {
            double x = row[j];

            row[j] = x * f[j * p + j];
            d -= x * row[j];
        }
        if (!(d > 1e-13 * sum[w->active[i]]))
            return false;
        row[i] = 1 / d;
    }
    return true;
}

/* Solves with the factor, in place. */
static void
solve(const nrm_loglin *w, double *x)
{
    size_t p = w->n_active;
    const double *f = w->factor;

    for (size_t i = 0; i < p; i++)
        for (size_t j = 0; j < i; j++)
            x[i] -= f[i * p + j] * x[j];
    for (size_t i = 0; i < p; i++)
        x[i] *= f[i * p + i];
    for (size_t i = p; i-- > 0;)
        for (size_t j = 0; j < i; j++)
            x[j] -= f[i * p + j] * x[i];
}

/* One weighted regression of log(y + 0.1), as generalised models start. */
static bool
start_cold(nrm_loglin *w, const nrm_counts *c)
{
    const double blank = 0.1 * log(0.1) - 0.1;

    for (size_t i = 0; i < w->n_cells; i++) {
        double m = w->keep[i] ? c->y[i] + 0.1 : 0;

        w->sum[i] = m;
        w->start[i] = !w->keep[i]    ? 0
                      : c->y[i] == 0 ? blank
                                     : m * log(m) + c->y[i] - m;
    }
    superset_sums(w->sum, w->n_cells);
    superset_sums(w->start, w->n_cells);
    if (!factorise(w, w->sum))
        return false;
    for (size_t i = 0; i < w->n_active; i++)
        w->step[i] = w->start[w->active[i]];
    solve(w, w->step);
    for (size_t i = 0; i < w->n_active; i++)
        w->coef[w->active[i]] = w->step[i];
    return true;
}

/* Moves by the step; halves it until the likelihood does not fall. */
static bool
advance(nrm_loglin *w, const nrm_counts *c, double *loglik, double *longest)
{
    double slack = 1e-12 * (1 + fabs(*loglik)), next = 0;

    *longest = 0;
    for (size_t i = 0; i < w->n_active; i++) {
        w->coef[w->active[i]] += w->step[i];
        *longest = fmax(*longest, fabs(w->step[i]));
    }
    for (int h = 0; h < MAX_HALVINGS; h++) {
        next = evaluate(w, c);
        if (next >= *loglik - slack) {
            *loglik = next;
            return true;
        }
        for (size_t i = 0; i < w->n_active; i++) {
            w->step[i] /= 2;
            w->coef[w->active[i]] -= w->step[i];
        }
    }
    return false;
}

static bool
climb(nrm_loglin *w, const nrm_counts *c, double *loglik)
{
    double longest;

    *loglik = evaluate(w, c);
    if (!isfinite(*loglik))
        return false;
    for (int i = 0; i < MAX_STEPS; i++) {
        if (!factorise(w, w->sum))
            return false;
        for (size_t j = 0; j < w->n_active; j++)
            w->step[j] = c->star[w->active[j]] - w->sum[w->active[j]];
        solve(w, w->step);
        if (!advance(w, c, loglik, &longest))
            return false;
        if (longest < LAST_STEP)
            return true;
    }
    return false;
}

nrm_loglin_fit
nrm_loglin_run(nrm_loglin *w, const nrm_counts *c, const nrm_terms *t,
               nrm_model m, const double *from)
{
    nrm_loglin_fit fit = { 0 };
    double kernel = 0;

    nrm_loglin_setup(w, c, t, m);
    for (size_t i = 0; i < w->n_active; i++)
        w->step[i] = from == NULL ? 0 : from[w->active[i]];
    memset(w->coef, 0, w->n_cells * sizeof *w->coef);
    if (from != NULL) {
        for (size_t i = 0; i < w->n_active; i++)
            w->coef[w->active[i]] = w->step[i];
        fit.converged = climb(w, c, &kernel);
    }
    if (!fit.converged)
        fit.converged = start_cold(w, c) && climb(w, c, &kernel);
    fit.n_lost = w->n_lost;
    fit.n_params = w->n_active + w->n_lost;
    fit.n_cells = w->n_kept;
    fit.dark = exp(w->coef[0]);
    fit.loglik = kernel - c->constant;
    fit.deviance = 2 * (c->saturated - kernel);
    fit.aic = 2 * (double)fit.n_params - 2 * fit.loglik;
    fit.bic = log(c->n) * (double)fit.n_params - 2 * fit.loglik;
    return fit;
}

const double *
nrm_loglin_coefs(const nrm_loglin *w)
{
    return w->coef;
}

const double *
nrm_loglin_fitted(const nrm_loglin *w)
{
    return w->mu;
}

const double *
nrm_loglin_fitted_star(const nrm_loglin *w)
{
    return w->sum;
}

double
nrm_loglin_se(nrm_loglin *w, size_t mask)
{
    if (!factorise(w, w->sum))
        return HUGE_VAL;
    for (size_t i = 0; i < w->n_active; i++)
        w->step[i] = w->active[i] == mask;
    solve(w, w->step);
    for (size_t i = 0; i < w->n_active; i++)
        if (w->active[i] == mask)
            return sqrt(w->step[i]);
    return HUGE_VAL;
}
