/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One method applied to one table, with its interval. */
#ifndef NRM_MEASURE_MSE_STUDY_H
#define NRM_MEASURE_MSE_STUDY_H

#include "measure/mse_boot.h"
#include "measure/mse_read.h"

/* "bca", "profile", "wald". */
bool nrm_mse_interval_parse(nrm_text t, nrm_mse_interval *out) NRM_MUST_USE;

typedef struct nrm_mse_study {
    const nrm_mse_table *table;
    nrm_mse_worker worker;
    nrm_mse_plan plan;
    nrm_mse_point point;
    nrm_mse_posterior posterior;
    nrm_mse_boot boot; /* n is 0 when the interval is no bootstrap */
} nrm_mse_study;

/*
 * Plans the method and makes its estimate. The boot has its room but no
 * replicates yet. `options` has to last as long as the study.
 */
int nrm_mse_study_start(nrm_arena *a, const nrm_mse_table *table,
                        const nrm_mse_method *method,
                        const nrm_mse_options *options, nrm_mse_study *out,
                        nrm_err *e) NRM_MUST_USE;

typedef struct nrm_mse_result {
    const nrm_mse_method *method;
    const char *model;
    nrm_existence existence;
    bool known; /* there is an estimate, and with it an interval */
    double n, population;
    nrm_span interval; /* high may be HUGE_VAL */
    double level;
    const char *interval_name;
    bool has_criteria;
    double aic, bic;
    size_t replicates, n_failed;
    nrm_maybe error_low, error_high; /* Monte-Carlo standard errors */
    uint64_t seed;
    const char *note; /* "" or clauses joined by "; " */
    nrm_conf conf;
} nrm_mse_result;

/*
 * The result, once the replicates are there. When they give no interval the
 * profile likelihood does, or Wald's formula, and the note says so.
 */
void nrm_mse_study_finish(nrm_arena *a, nrm_mse_study *s, nrm_mse_result *out);

/* Start, all replicates, finish. */
int
nrm_mse_study_run(nrm_arena *a, const nrm_mse_table *table,
                  const nrm_mse_method *method, const nrm_mse_options *options,
                  nrm_mse_result *out, nrm_err *e) NRM_MUST_USE;

#endif
