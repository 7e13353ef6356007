/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Least squares by Householder reflections (Golub and Van Loan 2013, ch. 5).
 * The caller fills `cols` and `right`, and the solution overwrites both.
 */
#ifndef NRM_MATH_QR_H
#define NRM_MATH_QR_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct nrm_qr {
    size_t n, p;   /* rows and columns, n >= p */
    double *cols;  /* column j is cols + j * n */
    double *right; /* n: the right-hand side */
    double *diag;  /* p: the diagonal of R, after a solution */
} nrm_qr;

/* Room for n rows and p columns in the arena. */
nrm_qr nrm_qr_new(nrm_arena *a, size_t n, size_t p);

/*
 * The coefficients (p) with the least sum of squares. False when a column is
 * a combination of those before it.
 */
bool nrm_qr_solve(nrm_qr *q, double *coef) NRM_MUST_USE;

/* The residual sum of squares, after a solution. */
double nrm_qr_rss(const nrm_qr *q);

/* (X'X)^-1, p x p, after a solution. */
void nrm_qr_inverse(const nrm_qr *q, double *out);

#endif
