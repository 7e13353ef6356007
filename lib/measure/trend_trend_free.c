/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Trend-free prewhitening (Yue, Pilon, Phinney and Cavadias 2002): the Sen
 * slope is taken out, then the correlation at lag 1, then the slope is put
 * back; Mann-Kendall on what remains.
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

    nrm_kendall_whiten(scratch, d->y, d->n, true, rest);
    nrm_kendall_of(scratch, rest, d->n - 1, &k);
    z = nrm_kendall_z(k.s, k.variance, true);
    nrm_trend_p(nrm_trend_add(out, "z", z), nrm_normal_both(z));
    nrm_trend_add(out, "slope",
                  nrm_sen_slope(scratch, NULL, rest, d->n - 1)
                      * (double)d->per_year)
        ->unit = NRM_TREND_SAME_UNIT;
    return 0;
}

const nrm_trend_method nrm_trend_trend_free = {
    .name = "trend-free",
    .help = "Mann-Kendall after trend-free prewhitening",
    .gives = "z",
    .min_n = 5,
    .wants = NRM_TREND_EVEN | NRM_TREND_UNBROKEN,
    .bounds = NRM_TREND_ENUMERATE,
    .run = run,
};
