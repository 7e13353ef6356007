/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linear regression by ordinary and weighted least squares. */
#ifndef NRM_MATH_LINEAR_H
#define NRM_MATH_LINEAR_H

#include "base/arena.h"
#include "base/err.h"

#include <stddef.h>

typedef struct nrm_linear {
    size_t n, p;
    double *coef; /* p */
    double *cov;  /* p x p, for an error variance of 1 */
    double rss;   /* weighted residual sum of squares */
} nrm_linear;

/*
 * x       n x p, column j is x + j * n
 * weight  n, in proportion to one over the error variance; NULL for all 1
 */
int nrm_linear_fit(nrm_arena *a, const double *x, const double *y,
                   const double *weight, size_t n, size_t p, nrm_linear *out,
                   nrm_err *e) NRM_MUST_USE;

/* The error variance, rss / (n - p); n > p. */
double nrm_linear_variance(const nrm_linear *l);

/* The standard error of coefficient j; n > p. */
double nrm_linear_se(const nrm_linear *l, size_t j);

#endif
