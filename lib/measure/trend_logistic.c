/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Logistic regression of a share: log odds = level + b t by maximum
 * likelihood; the odds ratio of a year, e^b, with Wald's interval (McCullagh
 * and Nelder 1989, chapter 4).
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
    nrm_trend_stat *ratio;
    nrm_trend_slope b;
    nrm_glm fit;

    if (nrm_trend_fit(scratch, d, &nrm_family_binomial, &fit, e) != 0)
        return -1;
    b = nrm_trend_slope_of(&fit, 1);
    ratio = nrm_trend_add(out, "odds_ratio", exp(b.value));
    nrm_trend_interval(ratio, exp(b.value - half * b.se),
                       exp(b.value + half * b.se));
    nrm_trend_p(ratio, nrm_normal_both(b.value / b.se));
    return 0;
}

const nrm_trend_method nrm_trend_logistic = {
    .name = "logistic",
    .help = "odds ratio of a year for shares by logistic regression",
    .gives = "odds_ratio",
    .min_n = 3,
    .wants = NRM_TREND_SHARES | NRM_TREND_COUNTS,
    .bounds = NRM_TREND_ENUMERATE,
    .run = run,
};
