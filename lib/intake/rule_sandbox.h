/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sandbox around SQLite: what a statement may do depends on what it is
 * for, and everything else is denied while it is prepared.
 */
#ifndef NRM_INTAKE_RULE_SANDBOX_H
#define NRM_INTAKE_RULE_SANDBOX_H

#include "base/err.h"
#include "base/text.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum nrm_sandbox_mode {
    NRM_SANDBOX_CHECK, /* a CHECK constraint, which is never executed */
    NRM_SANDBOX_ROW,   /* expressions over bound values */
    NRM_SANDBOX_GROUP, /* one SELECT over the table `t` */
    NRM_SANDBOX_OWN    /* statements that hold no text of a rule */
} nrm_sandbox_mode;

typedef struct nrm_sandbox {
    sqlite3 *db;
    nrm_sandbox_mode mode;
    int n_selects; /* in the statement that is prepared */
    int ticks;     /* what is left of the limit of steps */
} nrm_sandbox;

/* A database in memory, closed with the arena. */
nrm_sandbox *nrm_sandbox_open(nrm_arena *a, nrm_err *e) NRM_MUST_USE;

/*
 * Prepares one statement without a tail. `before` bytes of `sql` stand before
 * the text of the rule; on failure the error says what is wrong and *offset
 * (may be NULL) is the byte of the rule's text. The statement is finalized
 * with the arena.
 */
sqlite3_stmt *
nrm_sandbox_prepare(nrm_arena *a, nrm_sandbox *s, nrm_sandbox_mode mode,
                    nrm_text sql, size_t before, size_t *offset,
                    nrm_err *e) NRM_MUST_USE;

/* Starts the limit of steps anew; call it before a statement is executed. */
void nrm_sandbox_wind(nrm_sandbox *s);

/* Fails with what went wrong in a step. Returns -1. */
int nrm_sandbox_fail(nrm_sandbox *s, nrm_err *e);

/* "abs, coalesce, ...": what a rule may call. */
const char *nrm_sandbox_functions(nrm_arena *a);

/* Adds matches(text, pattern), with Perl's regular expressions. */
int nrm_sandbox_add_matches(nrm_sandbox *s, nrm_err *e) NRM_MUST_USE;

#endif
