/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the joinpoint methods share. */
#ifndef NRM_MEASURE_TREND_BENDS_H
#define NRM_MEASURE_TREND_BENDS_H

#include "math/joinpoint.h"
#include "measure/trend_method.h"

/*
 * Logarithms of the rates over time, counts weighted by their number of cases:
 * the variance of the logarithm of a Poisson count is about 1 / count.
 */
nrm_bent_data nrm_trend_bent_data(nrm_arena *a, const nrm_trend_data *d);

/* The most bends that are looked for: 1 from 7 values, 2 from 12, 3 from 17. */
size_t nrm_trend_bends_most(const nrm_bent_data *d);

typedef int nrm_trend_bent_fit(nrm_arena *a, const nrm_bent_data *d, size_t k,
                               nrm_bent *out, nrm_err *e);
typedef double nrm_trend_bent_criterion(nrm_arena *a, const nrm_bent_data *d,
                                        const nrm_bent *b);

/*
 * The criteria that the methods choose the number of bends by; the scratch
 * arena is not needed by all.
 */
nrm_trend_bent_criterion nrm_trend_by_wbic, nrm_trend_by_bic, nrm_trend_by_bic3;

/* The regression with the number of bends that has the least criterion. */
int nrm_trend_bends_run(nrm_arena *scratch, const nrm_trend_data *d,
                        nrm_trend_bent_fit *fit,
                        nrm_trend_bent_criterion *criterion,
                        nrm_trend_result *out, nrm_err *e) NRM_MUST_USE;

/* aapc of the whole span, the number of joinpoints, apc of each segment. */
void nrm_trend_add_bends(const nrm_trend_data *d, const nrm_bent_data *data,
                         const nrm_bent *b, nrm_trend_result *out);

#endif
