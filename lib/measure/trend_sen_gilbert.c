/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sen's slope with the interval between two slopes in proportion (Gilbert 1987,
 * section 16.5).
 */
#include "measure/trend_kendall.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    return nrm_trend_add_slope(scratch, d, NRM_TREND_GILBERT, out, e);
}

const nrm_trend_method nrm_trend_sen_gilbert = {
    .name = "sen-gilbert",
    .help = "the same, interval between ranks as Gilbert",
    .gives = "slope",
    .min_n = 3,
    .bounds = NRM_TREND_ENUMERATE,
    .run = run,
};
