/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Answers told by shape: what is in place (1 or more), partly (above 0) and
 * not (0) is a full, half or empty circle. A shape is read without colour,
 * and is a word for those who do not see it.
 */
#ifndef NRM_SHOW_SHAPE_H
#define NRM_SHOW_SHAPE_H

#include "show/cell.h"

/* NRM_MARK_FULL, NRM_MARK_HALF or NRM_MARK_EMPTY. */
nrm_mark nrm_shape_of(double value);

/* Makes a cell that is a number a shape; others stay what they are. */
void nrm_shape_set(nrm_words *w, nrm_arena *a, nrm_cell *cell);

#endif
