/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A stream of rows of texts: what a file gives, and what every layout step
 * takes and makes. Before a header is known a stream has no columns and its
 * rows may have any width; with a header every row has its width.
 */
#ifndef NRM_INTAKE_ROWS_H
#define NRM_INTAKE_ROWS_H

#include "base/err.h"
#include "base/file.h"
#include "base/num.h"
#include "data/json.h"

typedef struct nrm_cells {
    const nrm_text *at; /* absent where nothing stood */
    size_t n;
    size_t line; /* where the row starts in its file, from 1 */
    /* of a bad row: the stream whose columns these cells have, or NULL */
    const struct nrm_rows *of;
} nrm_cells;

/*
 * What `next` returns beside 0 at the end and -1 on an error that ends the
 * stream. A bad row comes with `e` filled, and with its cells as they were;
 * the rows behind it can be read, so steps pass it on.
 */
enum { NRM_ROW_GOOD = 1, NRM_ROW_BAD = 2 };

typedef struct nrm_rows nrm_rows;
struct nrm_rows {
    const char *name;        /* of the input, for messages */
    const nrm_text *columns; /* NULL before the header */
    size_t n;                /* columns */
    size_t line;             /* of the header */
    const nrm_cells *raw;    /* the last row as it stands in the file */
    bool turned;             /* of which several rows were made */
    /* The row lasts until the next call. */
    int (*next)(nrm_rows *rows, nrm_cells *out, nrm_err *e);
    void *state;
};

/* A stream that takes its rows from `from`; columns are still those of it. */
nrm_rows *nrm_rows_over(nrm_arena *a, const nrm_rows *from,
                        int (*next)(nrm_rows *, nrm_cells *, nrm_err *),
                        void *state) NRM_MUST_USE;

/* How a text file is cut into rows, from a Table Dialect (NULL: default). */
typedef struct nrm_dialect {
    char delimiter;
    bool ragged;     /* rows may differ in width until the header */
    bool skip_blank; /* blank lines are no rows */
    bool header;     /* false: columns are field1, field2, ... */
    size_t header_rows[8];
    size_t n_header_rows;
    nrm_text header_join;
    nrm_text comment;       /* absent, or what comment lines begin with */
    size_t comment_rows[8]; /* numbers of rows that are left out */
    size_t n_comment_rows;
    const nrm_json *sheet; /* sheetName or sheetNumber, or NULL */
} nrm_dialect;

int nrm_dialect_read(const nrm_json *json, nrm_dialect *out,
                     nrm_err *e) NRM_MUST_USE;

/* The rows of a CSV text, without a header. */
nrm_rows *
nrm_rows_csv(nrm_arena *a, nrm_in *in, const nrm_dialect *d) NRM_MUST_USE;

/*
 * Takes the header that the dialect describes off a stream. Rows must have
 * its width from there on.
 */
nrm_rows *nrm_rows_header(nrm_arena *a, nrm_rows *from, const nrm_dialect *d,
                          nrm_err *e) NRM_MUST_USE;

/* The place of a column, or the number of columns. */
size_t nrm_rows_find(const nrm_rows *rows, nrm_text column);

/* "there are: a, b, c" for messages. */
const char *nrm_rows_known(nrm_arena *a, const nrm_rows *rows);

#endif
