/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Checks the rows of a file as the schema describes them: width, types, code
 * lists, constraints of Table Schema, keys, and the rules of the resource.
 * Rows stream; only what keys and rules over groups need is kept. A value that
 * is wrong is not there for the rules.
 */
#ifndef NRM_INTAKE_CHECK_RECORD_H
#define NRM_INTAKE_CHECK_RECORD_H

#include "data/schema.h"
#include "intake/finding.h"
#include "intake/record.h"

/* What is checked. */
typedef struct nrm_record_job {
    const nrm_schema *schema;
    const nrm_resource *resource; /* of the records */
    nrm_records *records;
} nrm_record_job;

/*
 * Reads all records and adds to the findings. Fails when the file cannot be
 * read as rows, and when a rule is wrong.
 */
int nrm_check_records(nrm_arena *a, const nrm_record_job *job, nrm_findings *to,
                      nrm_err *e) NRM_MUST_USE;

#endif
