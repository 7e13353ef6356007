/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Macros: how they are written, and what their files share. */
#include "intake/rule_kind.h"

#include "intake/check_group.h"
#include "intake/rule_text.h"

#include <math.h>
#include <string.h>

static const nrm_rule_kind *const kinds[] = {
#define NRM_RULE(name) &nrm_rule_##name,
#include "intake/rule.def"
#undef NRM_RULE
};

const nrm_rule_kind *
nrm_rule_kind_find(nrm_text name)
{
    for (size_t i = 0; i < NRM_COUNT_OF(kinds); i++)
        if (nrm_name_eq(name, nrm_text_of(kinds[i]->name)))
            return kinds[i];
    return NULL;
}

const char *
nrm_rules_help(nrm_arena *a)
{
    nrm_buf out;

    nrm_buf_init(&out, a);
    for (size_t i = 0; i < NRM_COUNT_OF(kinds); i++)
        nrm_buf_format(&out, "    %s\n        %s\n", kinds[i]->usage,
                       kinds[i]->help);
    return nrm_buf_string(&out);
}

/* What is read of a call so far. */
typedef struct reading {
    nrm_arena *a;
    nrm_lexer lexer;
    nrm_token token;
    const nrm_rule_column *columns;
    size_t n;
    nrm_call *call;
} reading;

static int
advance(reading *r, nrm_err *e)
{
    return nrm_token_next(&r->lexer, &r->token, e);
}

static bool
at_sign(const reading *r, char sign)
{
    return r->token.kind == NRM_TOKEN_SIGN && r->token.text.at[0] == sign;
}

/* The token behind `name=`: a word or a number, which may be negative. */
static int
read_option(reading *r, nrm_text name, nrm_err *e)
{
    nrm_call *c = r->call;

    if (c->n_options == NRM_CALL_OPTIONS)
        return nrm_fail(e, NRM_EINPUT, "too many options");
    if (advance(r, e) != 0)
        return -1;
    if (r->token.kind != NRM_TOKEN_NAME && r->token.kind != NRM_TOKEN_NUMBER)
        return nrm_fail(e, NRM_EINPUT, "'%s=' needs a word or a number",
                        nrm_quote(r->a, name));
    c->option[c->n_options] = name;
    c->value[c->n_options++] = r->token.text;
    return advance(r, e);
}

static int
read_column(reading *r, nrm_text name, nrm_err *e)
{
    nrm_call *c = r->call;
    const char **names = nrm_new_n(r->a, const char *, r->n);
    size_t list = c->n_lists - 1;

    for (size_t i = 0; i < r->n; i++) {
        names[i] = r->columns[i].name;
        if (!nrm_name_eq(name, nrm_text_of(names[i])))
            continue;
        if (c->n_columns[list] == NRM_CALL_COLUMNS)
            return nrm_fail(e, NRM_EINPUT, "more than %d columns",
                            NRM_CALL_COLUMNS);
        c->columns[list][c->n_columns[list]++] = i;
        return 0;
    }
    return nrm_fail(e, NRM_EINPUT, "there is no column '%s'; there are: %s",
                    nrm_quote(r->a, name), nrm_text_list(r->a, names, r->n));
}

/* One word of the call: a column, or an option with its value. */
static int
read_item(reading *r, nrm_err *e)
{
    nrm_text name = nrm_token_name(r->a, &r->token);

    r->call->offset = r->token.offset;
    if (r->token.kind != NRM_TOKEN_NAME && r->token.kind != NRM_TOKEN_QUOTED)
        return nrm_fail(e, NRM_EINPUT, "a column is expected here");
    if (advance(r, e) != 0)
        return -1;
    if (at_sign(r, '='))
        return read_option(r, name, e);
    return read_column(r, name, e);
}

static int
read_items(reading *r, nrm_err *e)
{
    nrm_call *c = r->call;

    c->n_lists = 1;
    for (;;) {
        if (read_item(r, e) != 0)
            return -1;
        r->call->offset = r->token.offset;
        if (at_sign(r, ')'))
            break;
        if (!at_sign(r, ',') && !at_sign(r, ';'))
            return nrm_fail(e, NRM_EINPUT, "',', ';' or ')' is expected here");
        if (at_sign(r, ';') && c->n_columns[c->n_lists - 1] > 0)
            c->n_lists++;
        if (c->n_lists > NRM_CALL_LISTS)
            return nrm_fail(e, NRM_EINPUT, "too many ';'");
        if (advance(r, e) != 0)
            return -1;
    }
    if (c->n_columns[c->n_lists - 1] == 0)
        c->n_lists--; /* options stood behind the last ';' */
    if (advance(r, e) != 0)
        return -1;
    r->call->offset = r->token.offset;
    if (r->token.kind != NRM_TOKEN_END)
        return nrm_fail(e, NRM_EINPUT, "a macro is the whole rule");
    return 0;
}

