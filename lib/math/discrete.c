/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The discrete laws of math/dist.h: sums of point probabilities, written as
 * incomplete gamma and beta functions (Johnson, Kemp and Kotz 2005, 4.4, 3.4,
 * 5.4), and their inverses by bisection over whole numbers.
 */
#include "math/dist.h"

#include "base/base.h"
#include "math/tail.h"

#include <math.h>
#include <stdbool.h>

#define WHOLE_MAX 9007199254740992.0 /* 2^53 */

typedef double tail(double k, double a, double b);

/* The smallest whole k in 0..high for which good(tail(k)). */
static double
first_whole(tail *f, double a, double b, double limit, bool upper)
{
    double low = -1, high = 1;

    while (high < WHOLE_MAX
           && !(upper ? f(high, a, b) <= limit : f(high, a, b) >= limit)) {
        low = high;
        high *= 2;
    }
    while (high - low > 1) {
        double middle = floor((low + high) / 2);
        double value = f(middle, a, b);

        if (upper ? value <= limit : value >= limit)
            high = middle;
        else
            low = middle;
    }
    return high;
}

static double
inverse(tail *f, double a, double b, double p, bool upper)
{
    if (!(p >= 0 && p <= 1) || isnan(f(0, a, b)))
        return NAN;
    return first_whole(f, a, b, p, upper);
}

double
nrm_poisson_point(double k, double mu)
{
    if (k != floor(k) || k < 0)
        return 0;
    return nrm_point_poisson(k, mu);
}

double
nrm_poisson_p(double k, double mu)
{
    if (!(mu >= 0))
        return NAN;
    return k < 0 ? 0 : nrm_tails_gamma(mu, floor(k) + 1).q;
}

double
nrm_poisson_q(double k, double mu)
{
    if (!(mu >= 0))
        return NAN;
    return k < 0 ? 1 : nrm_tails_gamma(mu, floor(k) + 1).p;
}

static double
poisson_lower(double k, double mu, NRM_UNUSED double b)
{
    return nrm_poisson_p(k, mu);
}

static double
poisson_upper(double k, double mu, NRM_UNUSED double b)
{
    return nrm_poisson_q(k, mu);
}

double
nrm_poisson_inv_p(double p, double mu)
{
    return p == 1 ? INFINITY : inverse(poisson_lower, mu, 0, p, false);
}

double
nrm_poisson_inv_q(double q, double mu)
{
    return q == 0 ? INFINITY : inverse(poisson_upper, mu, 0, q, true);
}

static bool
is_binomial(double n, double share)
{
    return n >= 0 && share >= 0 && share <= 1;
}

double
nrm_binomial_point(double k, double n, double share)
{
    if (!is_binomial(n, share))
        return NAN;
    if (k != floor(k) || k < 0 || k > n)
        return 0;
    return nrm_point_binomial(k, n - k, share, 1 - share);
}

double
nrm_binomial_p(double k, double n, double share)
{
    if (!is_binomial(n, share))
        return NAN;
    if (k < 0 || k >= n)
        return k >= n;
    return nrm_tails_beta(share, 1 - share, floor(k) + 1, n - floor(k)).q;
}

double
nrm_binomial_q(double k, double n, double share)
{
    if (!is_binomial(n, share))
        return NAN;
    if (k < 0 || k >= n)
        return k < 0;
    return nrm_tails_beta(share, 1 - share, floor(k) + 1, n - floor(k)).p;
}

double
nrm_binomial_inv_p(double p, double n, double share)
{
    return inverse(nrm_binomial_p, n, share, p, false);
}

double
nrm_binomial_inv_q(double q, double n, double share)
{
    return inverse(nrm_binomial_q, n, share, q, true);
}

double
nrm_negbin_point(double k, double mu, double size)
{
    if (!(mu >= 0 && size > 0))
        return NAN;
    if (k != floor(k) || k < 0)
        return 0;
    return size / (size + k)
           * nrm_point_binomial(k, size, mu / (mu + size), size / (mu + size));
}

double
nrm_negbin_p(double k, double mu, double size)
{
    if (!(mu >= 0 && size > 0))
        return NAN;
    if (k < 0)
        return 0;
    return nrm_tails_beta(mu / (mu + size), size / (mu + size), floor(k) + 1,
                          size)
        .q;
}

double
nrm_negbin_q(double k, double mu, double size)
{
    if (!(mu >= 0 && size > 0))
        return NAN;
    if (k < 0)
        return 1;
    return nrm_tails_beta(mu / (mu + size), size / (mu + size), floor(k) + 1,
                          size)
        .p;
}

double
nrm_negbin_inv_p(double p, double mu, double size)
{
    return p == 1 ? INFINITY : inverse(nrm_negbin_p, mu, size, p, false);
}

double
nrm_negbin_inv_q(double q, double mu, double size)
{
    return q == 0 ? INFINITY : inverse(nrm_negbin_q, mu, size, q, true);
}

/*
 * A ratio of three binomial points with the share of drawn ones, which
 * cancels: no factorial is formed.
 */
double
nrm_hyper_point(double k, double marked, double plain, double drawn)
{
    double all = marked + plain, share = drawn / all;

    if (!(marked >= 0 && plain >= 0 && drawn >= 0 && drawn <= all))
        return NAN;
    if (k != floor(k) || k < 0 || k > marked || drawn - k < 0
        || drawn - k > plain)
        return 0;
    if (drawn == 0 || drawn == all)
        return 1;
    return nrm_point_binomial(k, marked - k, share, 1 - share)
           * nrm_point_binomial(drawn - k, plain - (drawn - k), share,
                                1 - share)
           / nrm_point_binomial(drawn, all - drawn, share, 1 - share);
}

/* Sums from k away from the mode, so that the smaller tail is exact. */
static nrm_tails
hyper_tails(double k, double marked, double plain, double drawn)
{
    double low = fmax(0, drawn - plain), high = fmin(marked, drawn);
    double mean = drawn * marked / (marked + plain), sum = 0, term;
    nrm_tails t = { 0, 1 };
    bool below = k < mean;

    k = floor(k);
    if (k < low || k >= high) {
        t.p = k >= high;
        t.q = k < low;
        return t;
    }
    term = nrm_hyper_point(below ? k : k + 1, marked, plain, drawn);
    for (double i = below ? k : k + 1; i >= low && i <= high && term > 0;) {
        double step = below ? i : i + 1, odds;

        if (sum + term == sum)
            break;
        sum += term;
        odds = (marked - step + 1) * (drawn - step + 1)
               / (step * (plain - drawn + step));
        term = below ? term / odds : term * odds;
        i += below ? -1 : 1;
    }
    t.p = below ? sum : 1 - sum;
    t.q = below ? 1 - sum : sum;
    return t;
}

double
nrm_hyper_p(double k, double marked, double plain, double drawn)
{
    if (isnan(nrm_hyper_point(0, marked, plain, drawn)) || isnan(k))
        return NAN;
    return hyper_tails(k, marked, plain, drawn).p;
}

double
nrm_hyper_q(double k, double marked, double plain, double drawn)
{
    if (isnan(nrm_hyper_point(0, marked, plain, drawn)) || isnan(k))
        return NAN;
    return hyper_tails(k, marked, plain, drawn).q;
}
