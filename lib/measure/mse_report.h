/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Results of multiple systems estimation as observations. The dimensions are
 * statistic (population, undetected, ..), method, model and scenario, whose
 * total code is the table as it is. There is no row without an interval and
 * the assumption it rests on, except those that say that no estimate exists.
 */
#ifndef NRM_MEASURE_MSE_REPORT_H
#define NRM_MEASURE_MSE_REPORT_H

#include "data/obs.h"
#include "measure/mse_scenario.h"
#include "measure/mse_study.h"

typedef struct nrm_mse_report {
    nrm_obs *obs;
    size_t statistic, method, model, scenario; /* places of dimensions */
} nrm_mse_report;

int
nrm_mse_report_init(nrm_mse_report *r, nrm_arena *a, nrm_err *e) NRM_MUST_USE;

/*
 * The population and the undetected of a result. Scenario NULL: as it is. A
 * scenario whose table cannot be used gives a row that says so; its result is
 * not looked at.
 */
int
nrm_mse_report_add(nrm_mse_report *r, const nrm_mse_result *result,
                   const nrm_mse_scenario *scenario, nrm_err *e) NRM_MUST_USE;

/*
 * How the result moves when the interaction of all lists is not zero: the
 * undetected are multiplied by an odds ratio of 1/4 to 4 (Aleshin-Guendel,
 * Sadinle and Wakefield 2024).
 */
int nrm_mse_report_sensitivity(nrm_mse_report *r, const nrm_mse_result *result,
                               nrm_err *e) NRM_MUST_USE;

/* The first `n` models of the ranking behind a study, with their criteria. */
int nrm_mse_report_ranking(nrm_mse_report *r, nrm_mse_study *s, size_t n,
                           nrm_err *e) NRM_MUST_USE;

/*
 * List sizes, overlaps, odds ratios and bounds, by statistic and lists: what
 * can be seen before any model.
 */
nrm_obs *nrm_mse_diagnosis(nrm_arena *a, const nrm_mse_table *t, double level,
                           nrm_err *e) NRM_MUST_USE;

#endif
