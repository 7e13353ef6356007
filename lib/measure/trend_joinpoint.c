/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Joinpoint regression: the logarithm of the rate is a line that bends at
 * observed periods (Kim, Fay, Feuer and Midthune 2000), their number by the
 * weighted BIC (Kim et al. 2023), as the NCI program does now.
 */
#include "measure/trend_bends.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    return nrm_trend_bends_run(scratch, d, nrm_bent_grid, nrm_trend_by_wbic,
                               out, e);
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
