/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers in rising order. */
#ifndef NRM_MATH_SORT_H
#define NRM_MATH_SORT_H

#include <stddef.h>

/* Sorts n numbers, none of them NaN. */
void nrm_sort(double *x, size_t n);

/*
 * The value that sorting would bring to x[place], in time in proportion to n.
 * It is brought there; those before it are at most it, those behind at least.
 */
double nrm_sort_place(double *x, size_t n, size_t place);

#endif
