/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The search for the best bends at observed times, for joinpoint regression
 * and its permutation test: many series of values over the same times at
 * once, one a lane.
 */
#ifndef NRM_MATH_BENDS_H
#define NRM_MATH_BENDS_H

#include "math/joinpoint.h"

enum { NRM_LANES = 64 };

typedef struct nrm_bends nrm_bends;

/* What the times allow; made once for any number of searches. */
nrm_bends *nrm_bends_new(nrm_arena *a, const nrm_bent_data *d) NRM_MUST_USE;

/* The root of the weight of value i. */
double nrm_bends_root(const nrm_bent_data *d, size_t i);

/*
 * Where the values of a lane go before a search, each times the root of its
 * weight: value i is at [i * NRM_LANES].
 */
double *nrm_bends_y(nrm_bends *b, size_t lane);

/* Finds the least sum of squares with k bends in every lane. */
void nrm_bends_search(nrm_bends *b, size_t k);

/* Of the last search: the least sum of squares of a lane. */
double nrm_bends_sse(const nrm_bends *b, size_t lane);

/* Of the last search: the value at bend j of lane 0. */
size_t nrm_bends_place(const nrm_bends *b, size_t j);

/* The fit with bends at these times. */
int nrm_bends_fit(nrm_arena *a, const nrm_bent_data *d, size_t k,
                  const double *at, nrm_bent *out, nrm_err *e) NRM_MUST_USE;

/* Fails when the data have no room for k bends. */
int nrm_bends_check(const nrm_bent_data *d, size_t k, nrm_err *e) NRM_MUST_USE;

#endif
