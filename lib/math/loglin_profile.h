/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intervals for the population under one log-linear model. */
#ifndef NRM_MATH_LOGLIN_PROFILE_H
#define NRM_MATH_LOGLIN_PROFILE_H

#include "base/num.h"
#include "math/loglin.h"

typedef struct nrm_profile {
    double population; /* where the profile is highest */
    nrm_span interval; /* high is HUGE_VAL when the profile stays too high */
} nrm_profile;

/*
 * The multinomial profile likelihood of the population N (Cormack 1992,
 * Biometrics 48:567): with N given, cell 0 counts N - n and the multinomial
 * likelihood is maximised over the parameters. The interval holds the N whose
 * likelihood ratio is at most the chi-square quantile of `level`.
 *
 * The estimate of the model exists. False when a fit does not converge.
 */
bool
nrm_loglin_profile(nrm_loglin *w, const nrm_counts *c, const nrm_terms *t,
                   nrm_model m, double level, nrm_profile *out) NRM_MUST_USE;

/*
 * The Wald interval of the last fit, on the logarithm of the number on no
 * list: n + dark * exp(-z se) to n + dark * exp(z se).
 */
nrm_span
nrm_loglin_wald(nrm_loglin *w, const nrm_counts *c, double dark, double level);

#endif
