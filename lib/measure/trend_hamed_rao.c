/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mann-Kendall with the variance of S for autocorrelated values (Hamed and
 * Rao 1998), from the ranks without their Sen slope at the lags significant at
 * 5 %, and the normal law with continuity correction.
 */
#include "measure/trend_kendall.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    double factor = nrm_kendall_hamed_rao(scratch, d->y, d->n, 0.95);
    nrm_kendall k;

    nrm_kendall_of(scratch, d->y, d->n, &k);
    return nrm_trend_add_corrected(out, &k, factor, e);
}

const nrm_trend_method nrm_trend_hamed_rao = {
    .name = "hamed-rao",
    .help = "Mann-Kendall for autocorrelated values, Hamed and Rao",
    .gives = "z",
    .min_n = 4,
    .wants = NRM_TREND_EVEN | NRM_TREND_UNBROKEN,
    .bounds = NRM_TREND_ENUMERATE,
    .run = run,
};
