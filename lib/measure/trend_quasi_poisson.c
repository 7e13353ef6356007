/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Quasi-Poisson: the Poisson slope, with a variance of the counts that is
 * `dispersion` times their mean. The dispersion is Pearson's statistic over
 * its degrees of freedom, and the interval is one of Student's t with them
 * (McCullagh and Nelder 1989, section 6.2.3).
 */
#include "measure/trend_glm.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    return nrm_trend_run_law(scratch, d, nrm_trend_by_quasi_poisson, out, e);
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
