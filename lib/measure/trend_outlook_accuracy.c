/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How the outlook would have done: the last periods are held back, foretold
 * from those before, and compared (Hyndman and Koehler 2006).
 */
#include "measure/trend_forecast.h"

static void
add_accuracy(nrm_trend_result *out, const nrm_accuracy *r)
{
    nrm_trend_add(out, "mae", r->mae)->unit = NRM_TREND_SAME_UNIT;
    nrm_trend_add(out, "rmse", r->rmse)->unit = NRM_TREND_SAME_UNIT;
    nrm_trend_add(out, "mean_error", r->mean)->unit = NRM_TREND_SAME_UNIT;
    if (r->mape.known)
        nrm_trend_add(out, "mape", r->mape.x)->unit = "PC";
    if (r->mase.known)
        nrm_trend_add(out, "mase", r->mase.x);
}

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    size_t ahead = nrm_trend_ahead(d), n = d->n > ahead ? d->n - ahead : 0;
    double *said, inside = 0;
    nrm_trend_forecast f;
    nrm_accuracy r;

    if (n < 5)
        return nrm_fail(e, NRM_EMATH,
                        "too few values: %zu are left of %zu when %zu are held "
                        "back",
                        n, d->n, ahead);
    if (nrm_trend_forecast_fit(scratch, d, n, &f, e) != 0)
        return -1;
    if (f.n_levels < d->n_levels)
        return nrm_fail(e, NRM_EMATH,
                        "a known break lies in the periods held back");
    said = nrm_new_n(scratch, double, ahead);
    for (size_t k = 0; k < ahead; k++) {
        double t = d->t[n + k], y = d->y[n + k];
        nrm_outlook o;

        if (d->exposure != NULL)
            f.offset = d->exposure[n + k];
        o = nrm_trend_forecast_at(scratch, &f, t, d->season[n + k],
                                  d->settings->level);
        said[k] = o.mu;
        inside += y >= o.skewed.low && y <= o.skewed.high;
    }
    r = nrm_accuracy_of(d->y, n, d->y + n, said, ahead);
    add_accuracy(out, &r);
    nrm_trend_add(out, "covered", 100 * inside / (double)ahead)->unit = "PC";
    return 0;
}

const nrm_trend_method nrm_trend_outlook_accuracy = {
    .name = "outlook-accuracy",
    .help = "how the outlook would have done on the last periods",
    .gives = "mae",
    .min_n = 6,
    .wants = NRM_TREND_COUNTS | NRM_TREND_SINGLE,
    .bounds = NRM_TREND_IMPUTE,
    .run = run,
};
