/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cohen (1960, Educational and Psychological Measurement 20:37; 1968,
 * Psychological Bulletin 70:213), Fleiss, Cohen and Everitt (1969,
 * Psychological Bulletin 72:323), Fleiss (1971, Psychological Bulletin 76:378),
 * Gwet (2008, British Journal of Mathematical and Statistical Psychology
 * 61:29), Krippendorff (2004, Content Analysis, 11.3), McNemar (1947,
 * Psychometrika 12:153).
 *
 * All answer NaN where chance alone would give full agreement, such as when
 * every rating is the same.
 */
#include "math/agree.h"

#include "math/dist.h"

#include <math.h>
#include <stdbool.h>

static const nrm_agreement none = { NAN, NAN, NAN };

static double
weight_of(nrm_kappa_weights weights, size_t i, size_t j, size_t k)
{
    double distance = fabs((double)i - (double)j) / (double)(k - 1);

    if (weights == NRM_KAPPA_PLAIN)
        return i == j;
    return 1 - (weights == NRM_KAPPA_LINEAR ? distance : distance * distance);
}

/* The shares of the rows (or columns) of a table. */
static double
margin(const double *table, size_t k, size_t i, bool column)
{
    double sum = 0;

    for (size_t j = 0; j < k; j++)
        sum += table[column ? j * k + i : i * k + j];
    return sum;
}

/* The mean weight of category i against the other rater's margin. */
static double
mean_weight(const double *table, size_t k, nrm_kappa_weights weights, size_t i,
            bool column)
{
    double sum = 0;

    for (size_t j = 0; j < k; j++)
        sum += margin(table, k, j, !column) * weight_of(weights, i, j, k);
    return sum;
}

nrm_agreement
nrm_agree_cohen(size_t k, const double *table, nrm_kappa_weights weights)
{
    nrm_agreement out = none;
    double n = 0, agree = 0, chance = 0, spread = 0, spread0 = 0, kappa;

    for (size_t i = 0; i < k * k; i++)
        n += table[i];
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++) {
            double w = weight_of(weights, i, j, k);

            agree += w * table[i * k + j] / n;
            chance += w * margin(table, k, i, false) * margin(table, k, j, true)
                      / (n * n);
        }
    if (!(n > 0) || k < 2 || chance >= 1)
        return out;
    kappa = (agree - chance) / (1 - chance);
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++) {
            double w = weight_of(weights, i, j, k);
            double means = (mean_weight(table, k, weights, i, false)
                            + mean_weight(table, k, weights, j, true))
                           / n;
            double distance = w - means * (1 - kappa);
            double expected = margin(table, k, i, false)
                              * margin(table, k, j, true) / (n * n);

            spread += table[i * k + j] / n * distance * distance;
            spread0 += expected * (w - means) * (w - means);
        }
    out.value = kappa;
    agree = kappa - chance * (1 - kappa);
    out.se = sqrt(fmax(spread - agree * agree, 0) / n) / (1 - chance);
    spread0 -= chance * chance;
    if (spread0 > 0)
        out.p =
            2 * nrm_normal_q(fabs(kappa) * (1 - chance) / sqrt(spread0 / n));
    return out;
}

double *
nrm_agree_table(nrm_arena *a, const nrm_ratings *r, size_t first, size_t second)
{
    double *table = nrm_new_n(a, double, r->categories * r->categories);

    for (size_t u = 0; u < r->units; u++) {
        size_t i = r->at[u * r->raters + first];
        size_t j = r->at[u * r->raters + second];

        if (i != NRM_NO_RATING && j != NRM_NO_RATING)
            table[i * r->categories + j]++;
    }
    return table;
}

/* counts[unit * categories + category], and the ratings of each unit. */
typedef struct tallies {
    double *counts, *ratings;
} tallies;

static tallies
tally(nrm_arena *a, const nrm_ratings *r)
{
    tallies t = { nrm_new_n(a, double, r->units * r->categories),
                  nrm_new_n(a, double, r->units) };

    for (size_t u = 0; u < r->units; u++)
        for (size_t j = 0; j < r->raters; j++) {
            size_t c = r->at[u * r->raters + j];

            if (c == NRM_NO_RATING)
                continue;
            t.counts[u * r->categories + c]++;
            t.ratings[u]++;
        }
    return t;
}

/* Share of the pairs of a unit that are the same; two ratings or more. */
static double
pairs_alike(const tallies *t, const nrm_ratings *r, size_t u)
{
    double alike = 0, m = t->ratings[u];

    for (size_t c = 0; c < r->categories; c++) {
        double x = t->counts[u * r->categories + c];

        alike += x * (x - 1);
    }
    return alike / (m * (m - 1));
}

double
nrm_agree_share(nrm_arena *a, const nrm_ratings *r)
{
    tallies t = tally(a, r);
    double sum = 0, units = 0;

    for (size_t u = 0; u < r->units; u++)
        if (t.ratings[u] >= 2) {
            sum += pairs_alike(&t, r, u);
            units++;
        }
    return sum / units;
}

