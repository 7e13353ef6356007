/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The numbers of a figure as a workbook draws them: a row for each category, a
 * column for each series, then their confidence limits, then a column that
 * says what stands where there is no number. Such cells are empty, as a chart
 * takes text for 0. Periods that are missing have a row of their own, and a
 * break ends a series and begins another, so that no line joins what does not
 * belong together.
 */
#ifndef NRM_SHOW_NATIVE_H
#define NRM_SHOW_NATIVE_H

#include "show/chart.h"

typedef struct nrm_native {
    nrm_native_kind kind;
    const nrm_table *table;
    size_t n_series; /* the first columns */
    size_t *looks;   /* [n_series]: the same before and after a break */
    bool limits;     /* of the only series; they stand behind it */
    bool empty;      /* some number is not there */
    bool bare;       /* no number is there: there is nothing to draw */
} nrm_native;

bool nrm_native_is_line(nrm_native_kind kind);

/* `f` is of a kind that is not NRM_NATIVE_NONE. */
nrm_native nrm_native_of(nrm_words *w, nrm_arena *a, const nrm_figure *f);

#endif
