/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Models of counts and shares against published and computed answers. */
#include "question.h"

#include "math/armitage.h"
#include "math/changepoint.h"
#include "math/dist.h"
#include "math/glm.h"
#include "math/kendall.h"
#include "math/linear.h"
#include "math/outlook.h"
#include "math/start.h"

/* A straight line over 0, 1, 2, ... with the population where there is one. */
static nrm_glm_model
line(question *q, const nrm_family *family)
{
    nrm_glm_model m = { .family = family, .n = q->n, .p = 2, .y = q->y };
    char name[64];

    m.x = q->x;
    for (size_t i = 0; i < q->n; i++) {
        q->x[i] = 1;
        q->x[q->n + i] = (double)i;
    }
    snprintf(name, sizeof name, "%s-population", q->series);
    if (load(name, q->exposure) == q->n) {
        for (size_t i = 0; i < q->n; i++)
            q->exposure[i] = log(q->exposure[i]);
        m.offset = q->exposure;
    }
    return m;
}

static nrm_glm
fitted(const nrm_glm_model *m)
{
    nrm_err e = { 0 };
    nrm_glm g = { 0 };

    if (nrm_glm_fit(a, m, &g, &e) != 0)
        printf("# %s\n", e.text);
    return g;
}

static double
percent_change(double slope)
{
    return 100 * expm1(slope);
}

static double
glm_value(const question *q, const nrm_glm *g, double dispersion, double half)
{
    double se = nrm_glm_se(g, 1, dispersion), b = g->coef[1];

    if (wants(q, "b0"))
        return g->coef[0];
    if (wants(q, "b1") || wants(q, "bt"))
        return b;
    if (wants(q, "se0"))
        return nrm_glm_se(g, 0, dispersion);
    if (wants(q, "se1"))
        return se;
    if (wants(q, "deviance"))
        return g->deviance;
    if (wants(q, "pearson"))
        return g->pearson;
    if (wants(q, "loglik"))
        return g->loglik;
    if (wants(q, "z") || wants(q, "t"))
        return b / se;
    if (wants(q, "apc"))
        return percent_change(b);
    if (wants(q, "low"))
        return percent_change(b - half * se);
    return wants(q, "high") ? percent_change(b + half * se) : NAN;
}

static double
poisson(question *q)
{
    nrm_glm_model m = line(q, &nrm_family_poisson);
    nrm_glm g = fitted(&m);
    nrm_err e = { 0 };
    nrm_span span;

    if (wants(q, "aic"))
        return 4 - 2 * g.loglik;
    if (wants(q, "p"))
        return nrm_normal_both(g.coef[1] / nrm_glm_se(&g, 1, 1));
    if (wants(q, "null-deviance")) {
        m.p = 1;
        return fitted(&m).deviance;
    }
    if (strncmp(q->want, "profile", 7) != 0)
        return glm_value(q, &g, 1, nrm_normal_inv_q(0.025));
    if (nrm_glm_profile(a, &g, 1, 0.95, &span, &e) != 0)
        return NAN;
    return wants(q, "profile-low") ? span.low : span.high;
}

static double
quasi_poisson(question *q)
{
    nrm_glm_model m = line(q, &nrm_family_poisson);
    nrm_glm g = fitted(&m);
    double phi = nrm_glm_dispersion(&g), df = (double)q->n - 2;

    if (wants(q, "phi"))
        return phi;
    if (wants(q, "p"))
        return 2 * nrm_t_q(fabs(g.coef[1] / nrm_glm_se(&g, 1, phi)), df);
    return glm_value(q, &g, phi, nrm_t_inv_q(0.025, df));
}

static double
negbin(question *q)
{
    nrm_glm_model m = line(q, NULL);
    nrm_err e = { 0 };
    nrm_negbin g;

    if (nrm_negbin_fit(a, &m, &g, &e) != 0)
        return NAN;
    if (wants(q, "size"))
        return g.size;
    if (wants(q, "size-se"))
        return g.size_se;
    if (wants(q, "twologlik"))
        return 2 * g.fit.loglik;
    if (wants(q, "aic"))
        return 6 - 2 * g.fit.loglik;
    return glm_value(q, &g.fit, 1, nrm_normal_inv_q(0.025));
}

static double
cameron_trivedi(question *q)
{
    nrm_glm_model m = line(q, &nrm_family_poisson);
    nrm_glm g = fitted(&m);
    bool linear = strcmp(q->variant, "linear") == 0;
    nrm_err e = { 0 };
    nrm_excess x;

    if ((linear ? nrm_excess_linear : nrm_excess_quadratic)(&g, &x, &e) != 0)
        return NAN;
    if (wants(q, "z"))
        return x.z;
    return wants(q, "p") ? x.p : x.factor;
}

