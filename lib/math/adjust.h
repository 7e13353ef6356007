/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * P-values adjusted for their number: the smallest level at which each test
 * is still rejected when all are made together.
 */
#ifndef NRM_MATH_ADJUST_H
#define NRM_MATH_ADJUST_H

#include "base/arena.h"

#include <stddef.h>

typedef void
nrm_adjust(nrm_arena *scratch, const double *p, size_t n, double *out);

/* False discovery rate (Benjamini and Hochberg 1995). */
nrm_adjust nrm_adjust_bh;

/* The same under any dependence (Benjamini and Yekutieli 2001). */
nrm_adjust nrm_adjust_by;

/* Probability of any false rejection (Holm 1979). */
nrm_adjust nrm_adjust_holm;

#endif
