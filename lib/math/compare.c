/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A score interval holds the ratios or differences that the score test does
 * not reject: (estimate - value) / sqrt(variance at the value), where the
 * variance takes the most likely rates or shares that have that value
 * (Miettinen and Nurminen 1985, Statistics in Medicine 4:213). For shares the
 * variance has their factor N / (N - 1), for rates there is none. The limits
 * are the roots, inside a bracket.
 */
#include "math/compare.h"

#include "math/dist.h"
#include "math/root.h"
#include "math/share_ci.h"

#include <math.h>
#include <stdbool.h>

static const nrm_span no_span = { NAN, NAN };

/* Two samples and the critical value that the score has to reach. */
typedef struct question {
    nrm_sample a, b;
    double z;
} question;

static bool
is_valid(nrm_sample a, nrm_sample b, double level)
{
    return a.events >= 0 && b.events >= 0 && a.n > 0 && b.n > 0
           && isfinite(a.events + b.events + a.n + b.n) && level > 0
           && level < 1;
}

static bool
are_shares(nrm_sample a, nrm_sample b, double level)
{
    return is_valid(a, b, level) && a.events <= a.n && b.events <= b.n;
}

/* difference / sqrt(variance) where both may be 0. */
static double
standardise(double difference, double variance)
{
    return difference == 0 ? 0 : difference / sqrt(variance);
}

static double
rate_ratio_score(double log_ratio, const void *context)
{
    const question *q = context;
    double ratio = exp(log_ratio);
    double b = (q->a.events + q->b.events) / (q->a.n * ratio + q->b.n);
    double variance = ratio * b / q->a.n + ratio * ratio * b / q->b.n;
    double difference = q->a.events / q->a.n - ratio * q->b.events / q->b.n;

    return standardise(difference, variance) - q->z;
}

static double
rate_difference_score(double value, const void *context)
{
    const question *q = context;
    double n = q->a.n + q->b.n, events = q->a.events + q->b.events;
    double middle = events - n * value;
    double root = sqrt(middle * middle + 4 * n * q->b.events * value);
    /* The larger root of n b^2 - middle b - b.events value = 0. */
    double b = middle >= 0 ? (middle + root) / (2 * n)
                           : -2 * q->b.events * value / (middle - root);
    double variance = (b + value) / q->a.n + b / q->b.n;
    double difference = q->a.events / q->a.n - q->b.events / q->b.n;

    return standardise(difference - value, variance) - q->z;
}

static double
share_ratio_score(double log_ratio, const void *context)
{
    const question *q = context;
    double ratio = exp(log_ratio), n = q->a.n + q->b.n;
    double minus = q->a.n * ratio + q->a.events + q->b.n + q->b.events * ratio;
    double events = q->a.events + q->b.events;
    double root = sqrt(fmax(minus * minus - 4 * n * ratio * events, 0));
    double b = fmin(2 * events / (minus + root), 1);
    double a = fmin(ratio * b, 1);
    double variance =
        a * (1 - a) / q->a.n + ratio * ratio * b * (1 - b) / q->b.n;
    double difference = q->a.events / q->a.n - ratio * q->b.events / q->b.n;

    return standardise(difference, variance * n / (n - 1)) - q->z;
}

/* The slope of the likelihood of b where a = b + value. */
typedef struct constrained {
    const question *q;
    double value;
} constrained;

static double
per(double events, double share)
{
    return events == 0 ? 0 : events / share;
}

static double
slope(double b, const void *context)
{
    const constrained *c = context;
    const nrm_sample *x = &c->q->a, *y = &c->q->b;
    double a = fmin(fmax(b + c->value, 0), 1);

    return per(x->events, a) + per(y->events, b) - per(x->n - x->events, 1 - a)
           - per(y->n - y->events, 1 - b);
}

