/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sandbox around SQLite: what a statement may do depends on what it is
 * for, and everything else is denied while it is prepared.
 */
#ifndef NRM_INTAKE_RULE_SANDBOX_H
#define NRM_INTAKE_RULE_SANDBOX_H

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"
#include "intake/finding.h"
#include "intake/rule_sql.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum nrm_sandbox_mode {
    NRM_SANDBOX_CHECK, /* a CHECK constraint, which is never executed */
    NRM_SANDBOX_ROW,   /* one SELECT over the row of the moment */
    NRM_SANDBOX_GROUP, /* one SELECT over the table `t` */
    NRM_SANDBOX_OWN    /* statements that hold no text of a rule */
} nrm_sandbox_mode;

typedef struct nrm_sandbox {
    sqlite3 *db;
    nrm_sandbox_mode mode;
    int n_selects; /* in the statement that is prepared */
    size_t ticks;  /* what is left of the limit of steps */
} nrm_sandbox;

/* A database in memory, closed with the arena. */
nrm_sandbox *nrm_sandbox_open(nrm_arena *a, nrm_err *e) NRM_MUST_USE;

/* A statement, and where in it the text of a rule stands. */
typedef struct nrm_sandbox_sql {
    nrm_text text;
    size_t before;  /* bytes before the text of the rule */
    size_t *offset; /* gets the byte of that text that is wrong; or NULL */
} nrm_sandbox_sql;

/*
 * Prepares one statement without a tail; it is finalized with the arena. On
 * failure the error says what is wrong.
 */
sqlite3_stmt *
nrm_sandbox_prepare(nrm_arena *a, nrm_sandbox *s, nrm_sandbox_mode mode,
                    const nrm_sandbox_sql *sql, nrm_err *e) NRM_MUST_USE;

/*
 * Starts the limit of steps anew; call it before a statement over `n_rows`
 * rows is executed.
 */
void nrm_sandbox_wind(nrm_sandbox *s, size_t n_rows);

/* Adds the columns there are to SQLite's complaint about one. Returns -1. */
int nrm_sandbox_explain(nrm_arena *a, const char *const *names, size_t n,
                        nrm_err *e);

/* Reads column `column` of the row that a statement stands on. */
int nrm_sandbox_verdict(sqlite3_stmt *statement, int column, nrm_verdict *out,
                        nrm_err *e) NRM_MUST_USE;

/* Appends a name in double quotes. */
void nrm_sandbox_put_name(nrm_buf *sql, const char *name);

/* Binds a cell; bounds are bound as NULL. */
void nrm_sandbox_bind(sqlite3_stmt *statement, int place, const nrm_cell *cell);

/* Fails with what went wrong in a step. Returns -1. */
int nrm_sandbox_fail(nrm_sandbox *s, nrm_err *e);

/* "abs, coalesce, ...": what a rule may call. */
const char *nrm_sandbox_functions(nrm_arena *a);

/* Adds matches(text, pattern), with Perl's regular expressions. */
int nrm_sandbox_add_matches(nrm_sandbox *s, nrm_err *e) NRM_MUST_USE;

#endif