nrm_agreement
nrm_agree_fleiss(nrm_arena *a, const nrm_ratings *r)
{
    tallies t = tally(a, r);
    double m = (double)r->raters, n = (double)r->units, agree = 0, chance = 0;
    double pq = 0, skew = 0;
    nrm_agreement out = none;

    for (size_t u = 0; u < r->units; u++) {
        if (t.ratings[u] != m)
            return none;
        agree += pairs_alike(&t, r, u) / n;
    }
    for (size_t c = 0; c < r->categories; c++) {
        double p = 0;

        for (size_t u = 0; u < r->units; u++)
            p += t.counts[u * r->categories + c] / (n * m);
        chance += p * p;
        pq += p * (1 - p);
        skew += p * (1 - p) * (1 - 2 * p);
    }
    if (!(n > 0) || m < 2 || chance >= 1)
        return none;
    out.value = (agree - chance) / (1 - chance);
    /* The error under chance alone, as Fleiss (1971) has it. */
    out.se = sqrt(2 / (n * m * (m - 1)) * (pq * pq - skew)) / pq;
    out.p = 2 * nrm_normal_q(fabs(out.value) / out.se);
    return out;
}

nrm_agreement
nrm_agree_ac1(nrm_arena *a, const nrm_ratings *r)
{
    tallies t = tally(a, r);
    double *share = nrm_new_n(a, double, r->categories);
    double q = (double)r->categories, rated = 0, paired = 0, agree = 0;
    double chance = 0, sum = 0;
    nrm_agreement out = none;

    for (size_t u = 0; u < r->units; u++) {
        rated += t.ratings[u] > 0;
        paired += t.ratings[u] >= 2;
        agree += t.ratings[u] >= 2 ? pairs_alike(&t, r, u) : 0;
        for (size_t c = 0; c < r->categories && t.ratings[u] > 0; c++)
            share[c] += t.counts[u * r->categories + c] / t.ratings[u];
    }
    if (paired == 0 || q < 2)
        return none;
    agree /= paired;
    for (size_t c = 0; c < r->categories; c++) {
        share[c] /= rated;
        chance += share[c] * (1 - share[c]) / (q - 1);
    }
    out.value = (agree - chance) / (1 - chance);
    for (size_t u = 0; u < r->units; u++) {
        double own = 0, own_chance = 0;

        if (t.ratings[u] == 0)
            continue;
        if (t.ratings[u] >= 2)
            own = rated / paired * (pairs_alike(&t, r, u) - chance)
                  / (1 - chance);
        for (size_t c = 0; c < r->categories; c++)
            own_chance += (1 - share[c]) * t.counts[u * r->categories + c]
                          / t.ratings[u] / (q - 1);
        own -= 2 * (1 - out.value) * (own_chance - chance) / (1 - chance);
        sum += (own - out.value) * (own - out.value);
    }
    out.se = sqrt(sum / (rated * (rated - 1)));
    if (out.se > 0)
        out.p = 2 * nrm_t_q(fabs(out.value) / out.se, rated - 1);
    return out;
}

/* The squared distance of two categories; totals are of all ratings. */
static double
distance(const nrm_ratings *r, nrm_scale scale, const double *totals,
         size_t low, size_t high)
{
    double d = 0;

    switch (scale) {
    case NRM_NOMINAL: return low != high;
    case NRM_ORDINAL:
        for (size_t c = low; c <= high; c++)
            d += totals[c];
        d -= (totals[low] + totals[high]) / 2;
        return d * d;
    case NRM_INTERVAL: d = r->value[low] - r->value[high]; return d * d;
    case NRM_RATIO:
        d = r->value[low] + r->value[high];
        return d == 0 ? 0
                      : (r->value[low] - r->value[high])
                            * (r->value[low] - r->value[high]) / (d * d);
    }
    return NAN;
}

nrm_agreement
nrm_agree_krippendorff(nrm_arena *a, const nrm_ratings *r, nrm_scale scale)
{
    tallies t = tally(a, r);
    size_t k = r->categories;
    double *totals = nrm_new_n(a, double, k), *pairs;
    double n = 0, observed = 0, expected = 0;
    nrm_agreement out = none;

    pairs = nrm_new_n(a, double, k *k);
    for (size_t u = 0; u < r->units; u++)
        for (size_t c = 0; c < k && t.ratings[u] >= 2; c++) {
            double x = t.counts[u * k + c];

            totals[c] += x;
            n += x;
            for (size_t d = 0; d < k; d++)
                pairs[c * k + d] +=
                    x * (t.counts[u * k + d] - (c == d)) / (t.ratings[u] - 1);
        }
    for (size_t c = 0; c < k; c++)
        for (size_t d = c + 1; d < k; d++) {
            double apart = distance(r, scale, totals, c, d);

            observed += pairs[c * k + d] * apart;
            expected += totals[c] * totals[d] * apart;
        }
    if (expected > 0)
        out.value = 1 - (n - 1) * observed / expected;
    return out;
}

nrm_mcnemar_result
nrm_mcnemar(double b, double c)
{
    nrm_mcnemar_result r = { NAN, NAN, NAN };
    double gap = fmax(fabs(b - c) - 1, 0);

    if (!(b + c > 0))
        return r;
    r.statistic = gap * gap / (b + c);
    r.p = nrm_chisq_q(r.statistic, 1);
    r.p_exact = fmin(2 * nrm_binomial_p(fmin(b, c), b + c, 0.5), 1);
    return r;
}
