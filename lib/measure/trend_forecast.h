/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counts of periods to come. */
#ifndef NRM_MEASURE_TREND_FORECAST_H
#define NRM_MEASURE_TREND_FORECAST_H

#include "math/outlook.h"
#include "measure/trend_season.h"

/*
 * The count at a time: the dispersion is the estimated one, 1 at least, and
 * the population that of the last value.
 */
nrm_outlook nrm_trend_forecast_at(nrm_arena *a, const nrm_trend_forecast *f,
                                  double t, size_t season, double level);

#endif
