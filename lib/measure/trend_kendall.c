/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/trend_kendall.h"

#include "math/sen.h"

#include <math.h>

nrm_trend_blocks
nrm_trend_blocks_of(nrm_arena *a, const nrm_trend_data *d, bool by_season)
{
    size_t seasons = by_season ? d->per_year : 1;
    nrm_trend_blocks b = { .n = d->n_levels * seasons };
    double *values = nrm_new_n(a, double, d->n);
    double pairs = 0;

    b.at = nrm_new_n(a, nrm_kendall, b.n);
    b.of = nrm_new_n(a, size_t, d->n);
    for (size_t i = 0; i < d->n; i++)
        b.of[i] = d->level[i] * seasons + (by_season ? d->season[i] : 0);
    for (size_t k = 0; k < b.n; k++) {
        size_t n = 0;

        for (size_t i = 0; i < d->n; i++)
            if (b.of[i] == k)
                values[n++] = d->y[i];
        nrm_kendall_of(a, values, n, &b.at[k]);
        b.s += b.at[k].s;
        b.s_max += b.at[k].s_max;
        b.variance += b.at[k].variance;
        pairs += (double)n * ((double)n - 1) / 2;
    }
    if (b.s_max > 0)
        b.tau = b.s / sqrt(b.s_max * pairs);
    return b;
}

void
nrm_trend_add_kendall(nrm_trend_result *r, const nrm_trend_blocks *b, double p)
{
    nrm_trend_stat *tau = nrm_trend_add(r, "tau", b->tau);

    nrm_trend_p(tau, p);
    nrm_trend_p(nrm_trend_add(r, "s", b->s), p);
}

int
nrm_trend_add_corrected(nrm_trend_result *r, const nrm_kendall *k,
                        double factor, nrm_err *e)
{
    double z;

    if (!(factor > 0))
        return nrm_fail(e, NRM_EMATH,
                        "the corrected variance is not above 0: the series is "
                        "too short for this correction");
    z = nrm_kendall_z(k->s, k->variance * factor, true);
    nrm_trend_p(nrm_trend_add(r, "z", z), nrm_normal_both(z));
    nrm_trend_add(r, "variance_factor", factor);
    return 0;
}

static bool
interval_of(nrm_arena *scratch, const nrm_trend_data *d, const nrm_slopes *s,
            double variance, nrm_trend_ranks ranks, nrm_span *out)
{
    double level = d->settings->level;

    if (ranks == NRM_TREND_EXACT)
        return nrm_sen_interval_exact(scratch, s, d->n, level, out);
    return nrm_sen_interval(s, variance, level, ranks == NRM_TREND_GILBERT,
                            out);
}

int
nrm_trend_add_slope(nrm_arena *scratch, const nrm_trend_data *d,
                    nrm_trend_ranks ranks, nrm_trend_result *out, nrm_err *e)
{
    nrm_trend_blocks b =
        nrm_trend_blocks_of(scratch, d, ranks == NRM_TREND_SEASONS_ONLY);
    nrm_slopes s = nrm_slopes_of(scratch, d->t, d->y, b.of, d->n);
    nrm_trend_stat *slope;
    nrm_span ci;

    if (s.n == 0)
        return nrm_fail(e, NRM_EMATH, "no two values can be compared");
    slope = nrm_trend_add(out, "slope", s.median);
    slope->unit = NRM_TREND_SAME_UNIT;
    if (interval_of(scratch, d, &s, b.variance, ranks, &ci))
        nrm_trend_interval(slope, ci.low, ci.high);
    else
        out->note = "the values are too few for an interval at this level";
    return 0;
}

void
nrm_trend_add_whitened(nrm_arena *scratch, const nrm_trend_data *d,
                       bool trend_free, nrm_trend_result *out)
{
    double *rest = nrm_new_n(scratch, double, d->n - 1);
    double z;
    nrm_kendall k;

    nrm_kendall_whiten(scratch, d->y, d->n, trend_free, rest);
    nrm_kendall_of(scratch, rest, d->n - 1, &k);
    z = nrm_kendall_z(k.s, k.variance, true);
    nrm_trend_p(nrm_trend_add(out, "z", z), nrm_normal_both(z));
    nrm_trend_add(out, "slope",
                  nrm_sen_slope(scratch, NULL, rest, d->n - 1)
                      * (double)d->per_year)
        ->unit = NRM_TREND_SAME_UNIT;
}
