/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the trend methods by regression share. */
#ifndef NRM_MEASURE_TREND_GLM_H
#define NRM_MEASURE_TREND_GLM_H

#include "math/glm.h"
#include "measure/trend_method.h"

/*
 * The columns of the model: one for each level, then the time. Rows are the
 * n values; column j begins at j * n.
 */
const double *nrm_trend_design(nrm_arena *a, const nrm_trend_data *d);

/* The model of the counts with the population as offset. */
nrm_glm_model nrm_trend_model(nrm_arena *a, const nrm_trend_data *d,
                              const nrm_family *family);

/* Its fit. Fails also when a value is not left for the error. */
int
nrm_trend_fit(nrm_arena *a, const nrm_trend_data *d, const nrm_family *family,
              nrm_glm *out, nrm_err *e) NRM_MUST_USE;

typedef struct nrm_trend_slope {
    double value, se;
} nrm_trend_slope;

/* The last coefficient. */
nrm_trend_slope nrm_trend_slope_of(const nrm_glm *fit, double dispersion);

/* The annual percent change, with the interval b -+ half se. */
void nrm_trend_add_apc(nrm_trend_result *r, nrm_trend_slope b, double half,
                       double p);

/* Notes counts that vary more than Poisson counts do, by chi-square at 5 %. */
void nrm_trend_note_loose(nrm_trend_result *r, const nrm_glm *fit);

/*
 * The counts within bounds with the extreme slope of a Poisson model; the
 * `extreme` of methods with that slope.
 */
int nrm_trend_extreme_slope(nrm_arena *scratch, const nrm_trend_data *d,
                            const nrm_span *bounds, int direction, double *y,
                            nrm_err *e) NRM_MUST_USE;

#endif
