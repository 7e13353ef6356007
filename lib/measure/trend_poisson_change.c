/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One change of a Poisson rate at an unknown place (Worsley 1986): the largest
 * likelihood ratio lr with its p given the sum of the counts, and the percent
 * change of the rate behind that place, whose TIME_PERIOD is the part behind.
 */
#include "measure/trend_method.h"

#include "math/changepoint.h"

#include <math.h>

static int
run(nrm_arena *scratch, const nrm_trend_data *d, nrm_trend_result *out,
    nrm_err *e)
{
    double *exposure = nrm_new_n(scratch, double, d->n);
    double y[2] = { 0 }, people[2] = { 0 };
    nrm_trend_stat *change;
    nrm_change c;

    for (size_t i = 0; i < d->n; i++)
        exposure[i] =
            d->exposure == NULL ? 1 : exp(d->exposure[i] - d->exposure[0]);
    if (nrm_poisson_change(scratch, d->y, exposure, d->n, &c, e) != 0)
        return -1;
    for (size_t i = 0; i < d->n; i++) {
        y[i >= c.before] += d->y[i];
        people[i >= c.before] += exposure[i];
    }
    nrm_trend_p(nrm_trend_add(out, "lr", c.statistic), c.p);
    if (y[0] > 0) {
        double ratio = y[1] / people[1] / (y[0] / people[0]);

        change = nrm_trend_add(out, "change", 100 * (ratio - 1));
        change->unit = "PC";
        change->first = c.before;
        change->last = d->n - 1;
    }
    if (!c.exact)
        out->note = "p is an upper bound, the sum of the tails";
    return 0;
}

const nrm_trend_method nrm_trend_poisson_change = {
    .name = "poisson-change",
    .help = "one unknown break of a Poisson rate",
    .gives = "lr",
    .min_n = 4,
    .wants = NRM_TREND_COUNTS | NRM_TREND_UNBROKEN,
    .bounds = NRM_TREND_IMPUTE,
    .run = run,
};
