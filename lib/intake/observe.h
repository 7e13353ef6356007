/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a source to observations, as the schema maps its columns. */
#ifndef NRM_INTAKE_OBSERVE_H
#define NRM_INTAKE_OBSERVE_H

#include "data/obs.h"
#include "data/schema.h"
#include "intake/bad.h"
#include "intake/rows.h"
#include "intake/trace.h"

/* What is read, and how. */
typedef struct nrm_job {
    const nrm_schema *schema;
    const nrm_resource *resource;
    nrm_rows *rows;
    nrm_bad *bad;     /* NULL: the first wrong row is fatal */
    bool trace;       /* each value says where it stood and what stood there */
    nrm_trace *cells; /* NULL, or where it is said of every cell */
} nrm_job;

/*
 * Reads all rows. The trace of an observation are its attributes SOURCE_FILE,
 * SOURCE_LINE, SOURCE_COLUMN and SOURCE_TEXT; the last is not set for a
 * private field.
 */
int nrm_observe(nrm_obs *obs, const nrm_job *job, nrm_err *e) NRM_MUST_USE;

#endif
