/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Joinpoint regression with the number of bends by permutation tests (Kim et
 * al. 2000): 4499 permutations a test, overall level 0.05, as was the default
 * of the NCI program up to version 4.
 */
#include "base/text.h"
#include "measure/trend_bends.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    nrm_bent_data data = nrm_trend_bent_data(scratch, d);
    nrm_bent_shuffles shuffles = { 4499, d->settings->seed };
    size_t k = nrm_trend_bends_most(&data);
    nrm_bent b;

    if (nrm_bent_select(scratch, &data, shuffles, &k, e) != 0
        || nrm_bent_grid(scratch, &data, k, &b, e) != 0)
        return -1;
    nrm_trend_add_bends(d, &data, &b, out);
    out->note = nrm_format(scratch, "4499 permutations a test, seed %llu",
                           (unsigned long long)d->settings->seed);
    return 0;
}

const nrm_trend_method nrm_trend_joinpoint_permutation = {
    .name = "joinpoint-permutation",
    .help = "the same, joinpoints by permutation tests",
    .gives = "aapc",
    .min_n = 4,
    .wants = NRM_TREND_POSITIVE | NRM_TREND_UNBROKEN,
    .bounds = NRM_TREND_IMPUTE,
    .run = run,
};
