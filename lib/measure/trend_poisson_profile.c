/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Poisson slope with the interval by the profile likelihood and the p of
 * the likelihood ratio (Venzon and Moolgavkar 1988): better than Wald's where
 * counts are small.
 */
#include "measure/trend_glm.h"

#include "math/dist.h"

#include <math.h>

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    nrm_glm_model flat = nrm_trend_model(scratch, d, &nrm_family_poisson);
    nrm_trend_stat *apc;
    nrm_glm fit, null;
    nrm_span ci;

    flat.p--;
    if (nrm_trend_fit(scratch, d, &nrm_family_poisson, &fit, e) != 0
        || nrm_glm_fit(scratch, &flat, &null, e) != 0
        || nrm_glm_profile(scratch, &fit, flat.p, d->settings->level, &ci, e)
               != 0)
        return -1;
    apc = nrm_trend_add(out, "apc", 100 * expm1(fit.coef[flat.p]));
    apc->unit = "PC";
    nrm_trend_interval(apc, 100 * expm1(ci.low), 100 * expm1(ci.high));
    nrm_trend_p(apc, nrm_chisq_q(fmax(null.deviance - fit.deviance, 0), 1));
    nrm_trend_note_loose(out, &fit);
    return 0;
}

const nrm_trend_method nrm_trend_poisson_profile = {
    .name = "poisson-profile",
    .help = "the same, interval by profile likelihood: for small counts",
    .gives = "apc",
    .min_n = 3,
    .wants = NRM_TREND_COUNTS,
    .bounds = NRM_TREND_EXTREME,
    .run = run,
    .extreme = nrm_trend_extreme_slope,
};
