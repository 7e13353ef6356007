/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Formulas as data: numbers, names, + - * /, parentheses, min(a, b) and
 * max(a, b), with the usual precedence. A name is a variable or another
 * formula. Their values, and their ranges over what is known of the variables.
 */
#ifndef NRM_MEASURE_FORMULA_H
#define NRM_MEASURE_FORMULA_H

#include "base/arena.h"
#include "base/err.h"
#include "base/num.h"

#define NRM_FORMULA_VARIABLES_MAX 32
#define NRM_FORMULA_DEPTH_MAX 64 /* values that wait for their operator */
#define NRM_FORMULA_OPS_MAX 1024

typedef enum nrm_formula_kind {
    NRM_FORMULA_NUMBER,
    NRM_FORMULA_VARIABLE,
    NRM_FORMULA_ADD,
    NRM_FORMULA_SUBTRACT,
    NRM_FORMULA_MULTIPLY,
    NRM_FORMULA_DIVIDE,
    NRM_FORMULA_NEGATE,
    NRM_FORMULA_MIN,
    NRM_FORMULA_MAX,
    NRM_FORMULA_OPEN /* a parenthesis, while it is read */
} nrm_formula_kind;

typedef struct nrm_formula_op {
    nrm_formula_kind kind;
    double number;
    size_t variable;
} nrm_formula_op;

/* Operators behind their operands. */
typedef struct nrm_formula {
    nrm_formula_op *ops;
    size_t n, cap;
    size_t depth; /* values that wait at most */
} nrm_formula;

/* What a name in a formula is. */
typedef struct nrm_formula_name {
    nrm_text name;              /* [a-z][a-z0-9_]* */
    const nrm_formula *formula; /* or NULL: */
    size_t variable;            /* below NRM_FORMULA_VARIABLES_MAX */
} nrm_formula_name;

typedef struct nrm_formula_names {
    nrm_formula_name *at;
    size_t n, cap;
} nrm_formula_names;

/* Reads a formula; the error says what is wrong and at which character. */
int
nrm_formula_parse(nrm_arena *a, nrm_text text, const nrm_formula_names *names,
                  nrm_formula *out, nrm_err *e) NRM_MUST_USE;

/* Whether the variable occurs in it. */
bool nrm_formula_uses(const nrm_formula *f, size_t variable);

/* The value at a point: infinite or NaN where something is divided by 0. */
double nrm_formula_value(const nrm_formula *f, const double *x);

/*
 * The least and the greatest value over a box, with infinite ends where there
 * is none. Exact, to rounding, where the formula rises or falls with each
 * variable throughout the box; else the box is halved until the range is known
 * to this part of itself, *exact, or holds it at least.
 *
 * box  a span for each of n variables; an end may be infinite
 */
#define NRM_FORMULA_PART 1e-6
#define NRM_FORMULA_BOXES 8192
nrm_span nrm_formula_range(nrm_arena *a, const nrm_formula *f,
                           const nrm_span *box, size_t n, bool *exact);

#endif
