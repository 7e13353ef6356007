/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Expressions of rules, evaluated by SQLite inside a sandbox: no tables, no
 * sub-queries, no function that reads a file, a clock or a random number, and
 * a limit of steps. The only users of sqlite3.
 *
 * Numbers are real numbers: 5/2 between columns is 2.5. NULL is a value that
 * is missing, and what is compared with it is NULL.
 */
#ifndef NRM_INTAKE_RULE_SQL_H
#define NRM_INTAKE_RULE_SQL_H

#include "base/err.h"
#include "base/num.h"
#include "base/text.h"
#include "intake/finding.h"

typedef enum nrm_cell_kind {
    NRM_CELL_MISSING,
    NRM_CELL_NUMBER, /* span.low */
    NRM_CELL_SPAN,   /* a number of which only the bounds are known */
    NRM_CELL_TEXT
} nrm_cell_kind;

typedef struct nrm_cell {
    nrm_cell_kind kind;
    nrm_span span;
    nrm_text text;
} nrm_cell;

/* A column that rules may name. */
typedef struct nrm_rule_column {
    const char *name;  /* in rules */
    const char *shown; /* in findings: as the file calls it; NULL: the name */
    bool whole;        /* its numbers are whole, so bounds can be enumerated */
    bool hidden;       /* its values are never shown */
    bool key;          /* a part of what a record is called, */
    nrm_text usual;    /* unless its cell is this text */
} nrm_rule_column;

typedef struct nrm_sql nrm_sql;

/* An empty set of expressions over these columns. */
nrm_sql *nrm_sql_new(nrm_arena *a, const nrm_rule_column *columns, size_t n,
                     nrm_err *e) NRM_MUST_USE;

/*
 * Adds an expression, and `when` (absent: always) under which it applies; its
 * number goes to *number. On failure the error says what is wrong and *offset
 * where in the expression.
 */
int nrm_sql_add(nrm_sql *s, nrm_text when, nrm_text expression, size_t *number,
                size_t *offset, nrm_err *e) NRM_MUST_USE;

/* Whether expression `number` names the column. */
bool nrm_sql_uses(const nrm_sql *s, size_t number, size_t column);

/*
 * Judges a row, which has a cell for each column, by all expressions. Bounds
 * are replaced by each whole number within them when there are at most
 * NRM_SQL_TRIES combinations, else the verdict is undecided. Fails when an
 * expression, whose number goes to *culprit, takes too many steps or gives a
 * text.
 */
#define NRM_SQL_TRIES 4096
int nrm_sql_row(nrm_sql *s, const nrm_cell *row, nrm_verdict *verdicts,
                size_t *culprit, nrm_err *e) NRM_MUST_USE;

#endif
