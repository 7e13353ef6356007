/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a polyhedral cone is more than its apex. */
#ifndef NRM_MATH_CONE_H
#define NRM_MATH_CONE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Whether the cone { x : A x >= 0 } holds a point with A x not all zero.
 *
 * rows     n_rows x n_columns, row by row, small whole numbers
 * scratch  memory for the tableau; the caller resets it
 *
 * The programme is: maximise the sum of A x subject to A x >= 0 and that sum
 * at most 1. Its optimum is 1 when the point exists and 0 when it does not.
 */
bool nrm_cone_has_point(const double *rows, size_t n_rows, size_t n_columns,
                        nrm_arena *scratch) NRM_MUST_USE;

#endif
