/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rules of a package, `nrm.rules`: an array of objects
 *
 *     { "id": "children-in-total", "expr": "children <= total",
 *       "when": "geo <> 'EL'", "severity": "warning",
 *       "message": { "en": "...", "el": "..." } }
 *
 * An expression is SQL (rule_sql.h) over the columns of one row, or, with
 * "scope": "group" and "by", over the rows of a group. Instead of SQL it may be
 * one of the macros of rule.def: `sum_equals(total; girls, boys)`.
 *
 * Each kind of rule is a descriptor. Rules see the rows once, in order.
 */
#ifndef NRM_INTAKE_RULE_H
#define NRM_INTAKE_RULE_H

#include "base/pool.h"
#include "data/json.h"
#include "intake/finding.h"
#include "intake/message.h"
#include "intake/rule_sql.h"

typedef struct nrm_rule_row {
    const nrm_cell *cells; /* of each column */
    const char *file;
    size_t line;
} nrm_rule_row;

/* Reads the keys that another resource has, for rules that look them up. */
typedef struct nrm_rule_keys {
    void *context;
    /* A pool of the keys: the texts of the fields, each with a NUL behind. */
    const nrm_pool *(*read)(void *context, nrm_text resource,
                            const nrm_text *fields, size_t n,
                            const nrm_json *at, nrm_err *e);
} nrm_rule_keys;

typedef struct nrm_rules nrm_rules;

/*
 * A set without rules over these columns; findings go to `to`. `keys` may be
 * NULL when there are no other resources.
 */
nrm_rules *nrm_rules_new(nrm_arena *a, const nrm_rule_column *columns, size_t n,
                         const nrm_rule_keys *keys, nrm_findings *to,
                         nrm_err *e) NRM_MUST_USE;

/*
 * Adds the rules of an array; NULL has none. A wrong rule is an error with
 * its place in the file, and in the expression.
 */
int
nrm_rules_read(nrm_rules *s, const nrm_json *array, nrm_err *e) NRM_MUST_USE;

/* The same for `foreignKeys` of Table Schema. */
int nrm_rules_read_foreign(nrm_rules *s, const nrm_json *array,
                           nrm_err *e) NRM_MUST_USE;

/* A rule that stands for a constraint of the schema. */
typedef struct nrm_rule_made {
    const char *id, *expression;
    const char *title, *message; /* in the language of the findings */
    const char *expected;
    const nrm_json *at;
} nrm_rule_made;

int
nrm_rules_add(nrm_rules *s, const nrm_rule_made *made, nrm_err *e) NRM_MUST_USE;

/*
 * A member that is a text, or an object of texts by language; *out keeps what
 * it holds when there is none.
 */
int nrm_rules_words(const nrm_json *object, const char *key, nrm_lang lang,
                    nrm_text *out, nrm_err *e) NRM_MUST_USE;

/* What a record is called: "geo=EL year=2014", without hidden columns. */
const char *nrm_rules_record(nrm_arena *a, const nrm_rule_column *columns,
                             size_t n, const nrm_cell *cells);

size_t nrm_rules_count(const nrm_rules *s);

/* Judges a row by all rules. */
int
nrm_rules_row(nrm_rules *s, const nrm_rule_row *row, nrm_err *e) NRM_MUST_USE;

/* Judges what needs all rows. Call it once, behind the last row. */
int nrm_rules_finish(nrm_rules *s, nrm_err *e) NRM_MUST_USE;

/* The macros, one a line, for `-m list`. */
const char *nrm_rules_help(nrm_arena *a) NRM_MUST_USE;

#endif
