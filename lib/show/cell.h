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
    const char *word;       /* what a shape says: "partly"; else NULL */
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

/* How a cell is to look. */
typedef struct nrm_cell_form {
    int decimals; /* or NRM_DECIMALS_AUTO */
    bool limits;  /* confidence limits follow in brackets */
    bool count;   /* bounds that begin at 0 are printed as "<5" */
} nrm_cell_form;

/* Whether a row is a plain count: of persons, cases, calls. */
bool nrm_cell_is_count(const nrm_obs *obs, const nrm_obs_row *row);

/*
 * The cell of an attribute of a row (NULL: of no row). Bounds of OBS_VALUE
 * are printed as "1-4", "<5" or ">=5".
 */
nrm_cell nrm_cell_of(nrm_words *w, nrm_arena *a, const nrm_obs_row *row,
                     nrm_attr attr, nrm_cell_form form);

/* A cell that holds this text and no number. */
nrm_cell nrm_cell_text(const char *text);

#endif
