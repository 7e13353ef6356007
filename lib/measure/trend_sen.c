/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sen's slope: the median of the slopes between the pairs of values of one
 * level, with the interval of whole ranks from the normal law of S (Sen 1968).
 */
#include "measure/trend_kendall.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    return nrm_trend_add_slope(scratch, d, NRM_TREND_WHOLE_RANKS, out, e);
}

const nrm_trend_method nrm_trend_sen = {
    .name = "sen",
    .help = "Sen's slope a year, interval by whole ranks",
    .gives = "slope",
    .min_n = 3,
    .bounds = NRM_TREND_ENUMERATE,
    .run = run,
};
