/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mann-Kendall by the normal law with the variance for ties and continuity
 * correction (Kendall 1975, chapter 4), as most programs give it.
 */
#include "measure/trend_kendall.h"

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    NRM_UNUSED nrm_err *e)
{
    nrm_trend_blocks b = nrm_trend_blocks_of(scratch, d, false);
    double z = nrm_kendall_z(b.s, b.variance, true);

    nrm_trend_p(nrm_trend_add(out, "z", z), nrm_normal_both(z));
    nrm_trend_add(out, "s", b.s);
    nrm_trend_add(out, "variance", b.variance);
    return 0;
}

const nrm_trend_method nrm_trend_mann_kendall_normal = {
    .name = "mann-kendall-normal",
    .help = "the same by the normal law, as most programs give it",
    .gives = "z",
    .min_n = 3,
    .bounds = NRM_TREND_ENUMERATE,
    .run = run,
};