static double
share_difference_score(double value, const void *context)
{
    const question *q = context;
    constrained c = { q, value };
    nrm_span range = { fmax(0, -value), fmin(1, 1 - value) };
    double n = q->a.n + q->b.n, a, b, variance;
    double difference = q->a.events / q->a.n - q->b.events / q->b.n;

    if (range.low >= range.high || slope(range.low, &c) <= 0)
        b = range.low;
    else if (slope(range.high, &c) >= 0)
        b = range.high;
    else
        b = nrm_root(slope, &c, range, 0);
    a = fmin(fmax(b + value, 0), 1);
    variance = a * (1 - a) / q->a.n + b * (1 - b) / q->b.n;
    return standardise(difference - value, variance * n / (n - 1)) - q->z;
}

/* Both roots of a score that falls from low to high. */
static nrm_span
score_limits(nrm_function *score, question q, double level, nrm_span range,
             double estimate)
{
    nrm_span low = { range.low, estimate }, high = { estimate, range.high };
    nrm_span s;

    q.z = nrm_normal_inv_q((1 - level) / 2);
    s.low = score(range.low, &q) <= 0 ? range.low : nrm_root(score, &q, low, 0);
    q.z = -q.z;
    s.high =
        score(range.high, &q) >= 0 ? range.high : nrm_root(score, &q, high, 0);
    return s;
}

#define LOG_FAR 300.0

/* Ratio limits on the log scale; an estimate of 0 or infinity is an end. */
static nrm_span
ratio_limits(nrm_function *score, nrm_sample a, nrm_sample b, double level)
{
    question q = { a, b, 0 };
    nrm_span range = { -LOG_FAR, LOG_FAR }, s;
    double estimate = log(a.events / a.n) - log(b.events / b.n);

    if (a.events == 0 && b.events == 0) {
        s.low = 0;
        s.high = INFINITY;
        return s;
    }
    estimate = fmin(fmax(estimate, -LOG_FAR), LOG_FAR);
    s = score_limits(score, q, level, range, estimate);
    s.low = a.events == 0 ? 0 : exp(s.low);
    s.high = b.events == 0 ? INFINITY : exp(s.high);
    return s;
}

nrm_span
nrm_rate_ratio_score(nrm_sample a, nrm_sample b, double level)
{
    return is_valid(a, b, level) ? ratio_limits(rate_ratio_score, a, b, level)
                                 : no_span;
}

nrm_span
nrm_share_ratio_score(nrm_sample a, nrm_sample b, double level)
{
    return are_shares(a, b, level)
               ? ratio_limits(share_ratio_score, a, b, level)
               : no_span;
}

nrm_span
nrm_rate_difference_score(nrm_sample a, nrm_sample b, double level)
{
    question q = { a, b, 0 };
    double estimate = a.events / a.n - b.events / b.n;
    double z = nrm_normal_inv_q((1 - level) / 2), wide;
    nrm_span range;

    if (!is_valid(a, b, level))
        return no_span;
    /* Twice the widest one-sample limits. */
    wide = (a.events + z * z + z * sqrt(a.events + z * z)) / a.n
           + (b.events + z * z + z * sqrt(b.events + z * z)) / b.n;
    range.low = estimate - 2 * wide;
    range.high = estimate + 2 * wide;
    return score_limits(rate_difference_score, q, level, range, estimate);
}

nrm_span
nrm_share_difference_score(nrm_sample a, nrm_sample b, double level)
{
    question q = { a, b, 0 };
    nrm_span range = { -1, 1 };

    if (!are_shares(a, b, level))
        return no_span;
    return score_limits(share_difference_score, q, level, range,
                        a.events / a.n - b.events / b.n);
}

/* Limits of the share of a in all events as limits of the ratio. */
static nrm_span
as_ratio(nrm_span share, nrm_sample a, nrm_sample b)
{
    nrm_span s;

    s.low = share.low / (1 - share.low) * b.n / a.n;
    s.high =
        share.high == 1 ? INFINITY : share.high / (1 - share.high) * b.n / a.n;
    return s;
}

