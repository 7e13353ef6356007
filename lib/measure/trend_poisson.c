/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Poisson regression: log E(y) = level + b t + log(population), by maximum
 * likelihood; annual percent change 100 (e^b - 1) with the Wald interval of b
 * (McCullagh and Nelder 1989, chapter 6).
 */
#include "measure/trend_glm.h"

#include "math/dist.h"
#include "math/kendall.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    double half = nrm_normal_inv_q((1 - d->settings->level) / 2);
    nrm_trend_slope b;
    nrm_glm fit;

    if (nrm_trend_fit(scratch, d, &nrm_family_poisson, &fit, e) != 0)
        return -1;
    b = nrm_trend_slope_of(&fit, 1);
    nrm_trend_add_apc(out, b, half, nrm_normal_both(b.value / b.se));
    nrm_trend_note_loose(out, &fit);
    return 0;
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
