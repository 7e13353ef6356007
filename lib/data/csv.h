/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * CSV after RFC 4180, read strictly: a stray quote, an unclosed quote, a row
 * with too few or too many fields, a NUL byte and bytes that are not UTF-8
 * are errors at the physical line where they start. LF, CRLF and CR end a
 * line. Blanks belong to their field. A byte order mark is skipped.
 */
#ifndef NRM_DATA_CSV_H
#define NRM_DATA_CSV_H

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

#define NRM_CSV_FIELD_MAX ((size_t)1 << 20)   /* bytes of a field */
#define NRM_CSV_COLUMNS_MAX ((size_t)1 << 14) /* fields of a row */

typedef struct nrm_csv nrm_csv;

/* How a file is written. All zero is the default. */
typedef struct nrm_csv_form {
    char delimiter;     /* ',' when 0 */
    size_t field_limit; /* NRM_CSV_FIELD_MAX when 0 */
    bool ragged;        /* rows may have any number of fields */
    bool skip_blank;    /* blank lines are no rows; at the end they never are */
} nrm_csv_form;

typedef struct nrm_csv_row {
    const nrm_text *fields; /* `at` is NULL where nothing stood, not even "" */
    size_t n;
    size_t line; /* physical line where the row starts, from 1 */
} nrm_csv_row;

/* A reader over `in`. NULL form is the default one. */
nrm_csv *
nrm_csv_open(nrm_arena *a, nrm_in *in, const nrm_csv_form *form) NRM_MUST_USE;

/*
 * The next row: 1 with a row, 0 at the end, -1 on an error. The row lasts
 * until the next call. The first row sets how many fields the others have.
 */
int nrm_csv_next(nrm_csv *csv, nrm_csv_row *row, nrm_err *e) NRM_MUST_USE;

/* The input's name, for messages. */
const char *nrm_csv_name(const nrm_csv *csv);

/* A writer. Fields are quoted only where a reader needs it; rows end in LF. */
typedef struct nrm_csv_out {
    nrm_out *out;
    char delimiter;
    nrm_buf line;
    size_t n_fields;
} nrm_csv_out;

void
nrm_csv_out_init(nrm_csv_out *w, nrm_arena *a, nrm_out *out, char delimiter);

/* Adds a field: absent (at is NULL) as nothing, empty as "". */
void nrm_csv_put(nrm_csv_out *w, nrm_text field);
void nrm_csv_put_string(nrm_csv_out *w, const char *field);

/* The same for a field that is known to need no quotes, such as a number. */
void nrm_csv_put_plain(nrm_csv_out *w, nrm_text field);

/* Whether a field needs quotes, or is empty and not absent. */
bool nrm_csv_needs_quotes(const nrm_csv_out *w, nrm_text field) NRM_MUST_USE;

/* Ends the row. */
int nrm_csv_end(nrm_csv_out *w, nrm_err *e) NRM_MUST_USE;

#endif