static nrm_span
conditional(nrm_share_interval *interval, nrm_sample a, nrm_sample b,
            double level)
{
    nrm_span nothing = { 0, INFINITY };

    if (!is_valid(a, b, level))
        return no_span;
    if (a.events + b.events == 0)
        return nothing;
    return as_ratio(interval(a.events, a.events + b.events, level), a, b);
}

nrm_span
nrm_rate_ratio_exact(nrm_sample a, nrm_sample b, double level)
{
    return conditional(nrm_share_exact, a, b, level);
}

nrm_span
nrm_rate_ratio_midp(nrm_sample a, nrm_sample b, double level)
{
    return conditional(nrm_share_midp, a, b, level);
}

nrm_span
nrm_share_difference_newcombe(nrm_sample a, nrm_sample b, double level)
{
    double pa = a.events / a.n, pb = b.events / b.n;
    nrm_span wa, wb, s;

    if (!are_shares(a, b, level))
        return no_span;
    wa = nrm_share_wilson(a.events, a.n, level);
    wb = nrm_share_wilson(b.events, b.n, level);
    s.low = pa - pb - hypot(pa - wa.low, wb.high - pb);
    s.high = pa - pb + hypot(wa.high - pa, pb - wb.low);
    return s;
}

nrm_span
nrm_share_ratio_log(nrm_sample a, nrm_sample b, double level)
{
    double z = nrm_normal_inv_q((1 - level) / 2), width;
    double estimate = a.events / a.n / (b.events / b.n);
    nrm_span s = { 0, INFINITY };

    if (!are_shares(a, b, level))
        return no_span;
    if (a.events == 0 || b.events == 0)
        return s;
    width = z * sqrt(1 / a.events - 1 / a.n + 1 / b.events - 1 / b.n);
    s.low = estimate * exp(-width);
    s.high = estimate * exp(width);
    return s;
}

double
nrm_rate_ratio_p_exact(nrm_sample a, nrm_sample b)
{
    double n = a.events + b.events, share = a.n / (a.n + b.n), p = 0;
    double observed = nrm_binomial_point(a.events, n, share);

    if (!is_valid(a, b, 0.5))
        return NAN;
    /* Points that are equal but for rounding are equal. */
    for (double k = 0; k <= n; k++) {
        double point = nrm_binomial_point(k, n, share);

        if (point <= observed * (1 + 1e-7))
            p += point;
    }
    return fmin(p, 1);
}

double
nrm_rate_ratio_p_central(nrm_sample a, nrm_sample b)
{
    double n = a.events + b.events, share = a.n / (a.n + b.n);
    double below = nrm_binomial_p(a.events, n, share);
    double above = nrm_binomial_q(a.events - 1, n, share);

    return is_valid(a, b, 0.5) ? fmin(2 * fmin(below, above), 1) : NAN;
}

double
nrm_rate_ratio_p_midp(nrm_sample a, nrm_sample b)
{
    double n = a.events + b.events, share = a.n / (a.n + b.n);
    double half = nrm_binomial_point(a.events, n, share) / 2;
    double below = nrm_binomial_p(a.events, n, share) - half;
    double above = nrm_binomial_q(a.events, n, share) + half;

    return is_valid(a, b, 0.5) ? fmin(2 * fmin(below, above), 1) : NAN;
}

double
nrm_rate_p_score(nrm_sample a, nrm_sample b)
{
    question q = { a, b, 0 };

    if (!is_valid(a, b, 0.5))
        return NAN;
    return 2 * nrm_normal_q(fabs(rate_difference_score(0, &q)));
}

double
nrm_share_p_score(nrm_sample a, nrm_sample b)
{
    question q = { a, b, 0 };

    if (!are_shares(a, b, 0.5))
        return NAN;
    return 2 * nrm_normal_q(fabs(share_difference_score(0, &q)));
}
