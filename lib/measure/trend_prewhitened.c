/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mann-Kendall after taking out the correlation of each value with the one
 * before (von Storch 1995). A trend makes such a correlation too, which this
 * takes out with it: trend-free is the better choice.
 */
#include "measure/trend_kendall.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    NRM_UNUSED nrm_err *e)
{
    nrm_trend_add_whitened(scratch, d, false, out);
    return 0;
}

const nrm_trend_method nrm_trend_prewhitened = {
    .name = "prewhitened",
    .help = "Mann-Kendall without lag-1 correlation, von Storch",
    .gives = "z",
    .min_n = 5,
    .wants = NRM_TREND_EVEN | NRM_TREND_UNBROKEN,
    .bounds = NRM_TREND_ENUMERATE,
    .run = run,
};
