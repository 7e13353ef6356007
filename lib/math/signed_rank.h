/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Wilcoxon's signed-rank test of pairs, exact with ties.
 *
 * Wilcoxon (1945), Biometrics Bulletin 1(6):80-83; Hollander, Wolfe and
 * Chicken (2014), Nonparametric Statistical Methods, sections 3.1 to 3.3. The
 * law of the sum of ranks of positive differences is that of all signs being
 * equally likely, given the ranks, which are mean ranks where absolute
 * differences tie. Differences of 0 are left out and counted.
 */
#ifndef NRM_MATH_SIGNED_RANK_H
#define NRM_MATH_SIGNED_RANK_H

#include "base/arena.h"
#include "base/err.h"
#include "base/num.h"

#include <stddef.h>

#define NRM_SIGNED_RANK_MAX 500 /* differences that are not 0 */

typedef struct nrm_signed_rank {
    size_t n;        /* differences that are not 0 */
    size_t zeros;    /* and those that are */
    double sum;      /* of the ranks of the positive differences, V of R */
    double p;        /* two-sided, exact */
    double effect;   /* matched-pairs rank-biserial correlation, -1..1 */
    double shift;    /* Hodges-Lehmann: median of the means of two */
    nrm_span limits; /* of the shift, at least of the level */
    double coverage; /* that the limits have without ties */
} nrm_signed_rank;

/*
 * x      n differences, after less before
 * level  coverage as a share
 *
 * Without a difference that is not 0 p is 1, the effect is 0, and so are the
 * shift and its limits. Fails with more than NRM_SIGNED_RANK_MAX of them.
 */
int nrm_signed_rank_of(nrm_arena *a, const double *x, size_t n, double level,
                       nrm_signed_rank *out, nrm_err *e) NRM_MUST_USE;

#endif
