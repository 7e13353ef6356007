/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Least squares of the logarithm of the rate, each count weighing as much as
 * it has cases: the variance of log(y) is about 1 / y for a Poisson count.
 */
#include "measure/trend_linear.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    return nrm_trend_log_linear(scratch, d, true, out, e);
}

const nrm_trend_method nrm_trend_loglinear_weighted = {
    .name = "loglinear-weighted",
    .help = "the same, weighted by the number of cases",
    .gives = "apc",
    .min_n = 3,
    .wants = NRM_TREND_POSITIVE | NRM_TREND_COUNTS,
    .bounds = NRM_TREND_IMPUTE,
    .run = run,
};
