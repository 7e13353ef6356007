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
    nrm_glm_model m = nrm_trend_model(scratch, d, NULL);

    if (nrm_trend_check(d, e) != 0)
        return -1;
    return nrm_trend_by_poisson(scratch, &m, d->settings->level,
                                nrm_trend_add_apc, out, e);
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
