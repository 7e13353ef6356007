/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Cochran-Armitage test of a trend in shares. */
#ifndef NRM_MATH_ARMITAGE_H
#define NRM_MATH_ARMITAGE_H

#include "base/err.h"

#include <stddef.h>

typedef struct nrm_armitage {
    double z;     /* signed; its square is the chi-square on 1 degree */
    double p;     /* two-sided */
    double slope; /* change of the share for a step of 1 of the score */
} nrm_armitage;

/*
 * hits of tries in n groups with a score each (Cochran 1954, Armitage 1955),
 * the variance with all tries, not one less. Fails when the scores are equal
 * or every try, or none, is a hit.
 */
int
nrm_armitage_test(const double *hits, const double *tries, const double *score,
                  size_t n, nrm_armitage *out, nrm_err *e) NRM_MUST_USE;

#endif
