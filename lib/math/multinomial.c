/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goodman (1965, Technometrics 7:247). Sison and Glaz (1995, JASA 90:366)
 * find the smallest c such that all counts lie within c of the observed ones
 * with probability `level`, where the multinomial probability is that of
 * truncated Poisson variables given their sum, by an Edgeworth expansion with
 * the first four cumulants of the truncated laws (Levin 1981); what is left to
 * the level widens the upper ends, as in May and Johnson (2000, Journal of
 * Statistical Software 5:6).
 */
#include "math/multinomial.h"

#include "math/dist.h"
#include "math/share_ci.h"

#include <math.h>

static double
sum_of(size_t k, const double *counts)
{
    double n = 0;

    for (size_t i = 0; i < k; i++)
        n += counts[i] >= 0 ? counts[i] : NAN;
    return n;
}

void
nrm_multinomial_goodman(size_t k, const double *counts, double level,
                        nrm_span *out)
{
    double n = sum_of(k, counts), each = 1 - (1 - level) / (double)k;

    for (size_t i = 0; i < k; i++)
        out[i] = nrm_share_wilson(counts[i], n, each);
}

/* Cumulants 1..4 of Poisson(mean) between mean - c and mean + c. */
typedef struct truncated {
    double cumulant[4];
    double inside; /* probability of the range */
} truncated;

/* P(X <= k), 0 below 0. */
static double
below(double k, double mean)
{
    return k < 0 ? 0 : nrm_poisson_p(k, mean);
}

static truncated
truncate_poisson(double mean, double c)
{
    double high = mean + c, low = fmax(mean - c, 0), f[4], m;
    truncated t;

    t.inside = below(high, mean) - below(low - 1, mean);
    /* Factorial moments. */
    for (int r = 1; r <= 4; r++) {
        double above = below(high, mean) - below(high - r, mean);
        double under = below(low - 1, mean) - below(low - r - 1, mean);

        f[r - 1] = pow(mean, r) * (1 - (above - under) / t.inside);
    }
    m = f[0];
    t.cumulant[0] = m;
    t.cumulant[1] = f[1] + m - m * m;
    t.cumulant[2] = f[2] + f[1] * (3 - 3 * m) + m - 3 * m * m + 2 * m * m * m;
    t.cumulant[3] = f[3] + f[2] * (6 - 4 * m) + f[1] * (7 - 12 * m + 6 * m * m)
                    + m - 4 * m * m + 6 * m * m * m - 3 * m * m * m * m
                    - 3 * t.cumulant[1] * t.cumulant[1];
    return t;
}

/* P that every count lies within c of the observed one. */
static double
inside(size_t k, const double *counts, double n, double c)
{
    double sum[4] = { 0 }, product = 1, z, z2, skew, peak, edgeworth;

    for (size_t i = 0; i < k; i++) {
        truncated t = truncate_poisson(counts[i], c);

        product *= t.inside;
        for (int r = 0; r < 4; r++)
            sum[r] += t.cumulant[r];
    }
    z = (n - sum[0]) / sqrt(sum[1]);
    z2 = z * z;
    skew = sum[2] / (sum[1] * sqrt(sum[1]));
    peak = sum[3] / (sum[1] * sum[1]);
    edgeworth =
        1 + skew * z * (z2 - 3) / 6 + peak * (z2 * z2 - 6 * z2 + 3) / 24
        + skew * skew * (z2 * z2 * z2 - 15 * z2 * z2 + 45 * z2 - 15) / 72;
    return product * edgeworth * exp(-z2 / 2)
           / (sqrt(2 * M_PI * sum[1]) * nrm_poisson_point(n, n));
}

/*
 * The least distance that is kept with more than the level: one after the
 * other up to `near`, beyond that by halving, for the probability rises there.
 */
static double
first_above(size_t k, const double *counts, double n, double level)
{
    const double near = 1000;
    double low, high;

    for (low = 1; low <= fmin(n, near); low++)
        if (inside(k, counts, n, low) > level)
            return low;
    low--;
    for (high = 2 * low; high < n && inside(k, counts, n, high) <= level;)
        high *= 2;
    for (high = fmin(high, n + 1); high - low > 1;) {
        double middle = floor((low + high) / 2);

        *(inside(k, counts, n, middle) > level ? &high : &low) = middle;
    }
    return high;
}

void
nrm_multinomial_sison_glaz(size_t k, const double *counts, double level,
                           nrm_span *out)
{
    double n = sum_of(k, counts), c = first_above(k, counts, n, level);
    double before = c > 1 ? inside(k, counts, n, c - 1) : 0;
    /* How far between c - 1 and c the level is reached. */
    double rest = (level - before) / (inside(k, counts, n, c) - before);

    for (size_t i = 0; i < k; i++) {
        double share = counts[i] / n;

        out[i].low = fmax(share - (c - 1) / n, 0);
        out[i].high = fmin(share + (c - 1 + 2 * rest) / n, 1);
        if (!(n > 0 && level > 0 && level < 1) || k < 2 || c > n)
            out[i].low = out[i].high = NAN;
    }
}
