/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Joinpoint regression: the logarithm of the rate is a line that bends at
 * observed periods (Kim, Fay, Feuer and Midthune 2000), their number by the
 * weighted BIC (Kim et al. 2023), as the NCI program does now.
 */
#include "measure/trend_bends.h"

static double
weighted_bic(nrm_arena *a, const nrm_bent_data *d, const nrm_bent *b)
{
    return nrm_bent_wbic(a, d, b, NULL);
}

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    nrm_bent_data data = nrm_trend_bent_data(scratch, d);
    nrm_bent b;

    if (nrm_trend_bends_best(scratch, &data, nrm_bent_grid, weighted_bic, &b, e)
        != 0)
        return -1;
    nrm_trend_add_bends(d, &data, &b, out);
    return 0;
}

const nrm_trend_method nrm_trend_joinpoint = {
    .name = "joinpoint",
    .help = "joinpoint regression, joinpoints by weighted BIC",
    .gives = "aapc",
    .min_n = 4,
    .wants = NRM_TREND_POSITIVE | NRM_TREND_UNBROKEN,
    .bounds = NRM_TREND_IMPUTE,
    .run = run,
};
