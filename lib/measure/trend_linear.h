/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the trend methods by least squares of logarithms share. */
#ifndef NRM_MEASURE_TREND_LINEAR_H
#define NRM_MEASURE_TREND_LINEAR_H

#include "measure/trend_method.h"

/* The annual percent change; weighted by the values or not. */
int
nrm_trend_log_linear(nrm_arena *scratch, const nrm_trend_data *d, bool weighted,
                     nrm_trend_result *out, nrm_err *e) NRM_MUST_USE;

/* The values within bounds with the extreme unweighted slope. */
int nrm_trend_extreme_log_linear(nrm_arena *scratch, const nrm_trend_data *d,
                                 const nrm_span *bounds, int direction,
                                 double *y, nrm_err *e) NRM_MUST_USE;

#endif
