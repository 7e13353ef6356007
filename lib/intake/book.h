/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Spreadsheets: the cells of .xlsx and .ods files as text, each row with its
 * number as the line. Numbers are written as %.15g, dates as 2014-07-31,
 * times as 14:05:00, booleans as true and false; a formula gives its cached
 * value, an error such as #N/A its name. Formulas are never computed.
 *
 * A file is refused when it is larger than NRM_BOOK_PACKED_MAX, unpacks to
 * more than NRM_BOOK_BYTES_MAX or to more than NRM_BOOK_RATIO_MAX times its
 * size, has document type declarations (entity bombs), or repeats cells beyond
 * the limits of CSV.
 */
#ifndef NRM_INTAKE_BOOK_H
#define NRM_INTAKE_BOOK_H

#include "intake/rows.h"

#define NRM_BOOK_PACKED_MAX ((size_t)64 << 20)
#define NRM_BOOK_BYTES_MAX ((size_t)512 << 20)
#define NRM_BOOK_RATIO_MAX 1000
#define NRM_BOOK_COLUMNS_MAX 16384
#define NRM_BOOK_ROWS_MAX 1048576

typedef struct nrm_book nrm_book;

/* Whether the bytes begin as a zip archive does. */
bool nrm_book_is(nrm_text bytes);

/* Opens a workbook in memory. `name` is for messages and is kept. */
nrm_book *nrm_book_open(nrm_arena *a, const char *name, nrm_text bytes,
                        nrm_err *e) NRM_MUST_USE;

/* The name of the n-th sheet, from 0, or NULL. */
const char *nrm_book_sheet(const nrm_book *book, size_t n);

/* The rows of a sheet, without a header. Empty rows at the end are left out. */
nrm_rows *nrm_book_rows(nrm_arena *a, nrm_book *book, size_t sheet,
                        nrm_err *e) NRM_MUST_USE;

#endif
