/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sen's slope with the interval by the exact law of S (Hollander and Wolfe
 * 1999, section 9.3), which holds the slope at least as often as it says.
 */
#include "measure/trend_kendall.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    return nrm_trend_add_slope(scratch, d, NRM_TREND_EXACT, out, e);
}

const nrm_trend_method nrm_trend_sen_exact = {
    .name = "sen-exact",
    .help = "the same, interval by the exact law: never too short",
    .gives = "slope",
    .min_n = 3,
    .wants = NRM_TREND_UNBROKEN,
    .bounds = NRM_TREND_ENUMERATE,
    .run = run,
};
