/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * References: Garwood (1936, Biometrika 28:437); Breslow and Day (1987,
 * Statistical Methods in Cancer Research II, 2.10, Byar); Rothman and Boice
 * (1979, Epidemiologic Analysis with a Programmable Calculator); Cohen and
 * Yang (1994, Statistics in Medicine 13:2189, mid-P); Blaker (2000).
 */
#include "math/count_ci.h"

#include "math/blaker.h"
#include "math/dist.h"
#include "math/root.h"

#include <math.h>
#include <stdbool.h>

static const nrm_span no_span = { NAN, NAN };

static bool
is_valid(double count, double level)
{
    return count >= 0 && isfinite(count) && level > 0 && level < 1;
}

nrm_span
nrm_count_garwood(double count, double level)
{
    double half = (1 - level) / 2;
    nrm_span s;

    if (!is_valid(count, level))
        return no_span;
    s.low = count > 0 ? nrm_gamma_inv_p(half, count, 1) : 0;
    s.high = nrm_gamma_inv_q(half, count + 1, 1);
    return s;
}

typedef struct midp {
    double count, half;
    bool upper; /* limit */
} midp;

/* The tail with half of the point; gamma tails serve fractional counts. */
static double
midp_excess(double mu, const void *context)
{
    const midp *m = context;
    double with = m->count > 0 ? nrm_gamma_p(mu, m->count, 1) : 1;
    double without = nrm_gamma_p(mu, m->count + 1, 1);
    double tail = (with + without) / 2;

    return (m->upper ? 1 - tail : tail) - m->half;
}

nrm_span
nrm_count_midp(double count, double level)
{
    midp low = { count, (1 - level) / 2, false }, high = low;
    nrm_span s, outer = nrm_count_garwood(count, level), below, above;

    if (!is_valid(count, level))
        return no_span;
    high.upper = true;
    below.low = outer.low;
    below.high = above.low = count;
    above.high = outer.high;
    s.low = count > 0 ? nrm_root(midp_excess, &low, below, 0) : 0;
    s.high = nrm_root(midp_excess, &high, above, 0);
    return s;
}

/* x (1 - 1 / 9x + z / (3 sqrt x))^3. */
static double
byar(double x, double z)
{
    double root = 1 - 1 / (9 * x) + z / (3 * sqrt(x));

    return x * root * root * root;
}

nrm_span
nrm_count_byar(double count, double level)
{
    double z = nrm_normal_inv_q((1 - level) / 2);
    nrm_span s;

    if (!is_valid(count, level))
        return no_span;
    s.low = count > 0 ? byar(count, -z) : 0;
    s.high = byar(count + 1, z);
    return s;
}

nrm_span
nrm_count_byar_half(double count, double level)
{
    double z = nrm_normal_inv_q((1 - level) / 2);
    nrm_span s;

    if (!is_valid(count, level))
        return no_span;
    s.low = byar(count + 0.5, -z);
    s.high = byar(count + 0.5, z);
    return s;
}

static double
at_least(double mu, const void *count)
{
    return nrm_poisson_q(*(const double *)count - 1, mu);
}

static double
at_most(double mu, const void *count)
{
    return nrm_poisson_p(*(const double *)count, mu);
}

static double
far_below(double mu, double k, const void *context)
{
    (void)context;
    return nrm_poisson_p(k, mu);
}

static double
far_above(double mu, double k, const void *context)
{
    (void)context;
    return nrm_poisson_q(k - 1, mu);
}

nrm_span
nrm_count_blaker(double count, double level)
{
    double alpha = 1 - level;
    nrm_span outer = nrm_count_garwood(count, level), s = { 0, 0 };
    nrm_blaker low = { at_least, far_below, &count, outer.low, count, 0, 1 };
    nrm_blaker high = { at_most, far_above, &count, outer.high, count, 0, -1 };

    if (!is_valid(count, level) || count != floor(count))
        return no_span;
    if (count > 0) {
        /* The first k whose lower tail is above alpha / 2, less one. */
        low.first = nrm_poisson_inv_p(alpha / 2, outer.low);
        while (far_below(outer.low, low.first, NULL) > alpha / 2)
            low.first--;
        s.low = nrm_blaker_limit(&low, alpha);
    }
    high.first = nrm_poisson_inv_q(alpha / 2, outer.high) + 1;
    s.high = nrm_blaker_limit(&high, alpha);
    return s;
}
