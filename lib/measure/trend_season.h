/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the methods with a seasonal wave share. */
#ifndef NRM_MEASURE_TREND_SEASON_H
#define NRM_MEASURE_TREND_SEASON_H

#include "math/glm.h"
#include "measure/trend_method.h"

/* The model of trend_glm.h with a sine and a cosine wave a year before time. */
nrm_glm_model nrm_trend_wave_model(nrm_arena *a, const nrm_trend_data *d);

/* Whether the series has a wave: quarters or months. */
bool nrm_trend_has_wave(const nrm_trend_data *d);

/* The periods of the outlook. */
size_t nrm_trend_ahead(const nrm_trend_data *d);

/*
 * The outlook from the first n values of a series, a wave in it when there are
 * quarters or months of two years or more.
 *
 * t       time of the new period
 * season  of it
 */
typedef struct nrm_trend_forecast {
    nrm_glm fit;
    double offset; /* of the last value */
    size_t n_levels, per_year;
    bool wave;
} nrm_trend_forecast;

int nrm_trend_forecast_fit(nrm_arena *a, const nrm_trend_data *d, size_t n,
                           nrm_trend_forecast *out, nrm_err *e) NRM_MUST_USE;

#endif
