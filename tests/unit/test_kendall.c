/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests without a model against published and computed answers. */
#include "question.h"

#include "math/adjust.h"
#include "math/changepoint.h"
#include "math/dist.h"
#include "math/kendall.h"
#include "math/sen.h"
#include "math/start.h"

/* Every quantity that a test of S may be asked for. */
static double
test_of_s(const question *q, const nrm_kendall *k, double variance,
          bool continuous)
{
    double z = nrm_kendall_z(k->s, variance, continuous);

    if (wants(q, "s"))
        return k->s;
    if (wants(q, "s-max"))
        return k->s_max;
    if (wants(q, "tau"))
        return k->tau;
    if (wants(q, "variance"))
        return variance;
    if (wants(q, "variance0"))
        return k->variance;
    if (wants(q, "z"))
        return z;
    if (wants(q, "z0"))
        return nrm_kendall_z(k->s, k->variance, continuous);
    if (wants(q, "p0"))
        return nrm_normal_both(nrm_kendall_z(k->s, k->variance, continuous));
    if (wants(q, "denominator"))
        return k->s / k->tau;
    if (wants(q, "concordant"))
        return (k->s + k->s_max) / 2;
    return wants(q, "p") ? nrm_normal_both(z) : NAN;
}

static double
mann_kendall(question *q)
{
    nrm_kendall k;

    nrm_kendall_of(a, q->y, q->n, &k);
    if (strcmp(q->variant, "continuous-greater") == 0)
        return nrm_normal_q(nrm_kendall_z(k.s, k.variance, true));
    return test_of_s(q, &k, k.variance, strcmp(q->variant, "plain") != 0);
}

static double
mann_kendall_exact(question *q)
{
    nrm_kendall k;

    nrm_kendall_of(a, q->y, q->n, &k);
    if (wants(q, "p-greater") || strcmp(q->variant, "exact-greater") == 0)
        return nrm_kendall_exact(a, &k, 1, k.s);
    if (wants(q, "p"))
        return nrm_kendall_exact_both(a, &k, 1, k.s);
    return test_of_s(q, &k, k.variance, true);
}

static double
mann_kendall_any(question *q)
{
    bool exact = strncmp(q->variant, "e", 1) == 0;

    return exact ? mann_kendall_exact(q) : mann_kendall(q);
}

static double
kendall_null(question *q)
{
    double y[MAX_N];
    nrm_kendall k;

    for (size_t i = 0; i < MAX_N; i++)
        y[i] = (double)i;
    nrm_kendall_of(a, y, (size_t)atoi(q->series + 2), &k);
    return nrm_kendall_exact(a, &k, 1, atof(q->variant + 2));
}

static double
autocorrelated(question *q, double factor)
{
    nrm_kendall k;

    nrm_kendall_of(a, q->y, q->n, &k);
    if (wants(q, "factor"))
        return factor;
    if (wants(q, "slope"))
        return nrm_sen_slope(a, NULL, q->y, q->n);
    if (wants(q, "tau"))
        return k.s / ((double)(q->n * (q->n - 1)) / 2);
    return test_of_s(q, &k, k.variance * factor, true);
}

static double
hamed_rao(question *q)
{
    return autocorrelated(q, nrm_kendall_hamed_rao(a, q->y, q->n, 0.95));
}

static double
yue_wang(question *q)
{
    return autocorrelated(q, nrm_kendall_yue_wang(a, q->y, q->n));
}

static double
whitened(question *q, bool trend_free)
{
    double rest[MAX_N];
    nrm_kendall k;

    nrm_kendall_whiten(a, q->y, q->n, trend_free, rest);
    nrm_kendall_of(a, rest, q->n - 1, &k);
    if (wants(q, "slope"))
        return nrm_sen_slope(a, NULL, rest, q->n - 1);
    if (wants(q, "slope0"))
        return nrm_sen_slope(a, NULL, q->y, q->n);
    return test_of_s(q, &k, k.variance, true);
}

static double
trend_free_whitened(question *q)
{
    return whitened(q, true);
}

static double
plain_whitened(question *q)
{
    return whitened(q, false);
}

static double
sen(question *q)
{
    nrm_slopes s = nrm_slopes_of(a, NULL, q->y, NULL, q->n);
    nrm_span span = { NAN, NAN };
    nrm_kendall k;

    nrm_kendall_of(a, q->y, q->n, &k);
    if (!nrm_sen_interval(&s, k.variance, 0.95, false, &span))
        span.low = NAN;
    if (wants(q, "slope"))
        return s.median;
    if (wants(q, "lower") || wants(q, "low"))
        return span.low;
    if (wants(q, "upper") || wants(q, "high"))
        return span.high;
    if (wants(q, "n-slopes"))
        return (double)s.n;
    if (wants(q, "intercept"))
        return nrm_sen_intercept(a, NULL, q->y, q->n, s.median);
    return test_of_s(q, &k, k.variance, true);
}

