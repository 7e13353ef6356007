/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sen's slope: the median of the slopes between the pairs of values of one
 * level, with the interval of whole ranks from the normal law of S (Sen 1968).
 */
#include "measure/trend_kendall.h"

#include "math/kendall.h"
#include "math/sen.h"

#include <math.h>

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    nrm_trend_blocks b = nrm_trend_blocks_of(scratch, d, false);
    nrm_slopes s = nrm_slopes_of(scratch, d->t, d->y, b.of, d->n);
    nrm_trend_stat *slope;
    nrm_span ci;

    if (s.n == 0)
        return nrm_fail(e, NRM_EMATH, "no two values are of one level");
    slope = nrm_trend_add(out, "slope", s.median);
    slope->unit = NRM_TREND_SAME_UNIT;
    if (nrm_sen_interval(&s, b.variance, d->settings->level, false, &ci))
        nrm_trend_interval(slope, ci.low, ci.high);
    else
        out->note = "the values are too few for an interval at this level";
    return 0;
}

const nrm_trend_method nrm_trend_sen = {
    .name = "sen",
    .help = "Sen's slope a year, interval by whole ranks",
    .gives = "slope",
    .min_n = 3,
    .bounds = NRM_TREND_ENUMERATE,
    .run = run,
};
