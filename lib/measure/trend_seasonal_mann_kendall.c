/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mann-Kendall within each half-year, quarter or month of the year, summed
 * (Hirsch, Slack and Smith 1982), with the exact p for independent seasons: the
 * laws of S of the seasons folded into one.
 */
#include "measure/trend_kendall.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    NRM_UNUSED nrm_err *e)
{
    nrm_trend_blocks b = nrm_trend_blocks_of(scratch, d, true);

    nrm_trend_add_kendall(out, &b,
                          nrm_kendall_exact_both(scratch, b.at, b.n, b.s));
    return 0;
}

const nrm_trend_method nrm_trend_seasonal_mann_kendall = {
    .name = "seasonal-mann-kendall",
    .help = "Mann-Kendall within seasons, exact with ties",
    .gives = "tau",
    .min_n = 6,
    .wants = NRM_TREND_SEASONS,
    .bounds = NRM_TREND_ENUMERATE,
    .run = run,
};
