/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every law goes back to the incomplete gamma or beta function of math/tail.c
 * or to erfc. The inverses are found inside a bracket on a scale without ends
 * (log x, or the logit for beta) by equating the logarithms of the smaller
 * tail, so that 1e-200 is reached as well as 0.5. The inverses of GSL are not
 * used: those of chi-square, gamma, beta and F give up for ordinary arguments
 * such as the 95 % Garwood limits of 1736 and 1160.
 */
#include "math/dist.h"

#include "base/base.h"
#include "math/root.h"
#include "math/tail.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>

#define LOG_LOW (-745.0) /* exp() of less is 0 */
#define LOG_HIGH 709.0   /* exp() of more is infinite */

/* A law on (0, infinity) or (0, 1) with up to two parameters. */
typedef nrm_tails law(double t, double a, double b);

typedef struct target {
    law *tails; /* takes log x or logit x */
    double a, b;
    double log_probability;
    bool upper;
} target;

static double
excess(double t, const void *context)
{
    const target *w = context;
    nrm_tails tails = w->tails(t, w->a, w->b);

    return log(w->upper ? tails.q : tails.p) - w->log_probability;
}

/* The t where the tail has this probability, near `start`; 0 < p < 1. */
static double
invert(law *tails, double a, double b, double start, double probability,
       bool upper)
{
    target w = { tails, a, b, log(probability), upper };
    nrm_span limits = { LOG_LOW, LOG_HIGH }, bracket;
    double t;

    if (probability > 0.5) {
        w.upper = !upper;
        w.log_probability = log1p(-probability);
    }
    bracket = nrm_root_bracket(excess, &w, start, 0.5, limits);
    t = nrm_root(excess, &w, bracket, DBL_EPSILON);
    /* No change of sign before a limit: the answer is below it or above. */
    if (isnan(t) && bracket.low == LOG_LOW && bracket.high == LOG_HIGH) {
        bool beyond_high = (excess(LOG_HIGH, &w) > 0) == w.upper;

        return beyond_high ? INFINITY : -INFINITY;
    }
    return t;
}

static bool
is_share(double p)
{
    return p >= 0 && p <= 1;
}

double
nrm_normal_p(double x)
{
    return 0.5 * erfc(-x * M_SQRT1_2);
}

double
nrm_normal_q(double x)
{
    return 0.5 * erfc(x * M_SQRT1_2);
}

double
nrm_normal_inv_p(double p)
{
    if (!is_share(p))
        return NAN;
    return p == 0 || p == 1 ? (p == 0 ? -INFINITY : INFINITY)
                            : gsl_cdf_ugaussian_Pinv(p);
}

double
nrm_normal_inv_q(double q)
{
    if (!is_share(q))
        return NAN;
    return -nrm_normal_inv_p(q);
}

/* P(T > x) for x >= 0. */
static double
t_upper(double x, double df)
{
    double square = x * x;

    if (isinf(square))
        return 0;
    /* The tail of the beta law of df / (df + x^2). */
    return nrm_tails_beta(df / (df + square), square / (df + square), df / 2,
                          0.5)
               .p
           / 2;
}

double
nrm_t_p(double x, double df)
{
    if (!(df > 0) || isnan(x))
        return NAN;
    return x > 0 ? 1 - t_upper(x, df) : t_upper(-x, df);
}

double
nrm_t_q(double x, double df)
{
    return nrm_t_p(-x, df);
}

static nrm_tails
t_tails(double t, double df, NRM_UNUSED double b)
{
    double q = t_upper(exp(t), df);
    nrm_tails tails = { 1 - q, q };

    return tails;
}

double
nrm_t_inv_q(double q, double df)
{
    if (!(is_share(q) && df > 0))
        return NAN;
    if (q == 0 || q == 1)
        return q == 0 ? INFINITY : -INFINITY;
    if (q == 0.5)
        return 0;
    if (q > 0.5)
        return -exp(invert(t_tails, df, 0, 0, 1 - q, true));
    return exp(invert(t_tails, df, 0, 0, q, true));
}

double
nrm_t_inv_p(double p, double df)
{
    return -nrm_t_inv_q(p, df);
}

