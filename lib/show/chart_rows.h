/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of one number a row: labels at the left, numbers at the right. */
#ifndef NRM_SHOW_CHART_ROWS_H
#define NRM_SHOW_CHART_ROWS_H

#include "show/plot.h"

typedef void nrm_row_mark(nrm_chart *c, const nrm_scale *s,
                          const nrm_mark_place *p, double y, nrm_ink ink);

/* Draws every row with `mark`, on a scale that need not hold 0. */
int
nrm_chart_rows(nrm_chart *c, bool free_start, nrm_row_mark *mark) NRM_MUST_USE;

/* The line from one end of an interval to the other. */
void nrm_chart_whisker(nrm_chart *c, const nrm_scale *s,
                       const nrm_mark_place *p, double y, nrm_ink ink);

#endif
