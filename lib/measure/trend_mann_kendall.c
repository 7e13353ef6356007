/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mann-Kendall: S, the rising less the falling pairs of values of one level,
 * with its exact p over all orders within the levels, ties and all (Mann 1945;
 * Kendall 1975). tau is tau-b over the pairs of the levels.
 */
#include "measure/trend_kendall.h"

#include "math/kendall.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    NRM_UNUSED nrm_err *e)
{
    nrm_trend_blocks b = nrm_trend_blocks_of(scratch, d, false);

    nrm_trend_add_kendall(out, &b,
                          nrm_kendall_exact_both(scratch, b.at, b.n, b.s));
    return 0;
}

const nrm_trend_method nrm_trend_mann_kendall = {
    .name = "mann-kendall",
    .help = "Mann-Kendall test of a trend, exact with ties",
    .gives = "tau",
    .min_n = 3,
    .bounds = NRM_TREND_ENUMERATE,
    .run = run,
};
