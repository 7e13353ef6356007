/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sen's slope from pairs of values of the same season (Hirsch, Slack and Smith
 * 1982), with the interval of whole ranks.
 */
#include "measure/trend_kendall.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    return nrm_trend_add_slope(scratch, d, NRM_TREND_SEASONS_ONLY, out, e);
}

const nrm_trend_method nrm_trend_seasonal_sen = {
    .name = "seasonal-sen",
    .help = "Sen's slope within seasons",
    .gives = "slope",
    .min_n = 6,
    .wants = NRM_TREND_SEASONS,
    .bounds = NRM_TREND_ENUMERATE,
    .run = run,
};
