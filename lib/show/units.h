/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NRM_SHOW_UNITS_H
#define NRM_SHOW_UNITS_H

#include "show/table.h"

/*
 * Says what the numbers of a table are counted in: of the table where all are
 * of one unit, else in the heads of the columns or in the labels of the rows,
 * wherever each has one. Plain counts have none.
 */
void nrm_units_set(nrm_words *w, nrm_arena *a, nrm_table *t);

#endif
