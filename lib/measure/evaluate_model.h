/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scenarios as data. The assumptions are CSV with the columns
 *
 *     parameter    its name in formulas: a small letter, then also digits and _
 *     base         the number
 *     low, high    what else it may be; empty: nothing else
 *     scenario     where it holds; empty: in every one without a row of its own
 *     select       instead of numbers: the observation that it is
 *     unit, source, CONF_STATUS
 *
 * and the results are CSV with the columns
 *
 *     result       its name, in later formulas too
 *     formula      as lib/measure/formula.h says
 *     unit         of the result
 *     break_even   the value at which it is neither gain nor loss, or empty
 */
#ifndef NRM_MEASURE_EVALUATE_MODEL_H
#define NRM_MEASURE_EVALUATE_MODEL_H

#include "measure/evaluate.h"
#include "measure/formula.h"

typedef struct nrm_assumption {
    bool known;
    nrm_span base, range; /* base: a number, or the bounds of one */
    nrm_conf conf;
    nrm_maybe events; /* where it is a count of the data */
    const char *unit;
    bool given; /* by a row */
} nrm_assumption;

typedef struct nrm_scenario {
    const char *name; /* NULL: no scenario has a name */
    nrm_assumption at[NRM_FORMULA_VARIABLES_MAX];
} nrm_scenario;

typedef struct nrm_model_result {
    const char *name, *text, *unit;
    const nrm_formula *formula;
    nrm_maybe break_even;
} nrm_model_result;

typedef struct nrm_model {
    const char *parameters[NRM_FORMULA_VARIABLES_MAX];
    size_t n_parameters;
    nrm_scenario *scenarios;
    size_t n_scenarios, scenarios_cap;
    nrm_model_result *results;
    size_t n_results, results_cap;
} nrm_model;

/* Reads the assumptions, the files of the job, and its results. */
int nrm_model_read(nrm_identify *job, nrm_model *out, nrm_err *e) NRM_MUST_USE;

#endif
