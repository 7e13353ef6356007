/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The annual percent change of the US National Cancer Institute: ordinary
 * least squares of the logarithm of the rate on time, with Student's t.
 */
#include "measure/trend_linear.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    return nrm_trend_log_linear(scratch, d, false, out, e);
}

const nrm_trend_method nrm_trend_loglinear = {
    .name = "loglinear",
    .help = "annual percent change by least squares of logarithms",
    .gives = "apc",
    .min_n = 3,
    .wants = NRM_TREND_POSITIVE,
    .bounds = NRM_TREND_EXTREME,
    .run = run,
    .extreme = nrm_trend_extreme_log_linear,
};
