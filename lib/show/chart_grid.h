/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Charts that are a grid of cells. Columns that do not fit beside each other
 * go on in another band below, with the labels of the rows again.
 */
#ifndef NRM_SHOW_CHART_GRID_H
#define NRM_SHOW_CHART_GRID_H

#include "show/plot.h"

typedef struct nrm_grid_cell {
    const nrm_cell *cell;
    double x, y, width, height; /* its rectangle */
} nrm_grid_cell;

typedef void nrm_grid_draw(nrm_chart *c, const nrm_grid_cell *cell);

/* Draws every cell with `draw`; `least` is the width of a column. */
int
nrm_chart_grid(nrm_chart *c, double least, nrm_grid_draw *draw) NRM_MUST_USE;

#endif
