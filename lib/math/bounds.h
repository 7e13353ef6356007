/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of which only bounds are known: all sets of them, or random ones. */
#ifndef NRM_MATH_BOUNDS_H
#define NRM_MATH_BOUNDS_H

#include "base/num.h"
#include "math/random.h"

#include <stdbool.h>
#include <stddef.h>

/* Whether every bound is a whole number that is not negative, or infinite. */
bool nrm_bounds_whole(const nrm_span *bounds, size_t n);

/* How many sets of whole numbers lie within whole bounds. */
double nrm_bounds_sets(const nrm_span *bounds, size_t n);

/* Each number at its lower bound: the first set. */
void nrm_bounds_first(const nrm_span *bounds, size_t n, double *x);

/* The next set of whole numbers; false after the last. */
bool nrm_bounds_next(const nrm_span *bounds, size_t n, double *x);

/* A random set: whole numbers, each equally likely, or any numbers. */
void nrm_bounds_draw(const nrm_span *bounds, size_t n, bool whole,
                     nrm_random *stream, double *x);

#endif
