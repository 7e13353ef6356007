/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Cochran-Armitage test of a trend in shares (Cochran 1954, Armitage 1955)
 * with time as the score, and the slope of the share in percentage points a
 * year.
 */
#include "measure/trend_method.h"

#include "math/armitage.h"

static int
run(NRM_UNUSED nrm_arena *scratch, const nrm_trend_data *d,
    nrm_trend_result *out, nrm_err *e)
{
    nrm_trend_stat *slope;
    nrm_armitage r;

    if (nrm_armitage_test(d->y, d->tries, d->t, d->n, &r, e) != 0)
        return -1;
    slope = nrm_trend_add(out, "slope", 100 * r.slope);
    slope->unit = "PC";
    nrm_trend_p(slope, r.p);
    nrm_trend_p(nrm_trend_add(out, "z", r.z), r.p);
    return 0;
}

const nrm_trend_method nrm_trend_armitage = {
    .name = "armitage",
    .help = "Cochran-Armitage test of a trend in shares",
    .gives = "slope",
    .min_n = 2,
    .wants = NRM_TREND_SHARES | NRM_TREND_COUNTS | NRM_TREND_UNBROKEN,
    .bounds = NRM_TREND_ENUMERATE,
    .run = run,
};