double
nrm_gamma_p(double x, double shape, double scale)
{
    return scale > 0 ? nrm_tails_gamma(fmax(x, 0) / scale, shape).p : NAN;
}

double
nrm_gamma_q(double x, double shape, double scale)
{
    return scale > 0 ? nrm_tails_gamma(fmax(x, 0) / scale, shape).q : NAN;
}

static nrm_tails
gamma_tails(double t, double shape, NRM_UNUSED double b)
{
    return nrm_tails_gamma(exp(t), shape);
}

static double
gamma_inverse(double p, double shape, double scale, bool upper)
{
    if (!(is_share(p) && shape > 0 && scale > 0))
        return NAN;
    if (p == 0 || p == 1)
        return (p == 1) == upper ? 0 : INFINITY;
    return scale * exp(invert(gamma_tails, shape, 0, log(shape), p, upper));
}

double
nrm_gamma_inv_p(double p, double shape, double scale)
{
    return gamma_inverse(p, shape, scale, false);
}

double
nrm_gamma_inv_q(double q, double shape, double scale)
{
    return gamma_inverse(q, shape, scale, true);
}

double
nrm_chisq_p(double x, double df)
{
    return nrm_gamma_p(x, df / 2, 2);
}

double
nrm_chisq_q(double x, double df)
{
    return nrm_gamma_q(x, df / 2, 2);
}

double
nrm_chisq_inv_p(double p, double df)
{
    return nrm_gamma_inv_p(p, df / 2, 2);
}

double
nrm_chisq_inv_q(double q, double df)
{
    return nrm_gamma_inv_q(q, df / 2, 2);
}

double
nrm_beta_p(double x, double a, double b)
{
    x = fmin(fmax(x, 0), 1);
    return nrm_tails_beta(x, 1 - x, a, b).p;
}

double
nrm_beta_q(double x, double a, double b)
{
    x = fmin(fmax(x, 0), 1);
    return nrm_tails_beta(x, 1 - x, a, b).q;
}

/* At the x whose logit is t. */
static nrm_tails
beta_tails(double t, double a, double b)
{
    return nrm_tails_beta(1 / (1 + exp(-t)), 1 / (1 + exp(t)), a, b);
}

static double
beta_inverse(double p, double a, double b, bool upper)
{
    if (!(is_share(p) && a > 0 && b > 0))
        return NAN;
    if (p == 0 || p == 1)
        return (p == 1) != upper;
    return 1 / (1 + exp(-invert(beta_tails, a, b, log(a / b), p, upper)));
}

double
nrm_beta_inv_p(double p, double a, double b)
{
    return beta_inverse(p, a, b, false);
}

double
nrm_beta_inv_q(double q, double a, double b)
{
    return beta_inverse(q, a, b, true);
}

/* F = (df2 / df1) times the odds of a beta law. */
double
nrm_f_p(double x, double df1, double df2)
{
    double scaled = fmax(x, 0) * df1;

    if (isinf(scaled))
        return df1 > 0 && df2 > 0 ? 1 : NAN;
    return nrm_tails_beta(scaled / (scaled + df2), df2 / (scaled + df2),
                          df1 / 2, df2 / 2)
        .p;
}

double
nrm_f_q(double x, double df1, double df2)
{
    double scaled = fmax(x, 0) * df1;

    if (isinf(scaled))
        return df1 > 0 && df2 > 0 ? 0 : NAN;
    return nrm_tails_beta(scaled / (scaled + df2), df2 / (scaled + df2),
                          df1 / 2, df2 / 2)
        .q;
}

static double
f_inverse(double p, double df1, double df2, bool upper)
{
    if (!(is_share(p) && df1 > 0 && df2 > 0))
        return NAN;
    if (p == 0 || p == 1)
        return (p == 1) == upper ? 0 : INFINITY;
    return df2 / df1
           * exp(
               invert(beta_tails, df1 / 2, df2 / 2, log(df1 / df2), p, upper));
}

double
nrm_f_inv_p(double p, double df1, double df2)
{
    return f_inverse(p, df1, df2, false);
}

double
nrm_f_inv_q(double q, double df1, double df2)
{
    return f_inverse(q, df1, df2, true);
}
