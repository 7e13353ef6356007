/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Joinpoint regression with bends between periods too (Hudson 1966), their
 * number by the weighted BIC.
 */
#include "measure/trend_bends.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    return nrm_trend_bends_run(scratch, d, nrm_bent_hudson, nrm_trend_by_wbic,
                               out, e);
}

const nrm_trend_method nrm_trend_joinpoint_hudson = {
    .name = "joinpoint-hudson",
    .help = "the same, joinpoints between periods too",
    .gives = "aapc",
    .min_n = 4,
    .wants = NRM_TREND_POSITIVE | NRM_TREND_UNBROKEN,
    .bounds = NRM_TREND_IMPUTE,
    .run = run,
};
