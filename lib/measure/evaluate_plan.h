/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A plan: CSV with a row for each indicator, with the columns
 *
 *     target           the value that is to be reached
 *     direction        up: as much or more; down: as much or less
 *     baseline         the value before, or what is known of it: 0..4
 *     baseline_period  instead of it: the period whose observation it is
 *     period           of the observations it is about; empty: each one
 *     source           who decided it
 *     CONF_STATUS      whether the plan itself may be published
 *
 * Every other column in lower case is a dimension of the observations. An empty
 * cell there speaks of every code. A dimension without a column must have its
 * total code, unless all observations have one and the same.
 */
#ifndef NRM_MEASURE_EVALUATE_PLAN_H
#define NRM_MEASURE_EVALUATE_PLAN_H

#include "data/obs.h"

typedef struct nrm_plan_row {
    uint32_t code[NRM_DIMS_MAX]; /* words; 0: any */
    nrm_period period;           /* NRM_NO_PERIOD: any */
    nrm_span baseline;           /* of a baseline that is known */
    nrm_period since;            /* when it was, or NRM_NO_PERIOD */
    bool has_baseline;
    double target;
    bool rises;
    nrm_conf conf, baseline_conf;
    uint32_t source; /* word */
} nrm_plan_row;

typedef struct nrm_plan {
    nrm_plan_row *rows;
    size_t n, cap;
} nrm_plan;

/* Reads the plan for these observations, whose pool gets its words. */
int nrm_plan_read(nrm_obs *obs, const char *path, nrm_plan *out,
                  nrm_err *e) NRM_MUST_USE;

/* Whether the row of the plan speaks of the observation. */
bool nrm_plan_matches(const nrm_obs *obs, const nrm_plan_row *plan,
                      const nrm_obs_row *row);

#endif
