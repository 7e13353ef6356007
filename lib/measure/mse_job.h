/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole of a run: methods on a table, and what they hang on. */
#ifndef NRM_MEASURE_MSE_JOB_H
#define NRM_MEASURE_MSE_JOB_H

#include "measure/mse_report.h"

typedef struct nrm_mse_job {
    nrm_arena *a;
    const nrm_mse_table *table;
    nrm_mse_options options;
    const char *interval; /* its name; NULL: bca, or profile without boot */
    /*
     * Names of methods, comma separated; NULL or "" for every method that the
     * table supports (and fixed when a model is given).
     */
    const char *methods;
    /*
     * Names of scenario kinds and "sensitivity", comma separated; "all" or
     * "none". NULL is all when the methods are not named, else none.
     */
    const char *also;
    size_t n_ranked; /* models of the ranking to list */
    /* Made by nrm_mse_job_start: */
    nrm_mse_study *studies;
    size_t n_studies;
} nrm_mse_job;

/* Checks the options and makes the estimates, without replicates. */
int nrm_mse_job_start(nrm_mse_job *job, nrm_err *e) NRM_MUST_USE;

/* Runs all replicates. */
void nrm_mse_job_run(nrm_mse_job *job);

/* Intervals, scenarios and the sensitivity curve, as observations. */
nrm_obs *nrm_mse_job_finish(nrm_mse_job *job, nrm_err *e) NRM_MUST_USE;

/* "name  help" of every method. */
void nrm_mse_job_list(nrm_buf *out);

#endif
