/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pearson (1900) and likelihood chi-square, Cramer (1946); Fisher (1935,
 * Journal of the Royal Statistical Society 98:39) with the noncentral
 * hypergeometric law for the odds ratio; Mantel and Haenszel (1959, JNCI
 * 22:719); Robins, Breslow and Greenland (1986, Biometrics 42:311).
 */
#include "math/tables.h"

#include "math/dist.h"
#include "math/root.h"

#include <math.h>

nrm_independence
nrm_table_independence(nrm_arena *a, const nrm_table_counts *t)
{
    double *row = nrm_new_n(a, double, t->rows), n = 0, rows = 0, columns = 0;
    double *column = nrm_new_n(a, double, t->columns);
    nrm_independence r = { 0, 0, 0, NAN, NAN, INFINITY };

    for (size_t i = 0; i < t->rows * t->columns; i++) {
        row[i / t->columns] += t->counts[i];
        column[i % t->columns] += t->counts[i];
        n += t->counts[i];
    }
    for (size_t i = 0; i < t->rows * t->columns; i++) {
        double x = t->counts[i];
        double expected = row[i / t->columns] * column[i % t->columns] / n;

        if (!(expected > 0))
            continue;
        r.pearson += (x - expected) * (x - expected) / expected;
        r.likelihood += x > 0 ? 2 * x * log(x / expected) : 0;
        r.least_expected = fmin(r.least_expected, expected);
    }
    for (size_t i = 0; i < t->rows; i++)
        rows += row[i] > 0;
    for (size_t i = 0; i < t->columns; i++)
        columns += column[i] > 0;
    if (rows < 2 || columns < 2)
        return r;
    r.df = (rows - 1) * (columns - 1);
    r.p = nrm_chisq_q(r.pearson, r.df);
    r.cramer = sqrt(r.pearson / n / (fmin(rows, columns) - 1));
    return r;
}

/* The law of `a` given all margins, under an odds ratio. */
typedef struct margins {
    double marked, plain, drawn; /* a + b, c + d, a + c */
    double low, high;            /* least and largest a */
    double a;
    double target; /* of the tail or of the mean */
} margins;

/* Sum over a of point(a) ratio^a, times f; scaled by the largest term. */
static void
weigh(const margins *m, double log_ratio, double *below, double *at,
      double *mean)
{
    double top = -INFINITY, all = 0;

    *below = *at = *mean = 0;
    for (double x = m->low; x <= m->high; x++)
        top = fmax(top, log(nrm_hyper_point(x, m->marked, m->plain, m->drawn))
                            + x * log_ratio);
    for (double x = m->low; x <= m->high; x++) {
        double p = exp(log(nrm_hyper_point(x, m->marked, m->plain, m->drawn))
                       + x * log_ratio - top);

        all += p;
        *mean += p * x;
        *below += x < m->a ? p : 0;
        *at += x == m->a ? p : 0;
    }
    *below /= all;
    *at /= all;
    *mean /= all;
}

static double
mean_excess(double log_ratio, const void *context)
{
    const margins *m = context;
    double below, at, mean;

    weigh(m, log_ratio, &below, &at, &mean);
    return mean - m->a;
}

/* P of a or more, less the target. */
static double
upper_excess(double log_ratio, const void *context)
{
    const margins *m = context;
    double below, at, mean;

    weigh(m, log_ratio, &below, &at, &mean);
    return 1 - below - m->target;
}

/* P of a or fewer, less the target. */
static double
lower_excess(double log_ratio, const void *context)
{
    const margins *m = context;
    double below, at, mean;

    weigh(m, log_ratio, &below, &at, &mean);
    return below + at - m->target;
}

static double
solve(nrm_function *f, const margins *m)
{
    nrm_span limits = { -600, 600 };

    return exp(nrm_root(f, m, nrm_root_bracket(f, m, 0, 1, limits), 0));
}

static double
fisher_p(const margins *m)
{
    double seen = nrm_hyper_point(m->a, m->marked, m->plain, m->drawn), p = 0;

    /* Tables that are equally probable but for rounding count. */
    for (double x = m->low; x <= m->high; x++) {
        double point = nrm_hyper_point(x, m->marked, m->plain, m->drawn);

        p += point <= seen * (1 + 1e-7) ? point : 0;
    }
    return fmin(p, 1);
}

nrm_association
nrm_table_fisher(nrm_fourfold t, double level)
{
    margins m = { t.a + t.b, t.c + t.d, t.a + t.c, 0, 0, t.a, 0 };
    nrm_association r = { NAN, { 0, INFINITY }, NAN, NAN };

    if (!(t.a >= 0 && t.b >= 0 && t.c >= 0 && t.d >= 0)
        || !(m.marked + m.plain > 0))
        return r;
    m.low = fmax(0, m.drawn - m.plain);
    m.high = fmin(m.marked, m.drawn);
    r.p = fisher_p(&m);
    if (m.low == m.high)
        return r; /* an empty row or column says nothing of the ratio */
    r.odds_ratio = m.a == m.low    ? 0
                   : m.a == m.high ? INFINITY
                                   : solve(mean_excess, &m);
    m.target = (1 - level) / 2;
    if (m.a > m.low)
        r.limits.low = solve(upper_excess, &m);
    if (m.a < m.high)
        r.limits.high = solve(lower_excess, &m);
    return r;
}

nrm_association
nrm_table_mantel_haenszel(const nrm_fourfold *strata, size_t k, double level)
{
    double z = nrm_normal_inv_q((1 - level) / 2), gap = 0, variance = 0;
    double r = 0, s = 0, pr = 0, mixed = 0, qs = 0, width;
    nrm_association out = { NAN, { NAN, NAN }, NAN, NAN };

    for (size_t i = 0; i < k; i++) {
        nrm_fourfold t = strata[i];
        double n = t.a + t.b + t.c + t.d, p, q;

        if (!(n > 1))
            continue;
        gap += t.a - (t.a + t.b) * (t.a + t.c) / n;
        variance += (t.a + t.b) * (t.c + t.d) * (t.a + t.c) * (t.b + t.d)
                    / (n * n * (n - 1));
        p = (t.a + t.d) / n;
        q = (t.b + t.c) / n;
        r += t.a * t.d / n;
        s += t.b * t.c / n;
        pr += p * t.a * t.d / n;
        mixed += p * t.b * t.c / n + q * t.a * t.d / n;
        qs += q * t.b * t.c / n;
    }
    if (!(variance > 0))
        return out;
    gap = fabs(gap) - fmin(0.5, fabs(gap));
    out.statistic = gap * gap / variance;
    out.p = nrm_chisq_q(out.statistic, 1);
    out.odds_ratio = r / s;
    if (r > 0 && s > 0) {
        width =
            z * sqrt(pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s));
        out.limits.low = out.odds_ratio * exp(-width);
        out.limits.high = out.odds_ratio * exp(width);
    }
    return out;
}
