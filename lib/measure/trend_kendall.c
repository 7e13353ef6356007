/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/trend_kendall.h"

#include <math.h>

nrm_trend_blocks
nrm_trend_blocks_of(nrm_arena *a, const nrm_trend_data *d, bool by_season)
{
    size_t seasons = by_season ? d->per_year : 1;
    nrm_trend_blocks b = { .n = d->n_levels * seasons };
    double *values = nrm_new_n(a, double, d->n);
    double pairs = 0;

    b.at = nrm_new_n(a, nrm_kendall, b.n);
    b.of = nrm_new_n(a, size_t, d->n);
    for (size_t i = 0; i < d->n; i++)
        b.of[i] = d->level[i] * seasons + (by_season ? d->season[i] : 0);
    for (size_t k = 0; k < b.n; k++) {
        size_t n = 0;

        for (size_t i = 0; i < d->n; i++)
            if (b.of[i] == k)
                values[n++] = d->y[i];
        nrm_kendall_of(a, values, n, &b.at[k]);
        b.s += b.at[k].s;
        b.s_max += b.at[k].s_max;
        b.variance += b.at[k].variance;
        pairs += (double)n * ((double)n - 1) / 2;
    }
    if (b.s_max > 0)
        b.tau = b.s / sqrt(b.s_max * pairs);
    return b;
}

void
nrm_trend_add_kendall(nrm_trend_result *r, const nrm_trend_blocks *b, double p)
{
    nrm_trend_stat *tau = nrm_trend_add(r, "tau", b->tau);

    nrm_trend_p(tau, p);
    nrm_trend_p(nrm_trend_add(r, "s", b->s), p);
}
