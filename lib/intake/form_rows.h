/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The answers of a form as rows: sheets have the questions below each other,
 * with the name of the field in the hidden first column, and each column of
 * answers is a record. What the cover asks goes into every record.
 */
#ifndef NRM_INTAKE_FORM_ROWS_H
#define NRM_INTAKE_FORM_ROWS_H

#include "data/schema.h"
#include "intake/book.h"

/* Whether the first sheet is the cover of a form. */
bool nrm_form_is(nrm_arena *a, nrm_book *book);

/*
 * The next sheet, from *sheet on, that has the answers to a resource, and its
 * name; NULL behind the last. Sheets that somebody added are passed over.
 */
const char *nrm_form_sheet_find(nrm_arena *a, nrm_book *book, size_t *sheet);

/*
 * The records of a sheet, with their header. A column of answers in which
 * nothing but the key is filled in is no record. `file` is for messages,
 * which name the sheet and the column as well.
 */
nrm_rows *
nrm_form_rows(nrm_arena *a, nrm_book *book, size_t sheet, const nrm_resource *r,
              const char *file, nrm_err *e) NRM_MUST_USE;

#endif
