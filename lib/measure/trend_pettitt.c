/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One change of level at an unknown place (Pettitt 1979): the largest rank sum
 * u, and the change of the median behind that place, whose TIME_PERIOD is the
 * part behind it. p is exact by counting orders up to 20 values, and further
 * where ties leave few; else asymptotic.
 */
#include "measure/trend_method.h"

#include "math/changepoint.h"
#include "math/sen.h"

#include <string.h>

static double
median_of(nrm_arena *scratch, const double *y, size_t n)
{
    double *copy = nrm_new_n(scratch, double, n);

    memcpy(copy, y, n * sizeof *y);
    return nrm_median_in_place(copy, n);
}

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    NRM_UNUSED nrm_err *e)
{
    nrm_trend_stat *change;
    nrm_change c;

    nrm_pettitt(scratch, d->y, d->n, &c);
    nrm_trend_p(nrm_trend_add(out, "u", c.statistic), c.p);
    change = nrm_trend_add(out, "change",
                           median_of(scratch, d->y + c.before, d->n - c.before)
                               - median_of(scratch, d->y, c.before));
    change->unit = NRM_TREND_SAME_UNIT;
    change->first = c.before;
    change->last = d->n - 1;
    if (!c.exact)
        out->note = "p is the asymptotic one";
    return 0;
}

const nrm_trend_method nrm_trend_pettitt = {
    .name = "pettitt",
    .help = "one unknown break by ranks, exact up to 20 values",
    .gives = "u",
    .min_n = 4,
    .wants = NRM_TREND_UNBROKEN,
    .bounds = NRM_TREND_IMPUTE,
    .run = run,
};
