/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an author writes in a directive. A fenced block holds one `key = value`
 * a line; inline code holds a name, then words and key=value terms, of which
 * those that are no option of the directive form a selection.
 */
#ifndef NRM_SHOW_ARGS_H
#define NRM_SHOW_ARGS_H

#include "base/err.h"
#include "base/text.h"

typedef struct nrm_arg {
    nrm_text key; /* empty for a word without a key */
    nrm_text value;
    size_t line;
} nrm_arg;

typedef struct nrm_args {
    const char *path; /* of the template, for messages */
    size_t line;      /* where the directive starts */
    const char *name; /* of the directive: "table", "value" */
    nrm_arg *at;
    size_t n, cap;
} nrm_args;

/* The lines of a fenced block; the first of them is `line`. */
int nrm_args_block(nrm_arena *a, nrm_text lines, size_t line, nrm_args *out,
                   nrm_err *e) NRM_MUST_USE;

/*
 * Inline code behind "nrm:". Sets out->name. A value with blanks stands in
 * double quotes.
 */
int nrm_args_inline(nrm_arena *a, nrm_text code, nrm_args *out,
                    nrm_err *e) NRM_MUST_USE;

/* The value of a key as a C string, or NULL. */
const char *nrm_args_get(nrm_arena *a, const nrm_args *args, const char *key);

/* The i-th word without a key, or NULL. */
const char *nrm_args_word(nrm_arena *a, const nrm_args *args, size_t i);

/*
 * Refuses keys that are not in the list, which ends with NULL. `caption*` in
 * the list takes `caption` and, for one language, `caption.el`.
 */
int nrm_args_check(nrm_arena *a, const nrm_args *args, const char *const *keys,
                   nrm_err *e) NRM_MUST_USE;

/*
 * The key=value terms that are not in the list of options, as an expression
 * of data/select.h, after the value of `select` if there is one.
 */
const char *nrm_args_selection(nrm_arena *a, const nrm_args *args,
                               const char *const *options);

/* Fails at the directive. Returns -1. */
int nrm_args_fail(const nrm_args *args, nrm_err *e, const char *format, ...)
    NRM_PRINTF(3, 4);

#endif
