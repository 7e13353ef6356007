/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Poisson regression: log E(y) = level + b t + log(population), by maximum
 * likelihood; annual percent change 100 (e^b - 1) with the Wald interval of b
 * (McCullagh and Nelder 1989, chapter 6).
 */
#include "measure/trend_glm.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    return nrm_trend_run_law(scratch, d, nrm_trend_by_poisson, out, e);
}

const nrm_trend_method nrm_trend_poisson = {
    .name = "poisson",
    .help = "annual percent change of counts by Poisson regression",
    .gives = "apc",
    .min_n = 3,
    .wants = NRM_TREND_COUNTS,
    .bounds = NRM_TREND_EXTREME,
    .run = run,
    .extreme = nrm_trend_extreme_slope,
};
