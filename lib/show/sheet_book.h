/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that write sheets share; others include show/sheet.h. */
#ifndef NRM_SHOW_SHEET_BOOK_H
#define NRM_SHOW_SHEET_BOOK_H

#include "show/sheet.h"

#include <xlsxwriter.h>

struct nrm_book {
    nrm_arena *a;
    lxw_workbook *book; /* NULL when it is closed */
    lxw_format *bold, *head, *head_right, *head_behind;
    lxw_format *text, *text_behind, *right, *link;
    lxw_format *number[10], *total_number[10];
    size_t n_tables;
    nrm_err *e;
    int result;
};

/* A text that may be broken into lines. */
typedef struct nrm_sheet_wrap {
    lxw_row_t row;
    size_t column, width; /* in characters */
} nrm_sheet_wrap;

struct nrm_sheet {
    nrm_book *b;
    lxw_worksheet *sheet;
    const char *name;
    lxw_row_t row;          /* the next one */
    lxw_row_t table_row;    /* the header of the table */
    const nrm_table *table; /* that was written last; NULL for links */
    const char *const *link_heads;
    size_t n_link_heads;
    size_t *widths;
    size_t n_widths;
    nrm_sheet_wrap *wraps; /* by row */
    size_t n_wraps, wraps_cap;
};

/* Keeps the first error. */
void nrm_book_check(nrm_book *b, lxw_error error, const char *what);

/* A text that Excel accepts: valid UTF-8, not too long, no control bytes. */
const char *nrm_sheet_clean(nrm_sheet *s, const char *text);

#endif
