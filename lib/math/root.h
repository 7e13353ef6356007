/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A root of a function of one variable inside a bracket. */
#ifndef NRM_MATH_ROOT_H
#define NRM_MATH_ROOT_H

#include "base/base.h"
#include "base/num.h"

typedef double nrm_function(double x, const void *context);

/*
 * The x in the bracket where f changes its sign, to the last bits of x or to
 * `tolerance`, whichever is wider. f may be infinite but never NaN, and need
 * not be continuous: a jump over zero is found too.
 *
 * NaN when f has the same sign at both ends or is NaN on the way.
 */
double nrm_root(nrm_function *f, const void *context, nrm_span bracket,
                double tolerance);

/*
 * Widens [start - step, start + step] by doubling until f changes its sign
 * inside, never beyond `limits`. Where it does not change before a limit,
 * that end is the limit and nrm_root answers NaN.
 */
nrm_span nrm_root_bracket(nrm_function *f, const void *context, double start,
                          double step, nrm_span limits);

#endif
