/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules over groups of rows: SQL expressions with avg, count, max, min, sum and
 * total. The columns that they name are kept for all rows, in memory. A group
 * in which one of them is known by its bounds only is not decided.
 */
#ifndef NRM_INTAKE_RULE_GROUP_H
#define NRM_INTAKE_RULE_GROUP_H

#include "intake/rule_kind.h"

typedef struct nrm_rule_group nrm_rule_group;

nrm_rule_group *nrm_rule_group_new(nrm_arena *a, const nrm_rule_column *columns,
                                   size_t n, nrm_err *e) NRM_MUST_USE;

/* Adds a rule, whose `by` names the columns of its groups. */
int nrm_rule_group_add(nrm_rule_group *g, nrm_rule *r, const nrm_json *rule,
                       nrm_text expression, nrm_err *e) NRM_MUST_USE;

int nrm_rule_group_row(nrm_rule_group *g, const nrm_rule_row *row,
                       nrm_err *e) NRM_MUST_USE;

int nrm_rule_group_finish(nrm_rule_group *g, nrm_err *e) NRM_MUST_USE;

#endif
