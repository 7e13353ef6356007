/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A description of a register, read: what nrm_generate works from. */
#ifndef NRM_INTAKE_GENERATE_PLAN_H
#define NRM_INTAKE_GENERATE_PLAN_H

#include "intake/fault.h"
#include "intake/generate.h"

typedef struct nrm_generate_plan {
    nrm_made_field *fields;
    size_t n_fields;
    nrm_made_days *days;           /* NULL without a calendar */
    double faults[NRM_FAULTS_MAX]; /* share of rows, in the order of the list */
    double duplicates;             /* share of rows */
    bool spoils;                   /* any of them is above 0 */
} nrm_generate_plan;

int nrm_generate_plan_read(nrm_arena *a, const nrm_generate_ask *ask,
                           nrm_generate_plan *plan, nrm_err *e) NRM_MUST_USE;

#endif
