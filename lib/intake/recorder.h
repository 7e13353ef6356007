/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of a source to records: CSV with a column for each field of the
 * schema, in its order and in one spelling. Beside the column NAME stand
 *
 *     NAME.low, NAME.high   where the schema says `censored`: what is known
 *                           of a number that is not
 *     NAME.status           where missingValues have labels: the reason
 *
 * Which columns there are depends on the schema only, so that records of
 * several files concatenate. With a trace, source_file and source_line follow.
 */
#ifndef NRM_INTAKE_RECORDER_H
#define NRM_INTAKE_RECORDER_H

#include "data/csv.h"
#include "intake/observe.h"

typedef struct nrm_recorder nrm_recorder;

/* Starts a result and writes the header. */
nrm_recorder *nrm_recorder_new(nrm_arena *a, const nrm_job *job, nrm_out *out,
                               nrm_err *e) NRM_MUST_USE;

/* Reads and writes all rows of the job, which has the same resource. */
int nrm_recorder_add(nrm_recorder *records, const nrm_job *job,
                     nrm_err *e) NRM_MUST_USE;

#endif
