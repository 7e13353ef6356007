/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines over columns that are numbers, all in one picture. */
#ifndef NRM_SHOW_CHART_PLANE_H
#define NRM_SHOW_CHART_PLANE_H

#include "show/plot.h"

/* Draws a line a row; `steps` keeps each number until the next. */
int nrm_chart_plane(nrm_chart *c, bool steps) NRM_MUST_USE;

#endif
