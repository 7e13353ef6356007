/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sample quantiles. */
#ifndef NRM_MATH_QUANTILE_H
#define NRM_MATH_QUANTILE_H

#include <stddef.h>

/*
 * The quantile of n sorted values at `share` in 0..1, by definition `type`
 * 1..9 of Hyndman and Fan (1996). 7 is the usual one, 8 is median-unbiased.
 * NaN when there are no values.
 */
double nrm_quantile(const double *sorted, size_t n, double share, int type);

#endif
