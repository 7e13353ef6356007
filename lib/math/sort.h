/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers in rising order. */
#ifndef NRM_MATH_SORT_H
#define NRM_MATH_SORT_H

#include <stddef.h>

/* Sorts n numbers, none of them NaN. */
void nrm_sort(double *x, size_t n);

#endif
