/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * NB2 regression: the Poisson model with a variance mu + mu^2 / size, the size
 * by maximum likelihood (Lawless 1987). The interval is Wald's at that size.
 */
#include "measure/trend_glm.h"

#include "math/dist.h"
#include "math/kendall.h"

#include <math.h>

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    double half = nrm_normal_inv_q((1 - d->settings->level) / 2);
    nrm_glm_model m = nrm_trend_model(scratch, d, &nrm_family_negbin);
    nrm_negbin nb;
    nrm_trend_slope b;

    if (m.n <= m.p + 1)
        return nrm_fail(e, NRM_EMATH, "too few values for slope and size");
    if (nrm_negbin_fit(scratch, &m, &nb, e) != 0)
        return -1;
    b = nrm_trend_slope_of(&nb.fit, 1);
    nrm_trend_add_apc(out, b, half, nrm_normal_both(b.value / b.se));
    if (isfinite(nb.size))
        nrm_trend_add(out, "size", nb.size);
    else
        out->note = "the counts vary no more than Poisson counts: the model "
                    "is the Poisson one";
    return 0;
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