/* scipy's intercept is another one: median(y) - slope median(t). */
static double
theil_sen(question *q)
{
    double slope = nrm_sen_slope(a, NULL, q->y, q->n);

    if (!wants(q, "intercept"))
        return sen(q);
    return nrm_median_in_place(q->y, q->n) - slope * ((double)q->n + 1) / 2;
}

static double
sen_gilbert(question *q)
{
    nrm_slopes s = nrm_slopes_of(a, NULL, q->y, NULL, q->n);
    nrm_span span = { NAN, NAN };
    double half;
    nrm_kendall k;

    nrm_kendall_of(a, q->y, q->n, &k);
    half = nrm_normal_inv_q(0.025) * sqrt(k.variance) / 2;
    if (wants(q, "first-rank"))
        return (double)s.n / 2 - half;
    if (wants(q, "last-rank"))
        return (double)s.n / 2 + half;
    if (!nrm_sen_interval(&s, k.variance, 0.95, true, &span))
        return NAN;
    return wants(q, "lower") ? span.low : span.high;
}

enum { months = 12, quarters = 4 };

/* Season g of the series into x + g * years. */
static size_t
by_season(question *q, size_t seasons)
{
    size_t years = q->n / seasons;

    for (size_t i = 0; i < q->n; i++)
        q->x[i % seasons * years + i / seasons] = q->y[i];
    return years;
}

static double
seasonal_mann_kendall(question *q)
{
    size_t years = by_season(q, quarters);
    nrm_kendall k, sum = { 0 };

    for (size_t g = 0; g < quarters; g++) {
        nrm_kendall_of(a, q->x + g * years, years, &k);
        sum.s += k.s;
        sum.s_max += k.s_max;
        sum.variance += k.variance;
    }
    sum.tau = sum.s / sum.s_max; /* no ties in this series */
    return test_of_s(q, &sum, sum.variance, false);
}

static double
seasonal_correlated(question *q)
{
    size_t years = by_season(q, months);
    double z, s = 0;
    nrm_kendall k;

    for (size_t g = 0; g < months; g++) {
        nrm_kendall_of(a, q->x + g * years, years, &k);
        s += k.s;
    }
    z = nrm_kendall_z(s, nrm_kendall_correlated(a, q->x, years, months), false);
    return wants(q, "z") ? z : nrm_normal_both(z);
}

static double
seasonal_sen(question *q)
{
    size_t season[MAX_N];
    double year[MAX_N];

    for (size_t i = 0; i < q->n; i++) {
        season[i] = i % months;
        year[i] = (double)(i / months);
    }
    return nrm_slopes_of(a, year, q->y, season, q->n).median;
}

static double
pettitt(question *q)
{
    double n = (double)q->n;
    nrm_change c;

    nrm_pettitt(a, q->y, q->n, &c);
    if (wants(q, "before"))
        return (double)c.before;
    if (wants(q, "u"))
        return c.statistic;
    return 2 * exp(-6 * c.statistic * c.statistic / (n * n * n + n * n));
}

static double
adjusted(question *q, nrm_adjust *adjust)
{
    adjust(a, q->y, q->n, q->x);
    return q->x[atoi(q->want + 1) - 1];
}

static double
adjusted_bh(question *q)
{
    return adjusted(q, nrm_adjust_bh);
}

static double
adjusted_by(question *q)
{
    return adjusted(q, nrm_adjust_by);
}

static double
adjusted_holm(question *q)
{
    return adjusted(q, nrm_adjust_holm);
}

static const method methods[] = {
    { "mann-kendall", mann_kendall_any, 1e-8 },
    { "mann-kendall-exact", mann_kendall_exact, 1e-12 },
    { "kendall-null", kendall_null, 1e-12 },
    { "hamed-rao", hamed_rao, 1e-8 },
    { "yue-wang", yue_wang, 1e-8 },
    { "tfpw", trend_free_whitened, 1e-8 },
    { "pw", plain_whitened, 1e-8 },
    { "sen", sen, 1e-8 },
    { "theil-sen", theil_sen, 1e-8 },
    { "sen-gilbert", sen_gilbert, 1e-8 },
    { "seasonal-mann-kendall", seasonal_mann_kendall, 1e-8 },
    { "seasonal-correlated", seasonal_correlated, 1e-8 },
    { "seasonal-sen", seasonal_sen, 1e-8 },
    { "pettitt", pettitt, 1e-8 },
    { "adjust-bh", adjusted_bh, 1e-8 },
    { "adjust-by", adjusted_by, 1e-8 },
    { "adjust-holm", adjusted_holm, 1e-8 },
};

int
main(void)
{
    a = nrm_arena_new(NULL, NULL);
    nrm_math_start();
    references("kendall", methods, NRM_COUNT_OF(methods));
    nrm_arena_free(a);
    return tap_done();
}
