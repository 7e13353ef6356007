/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linear regression by ordinary and weighted least squares. */
#ifndef NRM_MATH_LINEAR_H
#define NRM_MATH_LINEAR_H

#include "base/arena.h"
#include "base/err.h"

#include <stddef.h>

typedef struct nrm_linear_model {
    size_t n, p;
    const double *x;      /* n x p, column j is x + j * n */
    const double *y;      /* n */
    const double *weight; /* n, as one over the error variance; NULL: all 1 */
} nrm_linear_model;

typedef struct nrm_linear {
    size_t n, p;
    double *coef; /* p */
    double *cov;  /* p x p, for an error variance of 1 */
    double rss;   /* weighted residual sum of squares; 0 on the line */
} nrm_linear;

/* Fits the model; the result is in the arena. */
int nrm_linear_fit(nrm_arena *a, const nrm_linear_model *m, nrm_linear *out,
                   nrm_err *e) NRM_MUST_USE;

/* The error variance, rss / (n - p); n > p. */
double nrm_linear_variance(const nrm_linear *l);

/* The standard error of coefficient j; n > p. */
double nrm_linear_se(const nrm_linear *l, size_t j);

#endif
