/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether counts vary more about a Poisson trend than Poisson counts: Pearson's
 * dispersion with its chi-square p, and the regression tests of Cameron and
 * Trivedi (1990) against variances c mu (excess_linear is c) and mu + c mu^2
 * (excess_quadratic is c), one-sided.
 */
#include "measure/trend_glm.h"

#include "math/dist.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    nrm_excess linear, quadratic;
    nrm_glm fit;

    if (nrm_trend_fit(scratch, d, &nrm_family_poisson, &fit, e) != 0
        || nrm_excess_linear(&fit, &linear, e) != 0
        || nrm_excess_quadratic(&fit, &quadratic, e) != 0)
        return -1;
    nrm_trend_p(nrm_trend_add(out, "dispersion", nrm_glm_dispersion(&fit)),
                nrm_chisq_q(fit.pearson, (double)(fit.n - fit.p)));
    nrm_trend_p(nrm_trend_add(out, "excess_linear", linear.factor), linear.p);
    nrm_trend_p(nrm_trend_add(out, "excess_quadratic", quadratic.factor),
                quadratic.p);
    return 0;
}

const nrm_trend_method nrm_trend_overdispersion = {
    .name = "overdispersion",
    .help = "whether counts vary more than Poisson counts",
    .gives = "dispersion",
    .min_n = 4,
    .wants = NRM_TREND_COUNTS,
    .bounds = NRM_TREND_IMPUTE,
    .run = run,
};
