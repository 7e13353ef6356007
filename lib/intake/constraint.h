/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The constraints of Table Schema as rules: minimum, maximum, their exclusive
 * forms, minLength, maxLength, pattern, enum, unique, primaryKey and
 * foreignKeys. So they follow the same logic of missing values and bounds.
 */
#ifndef NRM_INTAKE_CONSTRAINT_H
#define NRM_INTAKE_CONSTRAINT_H

#include "data/schema.h"
#include "intake/rule.h"

typedef struct nrm_constraints {
    nrm_arena *a;
    const nrm_schema *schema;
    const nrm_resource *resource;
    const nrm_rule_column *columns;
    nrm_lang lang;
} nrm_constraints;

/*
 * The fields as columns of rules. A record is called by the primary key, else
 * by the fields that are dimensions or the period.
 */
nrm_rule_column *
nrm_constraint_columns(nrm_arena *a, const nrm_resource *r) NRM_MUST_USE;

/* A set of rules that stand for the constraints. `c` is kept. */
nrm_rules *nrm_constraint_rules(nrm_constraints *c, nrm_findings *to,
                                nrm_err *e) NRM_MUST_USE;

/* How a date or time of the field is written, by example: "31.07.2014". */
const char *nrm_constraint_format(nrm_arena *a, const nrm_field *f);

#endif
