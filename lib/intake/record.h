/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a file as cells of the fields of its resource. */
#ifndef NRM_INTAKE_RECORD_H
#define NRM_INTAKE_RECORD_H

#include "data/schema.h"
#include "intake/rule_sql.h"
#include "intake/source.h"

typedef struct nrm_records nrm_records;

/* What is wrong with a cell. */
typedef enum nrm_cell_fault {
    NRM_CELL_GOOD,
    NRM_CELL_ABSENT, /* nothing, where a value is required */
    NRM_CELL_WRONG   /* not what the field says */
} nrm_cell_fault;

typedef struct nrm_record {
    const nrm_cell *cells; /* of each field of the resource */
    const nrm_cell_fault *faults;
    const nrm_text *texts; /* as they stand in the file */
    size_t line;
    size_t n_texts;  /* cells of the row in the file */
    bool bad;        /* the row cannot be read: no cells */
    const char *why; /* of a bad row */
} nrm_record;

/* Matches the columns of a source with the fields of its resource. */
nrm_records *nrm_records_new(nrm_arena *a, const nrm_source *source,
                             nrm_err *e) NRM_MUST_USE;

/* The same for the file at `path`, described by the resource. */
nrm_records *nrm_records_open(nrm_arena *a, const nrm_resource *resource,
                              const char *path, nrm_err *e) NRM_MUST_USE;

/*
 * The same for records as nrm-ingest writes them: columns are called as the
 * fields, values stand in their one spelling, and bounds in NAME.low and
 * NAME.high. Other columns are left alone.
 */
nrm_records *
nrm_records_open_ingested(nrm_arena *a, const nrm_resource *resource,
                          const char *path, nrm_err *e) NRM_MUST_USE;

/* The name of the file for messages, and how many columns it has. */
const char *nrm_records_name(const nrm_records *r);
size_t nrm_records_width(const nrm_records *r);

/* Whether the file has a column of the field. */
bool nrm_records_has(const nrm_records *r, size_t field);

/* What the file calls the field: its header, else the field's name. */
const char *nrm_records_shown(const nrm_records *r, size_t field);

/* 1 with a record, which lasts until the next call; 0 at the end; -1. */
int nrm_records_next(nrm_records *r, nrm_record *out, nrm_err *e) NRM_MUST_USE;

#endif
