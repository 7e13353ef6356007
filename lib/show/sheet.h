/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A workbook of tables and its sheets, written from the top down. Every error
 * of libxlsxwriter is kept in the book and comes back from nrm_sheet_done and
 * nrm_book_close.
 */
#ifndef NRM_SHOW_SHEET_H
#define NRM_SHOW_SHEET_H

#include "show/native.h"

typedef struct nrm_book nrm_book;
typedef struct nrm_sheet nrm_sheet;

/* `date` is what the properties say, in seconds since 1970. */
nrm_book *nrm_book_new(nrm_arena *a, const char *path, int64_t date,
                       nrm_err *e) NRM_MUST_USE;

void nrm_book_properties(nrm_book *b, const char *title, const char *comments);

/* Writes the file. Call it once. */
int nrm_book_close(nrm_book *b) NRM_MUST_USE;

/* A new sheet behind the others. The name is cut at 31 code points. */
nrm_sheet *nrm_sheet_add(nrm_book *b, const char *name);

/* The heading in A1. */
void nrm_sheet_title(nrm_sheet *s, const char *text);

/* A line of text in column A. */
void nrm_sheet_line(nrm_sheet *s, const char *text);

/* A flat table (nrm_table_flat) with its header, marked up as a table. */
void nrm_sheet_table(nrm_sheet *s, const nrm_table *t);

/*
 * A chart of Excel's own below the table that was written last, over its
 * first series. Whoever does not see it reads `description`.
 */
typedef struct nrm_sheet_chart {
    const nrm_native *native;
    const char *title, *description;
    const char *unit; /* NULL for plain counts */
} nrm_sheet_chart;

void nrm_sheet_draw(nrm_sheet *s, const nrm_sheet_chart *chart);

/*
 * A table of links to other sheets: their names, and n - 1 texts on each.
 * `heads` holds n texts and lasts until the end.
 */
void nrm_sheet_links_start(nrm_sheet *s, const char *const *heads, size_t n);
void nrm_sheet_link(nrm_sheet *s, const char *sheet, const char *const *texts);
void nrm_sheet_links_end(nrm_sheet *s);

/* Sets the widths; fails with the first error of the book. */
int nrm_sheet_done(nrm_sheet *s) NRM_MUST_USE;

#endif