static double
log_linear(question *q, bool weighted)
{
    nrm_glm_model m = line(q, NULL);
    double log_rate[MAX_N], half = nrm_t_inv_q(0.025, (double)q->n - 2), se;
    nrm_linear_model f = { q->n, 2, m.x, log_rate, weighted ? q->y : NULL };
    nrm_err e = { 0 };
    nrm_linear l;

    for (size_t i = 0; i < q->n; i++)
        log_rate[i] = log(q->y[i]) - m.offset[i] + log(1e5);
    if (nrm_linear_fit(a, &f, &l, &e) != 0)
        return NAN;
    se = nrm_linear_se(&l, 1);
    if (wants(q, "b0") || wants(q, "b1"))
        return l.coef[q->want[1] - '0'];
    if (wants(q, "se1"))
        return se;
    if (wants(q, "sigma"))
        return sqrt(nrm_linear_variance(&l));
    if (wants(q, "apc"))
        return percent_change(l.coef[1]);
    return percent_change(l.coef[1] + (wants(q, "low") ? -half : half) * se);
}

static double
log_linear_plain(question *q)
{
    return log_linear(q, false);
}

static double
log_linear_weighted(question *q)
{
    return log_linear(q, true);
}

static double
armitage(question *q)
{
    bool last = strcmp(q->variant, "last") == 0;
    double tries[MAX_N];
    nrm_armitage r;
    nrm_err e = { 0 };

    load("Rdoc-tries", tries);
    for (size_t i = 0; i < q->n; i++)
        q->x[i] = last ? i + 1 == q->n : (double)(i + 1);
    if (nrm_armitage_test(q->y, tries, q->x, q->n, &r, &e) != 0)
        return NAN;
    return wants(q, "p") ? r.p : r.z * r.z;
}

static double
logistic(question *q)
{
    nrm_glm_model m = line(q, &nrm_family_binomial);
    double tries[MAX_N];
    nrm_glm g;

    load("Rdoc-tries", tries);
    for (size_t i = 0; i < q->n; i++)
        q->x[q->n + i] = (double)(i + 1);
    m.tries = tries;
    g = fitted(&m);
    if (wants(q, "ratio"))
        return exp(g.coef[1]);
    if (wants(q, "p"))
        return nrm_normal_both(g.coef[1] / nrm_glm_se(&g, 1, 1));
    return glm_value(q, &g, 1, 0);
}

static double
poisson_change(question *q)
{
    nrm_change c;
    nrm_err e = { 0 };

    if (nrm_poisson_change(a, q->y, NULL, q->n, &c, &e) != 0)
        return NAN;
    return wants(q, "before") ? (double)c.before : c.statistic;
}

/* The reference counts quarters 1, 2, ... and its waves from the first. */
static double
harmonic(question *q)
{
    static double x[4 * MAX_N];
    nrm_glm_model m = line(q, &nrm_family_poisson);
    nrm_glm g;

    for (size_t i = 0; i < q->n; i++) {
        double turn = 2 * M_PI * (double)(i + 1) / 4;

        x[i] = 1;
        x[q->n + i] = (double)(i + 1);
        x[2 * q->n + i] = sin(turn);
        x[3 * q->n + i] = cos(turn);
    }
    m.x = x;
    m.p = 4;
    g = fitted(&m);
    if (wants(q, "bsin") || wants(q, "bcos"))
        return g.coef[wants(q, "bsin") ? 2 : 3];
    return glm_value(q, &g, 1, 0);
}

static double
outlook(question *q)
{
    static const double population[] = { 69.5e6, 70.0e6, 70.5e6 };
    nrm_glm_model m = line(q, &nrm_family_poisson);
    nrm_glm g = fitted(&m);
    int place = q->want[strlen(q->want) - 1] - '1';
    double x[2] = { 1, (double)q->n + place };
    nrm_outlook o = nrm_outlook_of(&g, x, log(population[place]),
                                   nrm_glm_dispersion(&g), 0.95);

    switch (q->want[0]) {
    case 'm': return o.mu;
    case 's': return o.se;
    case 'f': return o.skewed.high;
    case 'l': return o.plain.low;
    default: return o.plain.high;
    }
}

/* The last value before, said again three times. */
static double
accuracy(question *q)
{
    size_t before = q->n - 3;
    double said[3] = { q->y[before - 1], q->y[before - 1], q->y[before - 1] };
    nrm_accuracy r = nrm_accuracy_of(q->y, before, q->y + before, said, 3);

    if (wants(q, "ME"))
        return r.mean;
    if (wants(q, "RMSE"))
        return r.rmse;
    if (wants(q, "MAE"))
        return r.mae;
    return wants(q, "MAPE") ? r.mape.x : r.mase.x;
}

static const method methods[] = {
    { "poisson", poisson, 1e-8 },
    { "quasi-poisson", quasi_poisson, 1e-6 },
    { "negbin", negbin, 1e-6 },
    { "loglinear", log_linear_plain, 1e-8 },
    { "loglinear-weighted", log_linear_weighted, 1e-8 },
    { "cameron-trivedi", cameron_trivedi, 1e-6 },
    { "armitage", armitage, 1e-8 },
    { "logistic", logistic, 1e-6 },
    { "poisson-change", poisson_change, 1e-8 },
    { "harmonic", harmonic, 1e-6 },
    { "outlook", outlook, 1e-6 },
    { "accuracy", accuracy, 1e-8 },
};

int
main(void)
{
    a = nrm_arena_new(NULL, NULL);
    nrm_math_start();
    references("glm", methods, NRM_COUNT_OF(methods));
    nrm_arena_free(a);
    return tap_done();
}
