/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/trend_forecast.h"

#include <math.h>

nrm_outlook
nrm_trend_forecast_at(nrm_arena *a, const nrm_trend_forecast *f, double t,
                      size_t season, double level)
{
    double *x = nrm_new_n(a, double, f->fit.p);
    double turn = 2 * M_PI * (double)season / (double)f->per_year;

    x[f->n_levels - 1] = 1;
    if (f->wave) {
        x[f->n_levels] = sin(turn);
        x[f->n_levels + 1] = cos(turn);
    }
    x[f->fit.p - 1] = t;
    return nrm_outlook_of(&f->fit, x, f->offset,
                          fmax(nrm_glm_dispersion(&f->fit), 1), level);
}
