/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Trend-free prewhitening (Yue, Pilon, Phinney and Cavadias 2002): the Sen
 * slope is taken out, then the correlation at lag 1, then the slope is put
 * back; Mann-Kendall on what remains.
 */
#include "measure/trend_kendall.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    NRM_UNUSED nrm_err *e)
{
    nrm_trend_add_whitened(scratch, d, true, out);
    return 0;
}

const nrm_trend_method nrm_trend_trend_free = {
    .name = "trend-free",
    .help = "Mann-Kendall after trend-free prewhitening",
    .gives = "z",
    .min_n = 5,
    .wants = NRM_TREND_EVEN | NRM_TREND_UNBROKEN,
    .bounds = NRM_TREND_ENUMERATE,
    .run = run,
};
