/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mann-Kendall after taking out the correlation of each value with the one
 * before (von Storch 1995). A trend makes such a correlation too, which this
 * takes out with it: trend-free is the better choice.
 */
#include "measure/trend_kendall.h"

#include "math/sen.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    NRM_UNUSED nrm_err *e)
{
    double *rest = nrm_new_n(scratch, double, d->n - 1);
    double z;
    nrm_kendall k;

    nrm_kendall_whiten(scratch, d->y, d->n, false, rest);
    nrm_kendall_of(scratch, rest, d->n - 1, &k);
    z = nrm_kendall_z(k.s, k.variance, true);
    nrm_trend_p(nrm_trend_add(out, "z", z), nrm_normal_both(z));
    nrm_trend_add(out, "slope",
                  nrm_sen_slope(scratch, NULL, rest, d->n - 1)
                      * (double)d->per_year)
        ->unit = NRM_TREND_SAME_UNIT;
    return 0;
}

const nrm_trend_method nrm_trend_prewhitened = {
    .name = "prewhitened",
    .help = "Mann-Kendall without lag-1 correlation, von Storch",
    .gives = "z",
    .min_n = 5,
    .wants = NRM_TREND_EVEN | NRM_TREND_UNBROKEN,
    .bounds = NRM_TREND_ENUMERATE,
    .run = run,
};
