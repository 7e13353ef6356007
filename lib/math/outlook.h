/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expected counts of periods to come, and how well such figures did before. */
#ifndef NRM_MATH_OUTLOOK_H
#define NRM_MATH_OUTLOOK_H

#include "base/arena.h"
#include "base/num.h"
#include "math/glm.h"

#include <stddef.h>

typedef struct nrm_outlook {
    double mu;       /* the expected count */
    double se;       /* of log(mu) */
    nrm_span plain;  /* mu -+ t sqrt(dispersion mu + mu^2 se^2) */
    nrm_span skewed; /* the same on the scale mu^(2/3) */
} nrm_outlook;

/*
 * The count of a new period under a quasi-Poisson fit with prediction limits
 * (Farrington et al. 1996; Noufaily et al. 2013): t has n - p degrees of
 * freedom. Lower limits are not below 0.
 *
 * x           the p columns of the new period
 * offset      log of its exposure, 0 without
 * dispersion  of the counts, 1 for Poisson
 */
nrm_outlook nrm_outlook_of(const nrm_glm *fit, const double *x, double offset,
                           double dispersion, double level);

/* Errors of n figures (Hyndman and Koehler 2006). */
typedef struct nrm_accuracy {
    double mean, rmse, mae;
    nrm_maybe mape; /* percent; unknown when a value is 0 */
    nrm_maybe mase; /* unknown when the values before do not change */
} nrm_accuracy;

/*
 * before   n_before values, whose mean step from one to the next scales mase
 * actual   n values that came
 * foretold n values that were said
 */
nrm_accuracy
nrm_accuracy_of(const double *before, size_t n_before, const double *actual,
                const double *foretold, size_t n);

#endif
