/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text of a rule, looked at before SQLite sees it: it is one expression,
 * without comments and statements, and names columns.
 */
#ifndef NRM_INTAKE_RULE_TEXT_H
#define NRM_INTAKE_RULE_TEXT_H

#include "base/err.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

#define NRM_RULE_BYTES 4096 /* of one expression */

typedef enum nrm_token_kind {
    NRM_TOKEN_END,
    NRM_TOKEN_NAME,   /* a column, a function or a word of the language */
    NRM_TOKEN_QUOTED, /* "a name" */
    NRM_TOKEN_STRING, /* 'text' */
    NRM_TOKEN_NUMBER,
    NRM_TOKEN_SIGN /* one character */
} nrm_token_kind;

typedef struct nrm_token {
    nrm_token_kind kind;
    nrm_text text; /* as it is written, quotes among it */
    size_t offset; /* bytes before it */
} nrm_token;

/* Where a rule is wrong; the error says what is. */
typedef struct nrm_lexer {
    nrm_text text;
    size_t at;
} nrm_lexer;

/* The next token; -1 for a string or name that does not end. */
int nrm_token_next(nrm_lexer *lexer, nrm_token *out, nrm_err *e) NRM_MUST_USE;

/* What a name or quoted name means: without quotes. */
nrm_text nrm_token_name(nrm_arena *a, const nrm_token *token) NRM_MUST_USE;

/*
 * Checks that the text is one expression: brackets close, no comment, no
 * semicolon, no parameter, not empty, not too long. *offset is where it is
 * wrong.
 */
int nrm_rule_scan(nrm_text expression, size_t *offset, nrm_err *e) NRM_MUST_USE;

/* Whether two names are one for SQLite: ASCII letters without their case. */
bool nrm_name_eq(nrm_text a, nrm_text b);

#endif
