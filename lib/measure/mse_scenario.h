/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Other tables that the same lists could have given: how far an estimate
 * hangs on one list, on the way lists are cut, or on the linkage.
 */
#ifndef NRM_MEASURE_MSE_SCENARIO_H
#define NRM_MEASURE_MSE_SCENARIO_H

#include "base/num.h"
#include "measure/mse_read.h"

typedef struct nrm_mse_scenario {
    const char *name; /* such as "without LA" */
    const char *note;
    nrm_mse_table *table; /* NULL when it cannot be used: */
    const char *refusal;  /* the reason */
    nrm_maybe truth;      /* the population, where it is known */
} nrm_mse_scenario;

typedef struct nrm_mse_kind {
    const char *name;
    const char *help;
    /* All scenarios of this kind for the table; *n is their number. */
    nrm_mse_scenario *(*make)(nrm_arena *a, const nrm_mse_table *t, size_t *n);
} nrm_mse_kind;

/*
 * leave-out  every list in turn is not there
 * merge      every pair of lists in turn is one list
 * hide       every list in turn is the population: how many of it would be
 *            estimated from the others (Binette and Steorts 2022)
 * linkage    some true links were missed, or some links are false
 */
const nrm_mse_kind *nrm_mse_kinds(size_t *n);
const nrm_mse_kind *nrm_mse_kind_find(nrm_text name);

#endif
