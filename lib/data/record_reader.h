/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Records as nrm-ingest writes them: one row per person, call or answer, with
 * a column for each field of the schema and, where the schema says so, NAME.low
 * and NAME.high for bounds and NAME.status for the reason a value is missing.
 */
#ifndef NRM_DATA_RECORD_READER_H
#define NRM_DATA_RECORD_READER_H

#include "data/csv.h"

typedef struct nrm_record_reader nrm_record_reader;

/* Reads the header; any column may be there. */
nrm_record_reader *
nrm_record_reader_open(nrm_arena *a, nrm_in *in, nrm_err *e) NRM_MUST_USE;

/* The place of a column, or NRM_NO_FIELD. */
#define NRM_NO_FIELD ((size_t)-1)
size_t nrm_record_reader_find(const nrm_record_reader *r, nrm_text column);

/* The same, an error that names the columns there are without it. */
int nrm_record_reader_need(const nrm_record_reader *r, nrm_text column,
                           size_t *out, nrm_err *e) NRM_MUST_USE;

/* As nrm_csv_next. */
int nrm_record_reader_next(nrm_record_reader *r, nrm_csv_row *row,
                           nrm_err *e) NRM_MUST_USE;

/* The columns, and the name of the input. */
size_t
nrm_record_reader_columns(const nrm_record_reader *r, const nrm_text **out);
const char *nrm_record_reader_name(const nrm_record_reader *r);

#endif
