/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds of rules: what rule.c and the files rule_*.c share. */
#ifndef NRM_INTAKE_RULE_KIND_H
#define NRM_INTAKE_RULE_KIND_H

#include "base/buf.h"
#include "base/pool.h"
#include "intake/rule.h"

#define NRM_CALL_LISTS 4    /* lists of columns of a macro */
#define NRM_CALL_COLUMNS 64 /* columns of one list */
#define NRM_CALL_OPTIONS 4

/* A macro as it is called: `name(a; b, c; option=value)`. */
typedef struct nrm_call {
    nrm_text name;
    size_t columns[NRM_CALL_LISTS][NRM_CALL_COLUMNS];
    size_t n_columns[NRM_CALL_LISTS];
    size_t n_lists;
    nrm_text option[NRM_CALL_OPTIONS], value[NRM_CALL_OPTIONS];
    size_t n_options;
    size_t offset; /* byte of the rule where it is wrong */
} nrm_call;

typedef struct nrm_rule nrm_rule;

/* Judges a row; NRM_VERDICTS when the row alone is no item. */
typedef nrm_verdict nrm_rule_judge(nrm_rule *r, const nrm_rule_row *row);

typedef struct nrm_rule_kind {
    const char *name;
    const char *usage, *help;
    size_t n_lists;      /* lists of columns that it takes */
    const char *options; /* the names of its options, between blanks */
    int (*start)(nrm_rule *r, const nrm_call *call, nrm_err *e);
    nrm_rule_judge *row;
    void (*finish)(nrm_rule *r); /* or NULL */
} nrm_rule_kind;

struct nrm_rule {
    nrm_arena *a;
    const nrm_rule_kind *kind;
    const char *id, *text;
    const char *message; /* of the package, or NULL */
    nrm_findings *to;
    nrm_lang lang;
    size_t tally;
    const nrm_rule_column *columns; /* all there are */
    size_t n_columns;
    bool *uses;               /* those that it names */
    bool hidden;              /* one of them is never shown */
    const char *columns_text; /* "children, total" */
    const char *expected;     /* or NULL: the text */
    void *state;
};

#define NRM_RULE(name) extern const nrm_rule_kind nrm_rule_##name;
#include "intake/rule.def"
#undef NRM_RULE

/* What findings call a column. */
const char *nrm_column_shown(const nrm_rule_column *column);

/* Whether a finding of the rule is to be reported; see nrm_findings_offer. */
bool nrm_rule_offer(nrm_rule *r) NRM_MUST_USE;

/*
 * Adds a finding about a row that was offered; the caller counts the item.
 * `message` is used when the package has none of its own and no column is
 * hidden.
 */
void nrm_rule_report(nrm_rule *r, const nrm_rule_row *row, const char *expected,
                     const char *message);

/*
 * Fails at an expression: its place in the file, and what `e` holds at a byte
 * of the expression. Returns -1.
 */
int
nrm_rule_fail(const nrm_json *at, const char *id, size_t offset, nrm_err *e);

/* A cell as it is shown: "12", "1..4", "EL" or "". */
const char *nrm_cell_show(nrm_arena *a, const nrm_cell *cell);

/* Appends a text, or a number as it is written. */
void nrm_cell_put(const nrm_cell *cell, nrm_buf *out);

/* The bounds of a cell; false when it is missing or a text. */
bool nrm_cell_bounds(const nrm_cell *cell, nrm_span *out);

/* Appends the cell as bytes that are equal for equal cells only. */
void nrm_cell_key(const nrm_cell *cell, nrm_buf *out);

/* The value of an option as a number; `usual` when it is not given. */
int nrm_call_number(const nrm_call *call, const char *option, double usual,
                    double *out, nrm_err *e) NRM_MUST_USE;

/* The value of an option as text; absent when it is not given. */
nrm_text nrm_call_option(const nrm_call *call, const char *option);

/*
 * Reads the text of a rule as a call of a macro: 1 when it is one, 0 when it
 * is not, -1 with call->offset when it is one and wrong.
 */
int nrm_call_read(nrm_arena *a, nrm_text text, const nrm_rule_column *columns,
                  size_t n, nrm_call *call, nrm_err *e) NRM_MUST_USE;

/* The macro of a name, or NULL. */
const nrm_rule_kind *nrm_rule_kind_find(nrm_text name);

#endif
