/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The next periods if the trend goes on: quasi-Poisson regression with a wave
 * of the year for quarters and months, and prediction limits on the scale of
 * counts to the power 2/3 (Farrington et al. 1996; Noufaily et al. 2013).
 */
#include "measure/trend_forecast.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    size_t ahead = nrm_trend_ahead(d), last = d->n - 1;
    double step =
        d->per_year > 0 ? 1 / (double)d->per_year : d->t[last] - d->t[last - 1];
    nrm_trend_forecast f;

    if (nrm_trend_forecast_fit(scratch, d, d->n, &f, e) != 0)
        return -1;
    for (size_t k = 1; k <= ahead && k <= NRM_TREND_STATS_MAX; k++) {
        size_t season =
            d->per_year > 0 ? (d->season[last] + k) % d->per_year : 0;
        nrm_outlook o =
            nrm_trend_forecast_at(scratch, &f, d->t[last] + step * (double)k,
                                  season, d->settings->level);
        nrm_trend_stat *s = nrm_trend_add(out, "outlook", o.mu);

        s->unit = NRM_TREND_SAME_UNIT;
        s->ahead = k;
        nrm_trend_interval(s, o.skewed.low, o.skewed.high);
    }
    if (d->exposure != NULL)
        out->note = "for the population of the last period";
    return 0;
}

const nrm_trend_method nrm_trend_outlook = {
    .name = "outlook",
    .help = "counts of the next periods with prediction limits",
    .gives = "outlook",
    .min_n = 5,
    .wants = NRM_TREND_COUNTS | NRM_TREND_SINGLE,
    .bounds = NRM_TREND_IMPUTE,
    .run = run,
};
