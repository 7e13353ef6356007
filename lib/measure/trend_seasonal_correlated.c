/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The seasonal test when seasons of one year may depend on each other: the
 * variance of the sum has the covariances of the seasons (Dietz and Killeen
 * 1981; Hipel and McLeod 1994), the law is the normal one.
 */
#include "measure/trend_kendall.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    nrm_trend_blocks b = nrm_trend_blocks_of(scratch, d, true);
    double *x = nrm_new_n(scratch, double, d->n), z;
    size_t years = d->n / d->per_year;

    if (d->n % d->per_year != 0 || years < 2)
        return nrm_fail(e, NRM_EMATH, "the method needs whole years");
    for (size_t i = 0; i < d->n; i++)
        x[d->season[i] * years + i / d->per_year] = d->y[i];
    z = nrm_kendall_z(
        b.s, nrm_kendall_correlated(scratch, x, years, d->per_year), false);
    nrm_trend_p(nrm_trend_add(out, "z", z), nrm_normal_both(z));
    return 0;
}

const nrm_trend_method nrm_trend_seasonal_correlated = {
    .name = "seasonal-correlated",
    .help = "the seasonal test for seasons that depend on each other",
    .gives = "z",
    .min_n = 6,
    .wants = NRM_TREND_SEASONS | NRM_TREND_EVEN | NRM_TREND_UNBROKEN,
    .bounds = NRM_TREND_ENUMERATE,
    .run = run,
};
