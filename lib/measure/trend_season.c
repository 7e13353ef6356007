/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/trend_season.h"

#include "measure/trend_glm.h"

#include <math.h>
#include <string.h>

bool
nrm_trend_has_wave(const nrm_trend_data *d)
{
    return d->per_year >= 4;
}

nrm_glm_model
nrm_trend_wave_model(nrm_arena *a, const nrm_trend_data *d)
{
    nrm_glm_model m = nrm_trend_model(a, d, &nrm_family_poisson);
    size_t n = d->n, levels = d->n_levels;
    double *x = nrm_new_n(a, double, n *(levels + 3));

    memcpy(x, m.x, n * levels * sizeof *x);
    for (size_t i = 0; i < n; i++) {
        double turn = 2 * M_PI * (double)d->season[i] / (double)d->per_year;

        x[levels * n + i] = sin(turn);
        x[(levels + 1) * n + i] = cos(turn);
        x[(levels + 2) * n + i] = d->t[i];
    }
    m.x = x;
    m.p = levels + 3;
    return m;
}

size_t
nrm_trend_ahead(const nrm_trend_data *d)
{
    if (d->settings->ahead > 0)
        return d->settings->ahead;
    return d->per_year > 1 ? d->per_year : 3;
}

int
nrm_trend_forecast_fit(nrm_arena *a, const nrm_trend_data *d, size_t n,
                       nrm_trend_forecast *out, nrm_err *e)
{
    nrm_trend_data part = *d;
    nrm_glm_model m;

    part.n = n;
    part.n_levels = d->level[n - 1] + 1;
    *out = (nrm_trend_forecast){ .n_levels = part.n_levels,
                                 .per_year = d->per_year };
    out->wave = nrm_trend_has_wave(d) && n >= 2 * d->per_year;
    m = out->wave ? nrm_trend_wave_model(a, &part)
                  : nrm_trend_model(a, &part, &nrm_family_poisson);
    if (m.n <= m.p)
        return nrm_fail(e, NRM_EMATH, "too few values for an outlook");
    if (d->exposure != NULL)
        out->offset = d->exposure[n - 1];
    return nrm_glm_fit(a, &m, &out->fit, e);
}
