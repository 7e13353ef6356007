/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one table that every format prints: labels at the left, headers in
 * levels, cells that know their text, number, marks and observation. Numbers
 * are rounded here and nowhere else.
 */
#ifndef NRM_SHOW_TABLE_H
#define NRM_SHOW_TABLE_H

#include "protect/safe.h"
#include "show/axis.h"
#include "show/cell.h"

typedef enum nrm_column_kind {
    NRM_COLUMN_NUMBERS, /* set right */
    NRM_COLUMN_TEXT,    /* set left */
    NRM_COLUMN_SHAPES   /* set in the middle */
} nrm_column_kind;

/* What a table is to show. Zero is the default of every member. */
typedef struct nrm_table_plan {
    const char *select;   /* expression of data/select.h */
    const char *rows;     /* comma list of columns */
    const char *columns;  /* the same; one level of header each */
    const char *values;   /* attributes side by side; NULL: OBS_VALUE */
    bool shapes;          /* 1, more than 0 and 0 as circles (show/shape.h) */
    const char *order;    /* of the rows: code, label, given, value, -value */
    const char *totals;   /* last, first, none */
    const char *decimals; /* a digit; NULL for what suits the numbers */
    bool no_limits;       /* without confidence limits */
    const char *caption;  /* without a number before it */
    const char *source;
    const char *note;
} nrm_table_plan;

typedef struct nrm_table {
    const char *id;      /* what references call it, or NULL */
    size_t number;       /* 0 where it is not numbered */
    const char *caption; /* NULL for none */
    const char *sheet;   /* key of the words that name it without a number */
    const char *unit;    /* "per million people", or NULL */
    const char *source, *note;
    size_t n_stubs;           /* columns of labels at the left */
    size_t n_levels;          /* rows of header, 1 or more */
    size_t n_rows, n_columns; /* of cells */
    const char **stub_heads;  /* [n_stubs] */
    const char **heads;       /* [n_levels * n_columns] */
    const char *across;       /* what the columns are: "Period" */
    const char **stubs;       /* [n_rows * n_stubs] */
    bool *total;              /* [n_rows]: a row of totals */
    bool prose;               /* no cell is a number */
    nrm_column_kind *kinds;   /* [n_columns] */
    nrm_cell *cells;          /* [n_rows * n_columns] */
    nrm_marks marks;          /* all that occur */
    const nrm_obs *obs;       /* what rows of cells belong to */
} nrm_table;

/* Makes the table. Two observations for one cell are an error. */
nrm_table *nrm_table_make(nrm_words *w, nrm_arena *a, const nrm_safe *safe,
                          const nrm_table_plan *plan, nrm_err *e) NRM_MUST_USE;

/*
 * A table of text: `cells` holds n_rows * (1 + n_columns) texts, the first of
 * each row its label, and `heads` 1 + n_columns.
 */
nrm_table *nrm_table_of_text(nrm_arena *a, const char *const *heads,
                             const char *const *cells, size_t n_rows,
                             size_t n_columns) NRM_MUST_USE;

/*
 * The same table for machines: a cell with confidence limits becomes three
 * columns, one level of header is left, and marks beside numbers move into a
 * last column of their own, so that numbers stay numbers.
 */
nrm_table *
nrm_table_flat(nrm_words *w, nrm_arena *a, const nrm_table *t) NRM_MUST_USE;

/* The labels of a row, and the levels of header of a column, joined. */
const char *nrm_table_label(nrm_arena *a, const nrm_table *t, size_t row);
const char *nrm_table_head(nrm_arena *a, const nrm_table *t, size_t column);

/* "[c] confidential; [b] break in the series", "" without marks. */
const char *nrm_table_legend(nrm_words *w, nrm_arena *a, nrm_marks marks);

/* "Table 3: Caption", the caption alone where there is no number, or "". */
const char *nrm_table_title(nrm_words *w, nrm_arena *a, const nrm_table *t);

#endif
