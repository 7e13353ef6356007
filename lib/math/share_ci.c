/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * References: Wilson (1927, JASA 22:209); Clopper and Pearson (1934,
 * Biometrika 26:404); Brown, Cai and DasGupta (2001, Statistical Science
 * 16:101); Lancaster (1961, JASA 56:223); Blaker (2000).
 */
#include "math/share_ci.h"

#include "math/blaker.h"
#include "math/dist.h"
#include "math/root.h"

#include <math.h>
#include <stdbool.h>

static const nrm_span no_span = { NAN, NAN };

static bool
is_valid(double hits, double n, double level)
{
    return hits >= 0 && n > 0 && hits <= n && isfinite(n) && level > 0
           && level < 1;
}

nrm_span
nrm_share_wilson(double hits, double n, double level)
{
    double z = nrm_normal_inv_q((1 - level) / 2), square = z * z;
    double misses = n - hits, half, middle;
    nrm_span s;

    if (!is_valid(hits, n, level))
        return no_span;
    middle = (hits + square / 2) / (n + square);
    half = z * sqrt(hits * misses / n + square / 4) / (n + square);
    s.low = hits == 0 ? 0 : middle - half;
    s.high = misses == 0 ? 1 : middle + half;
    return s;
}

nrm_span
nrm_share_exact(double hits, double n, double level)
{
    double half = (1 - level) / 2;
    nrm_span s;

    if (!is_valid(hits, n, level))
        return no_span;
    s.low = hits == 0 ? 0 : nrm_beta_inv_p(half, hits, n - hits + 1);
    s.high = hits == n ? 1 : nrm_beta_inv_q(half, hits + 1, n - hits);
    return s;
}

nrm_span
nrm_share_jeffreys(double hits, double n, double level)
{
    double half = (1 - level) / 2, misses = n - hits;
    nrm_span s;

    if (!is_valid(hits, n, level))
        return no_span;
    s.low = hits == 0 ? 0 : nrm_beta_inv_p(half, hits + 0.5, misses + 0.5);
    s.high = misses == 0 ? 1 : nrm_beta_inv_q(half, hits + 0.5, misses + 0.5);
    return s;
}

typedef struct sample {
    double hits, n, half;
} sample;

/* P of more hits plus half the point, less `half`; hits > 0. */
static double
midp_excess(double share, const void *context)
{
    const sample *s = context;
    double with = nrm_beta_p(share, s->hits, s->n - s->hits + 1);
    double without =
        s->hits < s->n ? nrm_beta_p(share, s->hits + 1, s->n - s->hits) : 0;

    return (with + without) / 2 - s->half;
}

static double
midp_low(double hits, double n, double level)
{
    sample s = { hits, n, (1 - level) / 2 };
    nrm_span bracket = { 0, hits / n };

    return hits == 0 ? 0 : nrm_root(midp_excess, &s, bracket, 0);
}

nrm_span
nrm_share_midp(double hits, double n, double level)
{
    nrm_span s;

    if (!is_valid(hits, n, level))
        return no_span;
    s.low = midp_low(hits, n, level);
    s.high = 1 - midp_low(n - hits, n, level);
    return s;
}

static double
at_least(double share, const void *context)
{
    const sample *s = context;

    return nrm_binomial_q(s->hits - 1, s->n, share);
}

static double
at_most(double share, double k, const void *context)
{
    const sample *s = context;

    return nrm_binomial_p(k, s->n, share);
}

static double
blaker_low(double hits, double n, double level)
{
    double half = (1 - level) / 2;
    sample s = { hits, n, half };
    nrm_blaker b = { at_least, at_most, &s, 0, hits / n, 0, 1 };

    if (hits == 0)
        return 0;
    b.start = nrm_beta_inv_p(half, hits, n - hits + 1);
    b.first = nrm_binomial_inv_p(half, n, b.start);
    while (at_most(b.start, b.first, &s) > half)
        b.first--;
    return nrm_blaker_limit(&b, 1 - level);
}

nrm_span
nrm_share_blaker(double hits, double n, double level)
{
    nrm_span s;

    if (!is_valid(hits, n, level) || hits != floor(hits) || n != floor(n))
        return no_span;
    s.low = blaker_low(hits, n, level);
    s.high = 1 - blaker_low(n - hits, n, level);
    return s;
}
