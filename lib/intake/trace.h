/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where each value came from, as CSV with one row for each cell that a field
 * took: file and line; the letters of the column, as spreadsheets count them,
 * and its header; the field; the text as it stood in the file; the value, or
 * the bounds `low` and `high`; and
 *
 *     status   plain      the value is the text
 *              read       the value is the text in its one spelling
 *              estimate   the text says about how many
 *              bounds     the text says between what
 *              missing    there is no value; the reason, where one is known
 *
 * A cell that a layout step made of several has no column: its text is then
 * what the step made.
 */
#ifndef NRM_INTAKE_TRACE_H
#define NRM_INTAKE_TRACE_H

#include "data/schema.h"
#include "intake/rows.h"
#include "intake/value.h"

typedef struct nrm_trace nrm_trace;

/* A file that only its owner may read. */
nrm_trace *
nrm_trace_open(nrm_arena *a, const char *path, nrm_err *e) NRM_MUST_USE;

/* Starts with the rows of another file. */
void nrm_trace_start(nrm_trace *t, const nrm_rows *rows);

/* Writes what a field made of the cell in `column` of a row. */
int nrm_trace_put(nrm_trace *t, const nrm_cells *row, size_t column,
                  const nrm_field *field, const nrm_value *v,
                  nrm_err *e) NRM_MUST_USE;

/* Gives the file its name. */
int nrm_trace_commit(nrm_trace *t, nrm_err *e) NRM_MUST_USE;

#endif
