/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules that look a key up in another resource, written as a foreign key of
 * Table Schema: { "fields": ["geo"], "reference":
 * { "resource": "countries", "fields": ["code"] } }.
 */
#ifndef NRM_INTAKE_RULE_REFERENCE_H
#define NRM_INTAKE_RULE_REFERENCE_H

#include "intake/rule_kind.h"

/* Makes a rule of the object, and reads the keys it refers to. */
int nrm_rule_reference(nrm_rule *r, const nrm_json *rule,
                       const nrm_rule_keys *keys, nrm_err *e) NRM_MUST_USE;

/* "geo stands in the resource 'countries'" */
const char *
nrm_rule_reference_title(nrm_arena *a, const nrm_json *rule, nrm_lang lang);

#endif