static int
check_call(const nrm_call *c, const nrm_rule_kind *kind, nrm_arena *a,
           nrm_err *e)
{
    if (c->n_lists != kind->n_lists)
        return nrm_fail(e, NRM_EINPUT, "the macro is written %s", kind->usage);
    for (size_t i = 0; i < c->n_options; i++) {
        const char *name =
            nrm_format(a, " %.*s ", (int)c->option[i].len, c->option[i].at);

        if (strstr(kind->options, name) == NULL)
            return nrm_fail(e, NRM_EINPUT,
                            "there is no option '%s'; the macro is written %s",
                            nrm_quote(a, c->option[i]), kind->usage);
    }
    return 0;
}

int
nrm_call_read(nrm_arena *a, nrm_text text, const nrm_rule_column *columns,
              size_t n, nrm_call *call, nrm_err *e)
{
    reading r = { .a = a, .lexer = { text, 0 }, .columns = columns, .n = n };
    nrm_err ignored = { 0 };
    const nrm_rule_kind *kind;

    memset(call, 0, sizeof *call);
    r.call = call;
    if (advance(&r, &ignored) != 0 || r.token.kind != NRM_TOKEN_NAME)
        return 0;
    call->name = r.token.text;
    kind = nrm_rule_kind_find(call->name);
    if (kind == NULL || advance(&r, &ignored) != 0 || !at_sign(&r, '('))
        return 0;
    call->offset = r.token.offset;
    if (advance(&r, e) != 0 || read_items(&r, e) != 0)
        return -1;
    call->offset = 0;
    return check_call(call, kind, a, e) == 0 ? 1 : -1;
}

nrm_text
nrm_call_option(const nrm_call *call, const char *option)
{
    for (size_t i = 0; i < call->n_options; i++)
        if (nrm_text_is(call->option[i], option))
            return call->value[i];
    return nrm_text_of(NULL);
}

int
nrm_call_number(const nrm_call *call, const char *option, double usual,
                double *out, nrm_err *e)
{
    nrm_text value = nrm_call_option(call, option);

    *out = usual;
    if (value.at != NULL && !nrm_num_real(value, out))
        return nrm_fail(e, NRM_EINPUT, "'%s=' needs a number", option);
    return 0;
}

bool
nrm_cell_bounds(const nrm_cell *cell, nrm_span *out)
{
    *out = cell->span;
    if (cell->kind == NRM_CELL_NUMBER)
        out->high = cell->span.low;
    return cell->kind == NRM_CELL_NUMBER || cell->kind == NRM_CELL_SPAN;
}

const char *
nrm_cell_show(nrm_arena *a, const nrm_cell *cell)
{
    nrm_span span;

    if (cell->kind == NRM_CELL_TEXT)
        return nrm_text_string(a, cell->text);
    return nrm_cell_bounds(cell, &span) ? nrm_check_span(a, span) : "";
}

void
nrm_cell_put(const nrm_cell *cell, nrm_buf *out)
{
    char digits[NRM_NUM_BYTES];

    if (cell->kind == NRM_CELL_TEXT)
        nrm_buf_view(out, cell->text);
    else if (cell->kind == NRM_CELL_NUMBER)
        nrm_buf_text(out, nrm_num_format(cell->span.low, digits));
}

void
nrm_cell_key(const nrm_cell *cell, nrm_buf *out)
{
    nrm_span span;

    nrm_buf_char(out, (char)('0' + cell->kind));
    if (cell->kind == NRM_CELL_TEXT) {
        nrm_buf_view(out, cell->text);
        nrm_buf_char(out, '\0');
    } else if (nrm_cell_bounds(cell, &span)) {
        nrm_buf_put(out, (const char *)&span.low, sizeof span.low);
        nrm_buf_put(out, (const char *)&span.high, sizeof span.high);
    }
}
