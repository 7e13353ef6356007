/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Quasi-Poisson: the Poisson slope, with a variance of the counts that is
 * `dispersion` times their mean. The dispersion is Pearson's statistic over
 * its degrees of freedom, and the interval is one of Student's t with them
 * (McCullagh and Nelder 1989, section 6.2.3).
 */
#include "measure/trend_glm.h"

#include "math/dist.h"

#include <math.h>

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    nrm_trend_slope b;
    double df, dispersion;
    nrm_glm fit;

    if (nrm_trend_fit(scratch, d, &nrm_family_poisson, &fit, e) != 0)
        return -1;
    df = (double)(fit.n - fit.p);
    dispersion = nrm_glm_dispersion(&fit);
    b = nrm_trend_slope_of(&fit, dispersion);
    nrm_trend_add_apc(out, b, nrm_t_inv_q((1 - d->settings->level) / 2, df),
                      2 * nrm_t_q(fabs(b.value / b.se), df));
    nrm_trend_add(out, "dispersion", dispersion);
    return 0;
}

const nrm_trend_method nrm_trend_quasi_poisson = {
    .name = "quasi-poisson",
    .help = "annual percent change, counts that vary more than Poisson",
    .gives = "apc",
    .min_n = 4,
    .wants = NRM_TREND_COUNTS,
    .bounds = NRM_TREND_EXTREME,
    .run = run,
    .extreme = nrm_trend_extreme_slope,
};
