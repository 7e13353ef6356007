/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The unweighted slope is a sum of the logarithms with coefficients of the
 * sign of t - (mean time of the level): its extremes have every value at the
 * end of its bounds that the sign asks for.
 */
#include "measure/trend_linear.h"

#include "math/dist.h"
#include "math/linear.h"
#include "measure/trend_glm.h"

#include <math.h>

int
nrm_trend_log_linear(nrm_arena *scratch, const nrm_trend_data *d, bool weighted,
                     nrm_trend_result *out, nrm_err *e)
{
    const double *x = nrm_trend_design(scratch, d);
    double *log_rate = nrm_new_n(scratch, double, d->n);
    size_t p = d->n_levels + 1;
    nrm_linear_model m = { .n = d->n,
                           .p = p,
                           .x = x,
                           .y = log_rate,
                           .weight = weighted ? d->y : NULL };
    nrm_trend_slope b;
    nrm_linear l;
    double df;

    if (d->n <= p)
        return nrm_fail(e, NRM_EMATH,
                        "a trend with %zu levels needs more than %zu values",
                        d->n_levels, p);
    for (size_t i = 0; i < d->n; i++)
        log_rate[i] = log(d->y[i]) - (d->exposure == NULL ? 0 : d->exposure[i]);
    if (nrm_linear_fit(scratch, &m, &l, e) != 0)
        return -1;
    df = (double)(d->n - p);
    b = (nrm_trend_slope){ l.coef[p - 1], nrm_linear_se(&l, p - 1) };
    nrm_trend_add_apc(out, b, nrm_t_inv_q((1 - d->settings->level) / 2, df),
                      2 * nrm_t_q(fabs(b.value / b.se), df));
    return 0;
}

int
nrm_trend_extreme_log_linear(nrm_arena *scratch, const nrm_trend_data *d,
                             const nrm_span *bounds, int direction, double *y,
                             NRM_UNUSED nrm_err *e)
{
    double *sum = nrm_new_n(scratch, double, d->n_levels);
    double *n = nrm_new_n(scratch, double, d->n_levels);

    for (size_t i = 0; i < d->n; i++) {
        sum[d->level[i]] += d->t[i];
        n[d->level[i]]++;
    }
    for (size_t i = 0; i < d->n; i++) {
        double from_mean = d->t[i] - sum[d->level[i]] / n[d->level[i]];

        y[i] = from_mean * direction > 0 ? bounds[i].high : bounds[i].low;
    }
    return 0;
}
