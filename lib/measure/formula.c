/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading by Dijkstra's two stacks: operators wait for a weaker one. */
#include "measure/formula.h"

#include <math.h>

typedef struct reading {
    nrm_arena *a;
    nrm_text text;
    size_t at;
    const nrm_formula_names *names;
    nrm_formula *out;
    nrm_formula_kind waiting[NRM_FORMULA_DEPTH_MAX];
    size_t n_waiting;
    size_t commas[NRM_FORMULA_DEPTH_MAX]; /* still due in each parenthesis */
    size_t n_open;
    size_t depth; /* of the values so far */
    nrm_err *e;
} reading;

static int
fail(const reading *r, const char *what)
{
    return nrm_fail(r->e, NRM_EINPUT, "formula '%s', character %zu: %s",
                    nrm_quote(r->a, r->text), r->at + 1, what);
}

static int
put(reading *r, nrm_formula_op op)
{
    static const size_t takes[] = {
        [NRM_FORMULA_ADD] = 1,      [NRM_FORMULA_SUBTRACT] = 1,
        [NRM_FORMULA_MULTIPLY] = 1, [NRM_FORMULA_DIVIDE] = 1,
        [NRM_FORMULA_MIN] = 1,      [NRM_FORMULA_MAX] = 1,
        [NRM_FORMULA_OPEN] = 0,
    };

    if (r->out->n == NRM_FORMULA_OPS_MAX)
        return fail(r, "the formula is too long");
    if (op.kind <= NRM_FORMULA_VARIABLE)
        r->depth++;
    r->depth -= takes[op.kind];
    if (r->depth > NRM_FORMULA_DEPTH_MAX)
        return fail(r, "the formula is too deep");
    if (r->depth > r->out->depth)
        r->out->depth = r->depth;
    nrm_room(r->a, r->out->ops, r->out->n, r->out->cap);
    r->out->ops[r->out->n++] = op;
    return 0;
}

static int
strength(nrm_formula_kind kind)
{
    switch (kind) {
    case NRM_FORMULA_ADD:
    case NRM_FORMULA_SUBTRACT: return 1;
    case NRM_FORMULA_MULTIPLY:
    case NRM_FORMULA_DIVIDE: return 2;
    case NRM_FORMULA_NEGATE: return 3;
    default: return 0;
    }
}

/* Puts the operators that wait and are at least so strong. */
static int
release(reading *r, int least)
{
    while (r->n_waiting > 0
           && strength(r->waiting[r->n_waiting - 1]) >= least) {
        nrm_formula_op op = { .kind = r->waiting[--r->n_waiting] };

        if (put(r, op) != 0)
            return -1;
    }
    return 0;
}

static int
wait_for(reading *r, nrm_formula_kind kind)
{
    if (r->n_waiting == NRM_FORMULA_DEPTH_MAX)
        return fail(r, "the formula is too deep");
    r->waiting[r->n_waiting++] = kind;
    return 0;
}

static int
open_parenthesis(reading *r, size_t commas)
{
    if (r->n_open == NRM_FORMULA_DEPTH_MAX)
        return fail(r, "the formula is too deep");
    r->commas[r->n_open++] = commas;
    return wait_for(r, NRM_FORMULA_OPEN);
}

static int
close_parenthesis(reading *r)
{
    if (r->n_open == 0)
        return fail(r, "nothing was opened here");
    if (r->commas[--r->n_open] > 0)
        return fail(r, "min and max take two values");
    if (release(r, 1) != 0)
        return -1;
    r->n_waiting--;
    if (r->n_waiting > 0
        && (r->waiting[r->n_waiting - 1] == NRM_FORMULA_MIN
            || r->waiting[r->n_waiting - 1] == NRM_FORMULA_MAX))
        return put(r, (nrm_formula_op){ .kind = r->waiting[--r->n_waiting] });
    return 0;
}

/* How many characters from here on are in the set. */
static size_t
span_of(const reading *r, bool (*is_in)(char c, size_t place))
{
    size_t n = 0;

    while (r->at + n < r->text.len && is_in(r->text.at[r->at + n], n))
        n++;
    return n;
}

static bool
in_name(char c, size_t place)
{
    return (c >= 'a' && c <= 'z')
           || (place > 0 && ((c >= '0' && c <= '9') || c == '_'));
}

static bool
in_number(char c, size_t place)
{
    (void)place;
    return (c >= '0' && c <= '9') || c == '.';
}

static int
read_number(reading *r)
{
    nrm_text t = nrm_text_n(r->text.at + r->at, span_of(r, in_number));
    nrm_formula_op op = { .kind = NRM_FORMULA_NUMBER };

    if (!nrm_num_real(t, &op.number))
        return fail(r, "this is no number");
    if (put(r, op) != 0)
        return -1;
    r->at += t.len;
    return 0;
}

