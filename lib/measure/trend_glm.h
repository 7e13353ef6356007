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

/* Its fit; fails as nrm_trend_check does, too. */
int
nrm_trend_fit(nrm_arena *a, const nrm_trend_data *d, const nrm_family *family,
              nrm_glm *out, nrm_err *e) NRM_MUST_USE;

typedef struct nrm_trend_slope {
    double value, se;
} nrm_trend_slope;

/* The last coefficient. */
nrm_trend_slope nrm_trend_slope_of(const nrm_glm *fit, double dispersion);

/* The annual percent change of a slope of the logarithm. */
double nrm_trend_percent(double slope);

/* Whether a standard error is above 0; else notes that there is none. */
bool nrm_trend_is_spread(nrm_trend_result *r, double se);

/* What a slope b, with the interval b -+ half se, is called in the result. */
typedef void
nrm_trend_tell(nrm_trend_result *r, nrm_trend_slope b, double half, double p);

/* The annual percent change. */
nrm_trend_tell nrm_trend_add_apc;

/*
 * Fits the model by one of the laws of counts, whatever its family says, and
 * tells the last coefficient; then what the law has beside it.
 */
typedef int
nrm_trend_law(nrm_arena *a, const nrm_glm_model *m, double level,
              nrm_trend_tell *tell, nrm_trend_result *out, nrm_err *e);

/* With a note where the counts vary more than Poisson counts. */
nrm_trend_law nrm_trend_by_poisson;
/* With the dispersion, and limits of Student's t. */
nrm_trend_law nrm_trend_by_quasi_poisson;
/* With the size, where it is finite. */
nrm_trend_law nrm_trend_by_negbin;

/* Fails when a value is not left for the error. */
int nrm_trend_check(const nrm_trend_data *d, nrm_err *e) NRM_MUST_USE;

/*
 * What a method with one of these laws runs: the annual percent change of the
 * counts. Fails as nrm_trend_check does, too.
 */
int nrm_trend_run_law(nrm_arena *scratch, const nrm_trend_data *d,
                      nrm_trend_law *law, nrm_trend_result *out,
                      nrm_err *e) NRM_MUST_USE;

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
