/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mann-Kendall with the variance of S for autocorrelated values (Yue and Wang
 * 2004), from the values without their Sen slope at all lags, and the normal
 * law with continuity correction.
 */
#include "measure/trend_kendall.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    double factor = nrm_kendall_yue_wang(scratch, d->y, d->n);
    nrm_kendall k;

    nrm_kendall_of(scratch, d->y, d->n, &k);
    return nrm_trend_add_corrected(out, &k, factor, e);
}

const nrm_trend_method nrm_trend_yue_wang = {
    .name = "yue-wang",
    .help = "Mann-Kendall for autocorrelated values, Yue and Wang",
    .gives = "z",
    .min_n = 4,
    .wants = NRM_TREND_EVEN | NRM_TREND_UNBROKEN,
    .bounds = NRM_TREND_ENUMERATE,
    .run = run,
};