static int
unknown_name(const reading *r, nrm_text name)
{
    const char **names = nrm_new_n(r->a, const char *, r->names->n);

    for (size_t i = 0; i < r->names->n; i++)
        names[i] = nrm_text_string(r->a, r->names->at[i].name);
    return fail(r, nrm_format(r->a, "there is no '%s'; there are: %s",
                              nrm_quote(r->a, name),
                              nrm_text_list(r->a, names, r->names->n)));
}

/* A name; *operand is false behind min and max, which open a parenthesis. */
static int
read_name(reading *r, bool *operand)
{
    nrm_text t = nrm_text_n(r->text.at + r->at, span_of(r, in_name));
    bool is_min = nrm_text_is(t, "min"), is_max = nrm_text_is(t, "max");

    if (is_min || is_max) {
        r->at += t.len;
        if (r->at == r->text.len || r->text.at[r->at] != '(')
            return fail(r, "min and max are followed by '('");
        *operand = false;
        return wait_for(r, is_min ? NRM_FORMULA_MIN : NRM_FORMULA_MAX) != 0
                   ? -1
                   : open_parenthesis(r, 1);
    }
    for (size_t i = 0; i < r->names->n; i++) {
        const nrm_formula_name *name = &r->names->at[i];
        nrm_formula_op op = { NRM_FORMULA_VARIABLE, 0, name->variable };

        if (!nrm_text_eq(name->name, t))
            continue;
        for (size_t j = 0; name->formula != NULL && j < name->formula->n; j++)
            if (put(r, name->formula->ops[j]) != 0)
                return -1;
        if (name->formula == NULL && put(r, op) != 0)
            return -1;
        r->at += t.len;
        return 0;
    }
    return unknown_name(r, t);
}

/* Reads at an operand's place; *operand: one was read. */
static int
read_operand(reading *r, bool *operand)
{
    char c = r->text.at[r->at];

    *operand = true;
    if (in_number(c, 0))
        return read_number(r);
    if (in_name(c, 0)) {
        if (read_name(r, operand) != 0)
            return -1;
        r->at += !*operand; /* the parenthesis of min and max */
        return 0;
    }
    *operand = false;
    if (c != '-' && c != '(')
        return fail(r, "a number, a name or '(' is wanted here");
    if ((c == '-' ? wait_for(r, NRM_FORMULA_NEGATE) : open_parenthesis(r, 0))
        != 0)
        return -1;
    r->at++;
    return 0;
}

/* Reads behind an operand; *operand: one is wanted next. */
static int
read_operator(reading *r, bool *wanted)
{
    static const char signs[] = "+-*/";
    char c = r->text.at[r->at];

    *wanted = c != ')';
    if (c == ')') {
        if (close_parenthesis(r) != 0)
            return -1;
    } else if (c == ',') {
        if (r->n_open == 0 || r->commas[r->n_open - 1] == 0)
            return fail(r, "a comma stands in min and max only, once");
        r->commas[r->n_open - 1]--;
        if (release(r, 1) != 0)
            return -1;
    } else {
        size_t i = 0;
        nrm_formula_kind kind;

        while (signs[i] != '\0' && signs[i] != c)
            i++;
        if (signs[i] == '\0')
            return fail(r, "an operator or ')' is wanted here");
        kind = (nrm_formula_kind)(NRM_FORMULA_ADD + i);
        if (release(r, strength(kind)) != 0 || wait_for(r, kind) != 0)
            return -1;
    }
    r->at++;
    return 0;
}

int
nrm_formula_parse(nrm_arena *a, nrm_text text, const nrm_formula_names *names,
                  nrm_formula *out, nrm_err *e)
{
    reading r = { .a = a, .text = text, .names = names, .out = out, .e = e };
    bool wanted = true, operand;

    *out = (nrm_formula){ .ops = NULL };
    for (;;) {
        while (r.at < text.len && text.at[r.at] == ' ')
            r.at++;
        if (r.at == text.len)
            break;
        if (wanted) {
            if (read_operand(&r, &operand) != 0)
                return -1;
            wanted = !operand;
        } else if (read_operator(&r, &wanted) != 0)
            return -1;
    }
    if (wanted)
        return fail(&r, "something is missing at the end");
    if (r.n_open > 0)
        return fail(&r, "a ')' is missing at the end");
    return release(&r, 1);
}

bool
nrm_formula_uses(const nrm_formula *f, size_t variable)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->ops[i].kind == NRM_FORMULA_VARIABLE
            && f->ops[i].variable == variable)
            return true;
    return false;
}
