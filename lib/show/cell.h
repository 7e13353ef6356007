/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one number of an observation is printed. */
#ifndef NRM_SHOW_CELL_H
#define NRM_SHOW_CELL_H

#include "show/mark.h"
#include "show/words.h"

/*
 * A cell of a table. `value`, `low` and `high` are rounded; they are unknown
 * where only bounds or a mark can be printed.
 */
typedef struct nrm_cell {
    const char *text;       /* all of it: "41 (30-55) [b]" */
    const char *short_text; /* without limits and marks: "41", "<5", "[c]" */
    const char *plain;      /* the same in digits for machines: "1088.5" */
    nrm_maybe value;
    nrm_maybe low, high; /* confidence limits */
    nrm_marks marks;     /* beside the number, or the one instead of it */
    int decimals;
    nrm_attr attr;
    const nrm_obs_row *row; /* NULL where there is no observation */
} nrm_cell;

#define NRM_DECIMALS_AUTO (-1)

/*
 * The decimals that suit a number: none for a whole one, three for a P value,
 * one for any other; 0 where there is no number.
 */
int nrm_cell_decimals(const nrm_obs_row *row, nrm_attr attr);

/*
 * The cell of an attribute of a row (NULL: of no row). Bounds of OBS_VALUE
 * are printed as "1-4", "<5" (when they begin at 0) or ">=5". Confidence
 * limits follow in brackets when `limits` is set. NRM_DECIMALS_AUTO takes the
 * decimals that suit the number.
 */
nrm_cell nrm_cell_of(nrm_words *w, nrm_arena *a, const nrm_obs_row *row,
                     nrm_attr attr, int decimals, bool limits);

/* A cell that holds this text and no number. */
nrm_cell nrm_cell_text(const char *text);

#endif
