/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that nrm-check does to its files, with and without a schema. */
#ifndef NRM_INTAKE_CHECK_FILE_H
#define NRM_INTAKE_CHECK_FILE_H

#include "data/schema.h"
#include "intake/check.h"
#include "intake/source.h"

typedef struct nrm_check_job {
    const nrm_check_plan *plan;
    nrm_source_ask ask;       /* how files are read; not its schema */
    const nrm_schema *schema; /* that describes the files, or NULL */
    bool ingested;            /* the files are records of nrm-ingest */
    nrm_obs *obs;             /* gathers the observations of all files */
    /* Of the last preset that described a file; NULL where none did. */
    const nrm_schema *preset;
} nrm_check_job;

/*
 * Reads one file. With a schema or a layout it is rows of a resource, which
 * are checked here and read as observations where the resource has any -
 * unless, with a schema alone, it is standard input, or a file that begins
 * with a header with OBS_VALUE and is not named by the schema: those are
 * observations already. With `ingested` it is records as nrm-ingest writes
 * them.
 */
int nrm_check_file(nrm_arena *a, nrm_check_job *job, const char *path,
                   nrm_findings *to, nrm_err *e) NRM_MUST_USE;

/*
 * Checks observations by the plan and by the code lists and rules of the
 * package, or of the preset. Call it behind the last file.
 */
int
nrm_check_gathered(nrm_arena *a, const nrm_check_job *job, const nrm_obs *obs,
                   nrm_findings *to, nrm_err *e) NRM_MUST_USE;

#endif
