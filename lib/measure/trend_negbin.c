/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * NB2 regression: the Poisson model with a variance mu + mu^2 / size, the size
 * by maximum likelihood (Lawless 1987). The interval is Wald's at that size.
 */
#include "measure/trend_glm.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    nrm_glm_model m = nrm_trend_model(scratch, d, NULL);

    if (m.n <= m.p + 1)
        return nrm_fail(e, NRM_EMATH, "too few values for slope and size");
    return nrm_trend_by_negbin(scratch, &m, d->settings->level,
                               nrm_trend_add_apc, out, e);
}

const nrm_trend_method nrm_trend_negbin = {
    .name = "negbin",
    .help = "annual percent change by negative binomial regression",
    .gives = "apc",
    .min_n = 4,
    .wants = NRM_TREND_COUNTS,
    .bounds = NRM_TREND_IMPUTE,
    .run = run,
};
