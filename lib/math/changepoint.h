/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One change of level at an unknown place of a series. */
#ifndef NRM_MATH_CHANGEPOINT_H
#define NRM_MATH_CHANGEPOINT_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct nrm_change {
    double statistic;
    size_t before; /* values before the change, the first place of several */
    double p;
    bool exact; /* p over all orders of the values, or the asymptotic one */
} nrm_change;

/*
 * Pettitt's (1979) largest |U| of rank sums. p is exact by counting, with
 * ties, whenever that takes at most 2^20 states, which is always so up to 20
 * values; else 2 exp(-6 U^2 / (n^3 + n^2)). n >= 2.
 */
void
nrm_pettitt(nrm_arena *scratch, const double *x, size_t n, nrm_change *out);

/*
 * The largest likelihood ratio of two Poisson rates against one (Worsley
 * 1986), 2 (l1 - l0), with its exact p given the sum of the counts.
 *
 * exposure  n numbers > 0, NULL for all 1
 *
 * n >= 2; fails when all counts are 0.
 */
int nrm_poisson_change(nrm_arena *scratch, const double *counts,
                       const double *exposure, size_t n, nrm_change *out,
                       nrm_err *e) NRM_MUST_USE;

#endif
