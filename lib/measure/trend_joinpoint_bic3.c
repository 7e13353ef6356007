/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Joinpoint regression with the number of bends by the criterion with penalty
 * 3k + 2.
 */
#include "measure/trend_bends.h"

static double
criterion(NRM_UNUSED nrm_arena *a, const nrm_bent_data *d, const nrm_bent *b)
{
    return nrm_bent_bic3(d, b);
}

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    nrm_bent_data data = nrm_trend_bent_data(scratch, d);
    nrm_bent b;

    if (nrm_trend_bends_best(scratch, &data, nrm_bent_grid, criterion, &b, e)
        != 0)
        return -1;
    nrm_trend_add_bends(d, &data, &b, out);
    return 0;
}

const nrm_trend_method nrm_trend_joinpoint_bic3 = {
    .name = "joinpoint-bic3",
    .help = "the same, joinpoints by BIC3",
    .gives = "aapc",
    .min_n = 4,
    .wants = NRM_TREND_POSITIVE | NRM_TREND_UNBROKEN,
    .bounds = NRM_TREND_IMPUTE,
    .run = run,
};
