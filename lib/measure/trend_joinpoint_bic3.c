/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Joinpoint regression with the number of bends by the criterion with penalty
 * 3k + 2.
 */
#include "measure/trend_bends.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    return nrm_trend_bends_run(scratch, d, nrm_bent_grid, nrm_trend_by_bic3,
                               out, e);
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
