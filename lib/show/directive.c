/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/directive.h"

#include <stdio.h>
#include <string.h>

#define NRM_DIRECTIVE(name) extern const nrm_directive nrm_directive_##name;
#include "show/directive.def"
#undef NRM_DIRECTIVE

#define NRM_DIRECTIVE(name) &nrm_directive_##name,
const nrm_directive *const nrm_directives[] = {
#include "show/directive.def"
    NULL
};
#undef NRM_DIRECTIVE

nrm_item *
nrm_doc_add(nrm_doc *doc, nrm_item_kind kind)
{
    nrm_room(doc->a, doc->items, doc->n_items, doc->items_cap);
    doc->items[doc->n_items] = (nrm_item){ .kind = kind, .scope = doc->scope };
    return &doc->items[doc->n_items++];
}

/* Where it is, with the template unless that is the first. */
static const char *
place_of(const nrm_doc *doc, const char *place)
{
    return doc->scope == 0
               ? place
               : nrm_format(doc->a, "%s: %s",
                            nrm_doc_template_name(doc->walking), place);
}

void
nrm_doc_publish(nrm_doc *doc, const char *place, const nrm_cell *cell,
                const nrm_obs *obs)
{
    doc->marks |= cell->marks;
    nrm_publish_cell(&doc->published, place_of(doc, place), cell, obs);
}

void
nrm_doc_publish_table(nrm_doc *doc, const char *place, const nrm_table *t,
                      size_t figure)
{
    for (size_t i = 0; i < t->n_rows * t->n_columns; i++)
        doc->marks |= t->cells[i].marks;
    nrm_publish_table(&doc->published, place_of(doc, place), t, figure);
}

/* Whether a term of the expression is about the column. */
static bool
names_column(nrm_text expression, nrm_text column)
{
    bool quoted = false, start = true;

    for (size_t i = 0; i < expression.len; i++) {
        nrm_text rest = nrm_text_n(expression.at + i, expression.len - i);

        if (start && !quoted && rest.len > column.len
            && memcmp(rest.at, column.at, column.len) == 0
            && (rest.at[column.len] == '=' || rest.at[column.len] == '!'))
            return true;
        if (rest.at[0] == '"')
            quoted = !quoted;
        start = rest.at[0] == ' ' || rest.at[0] == '\n';
    }
    return false;
}

/* Writes `year=` at the beginning of a term as TIME_PERIOD. */
static const char *
spell_periods(const nrm_obs *obs, const char *expression)
{
    static const char *const names[] = { "year", "period" };
    nrm_text t = nrm_text_of(expression);
    nrm_buf out;

    nrm_buf_init(&out, obs->a);
    for (size_t i = 0; i < t.len; i++) {
        size_t skip = 0;

        for (size_t k = 0; k < NRM_COUNT_OF(names); k++) {
            size_t n = strlen(names[k]);

            if ((i == 0 || t.at[i - 1] == ' ') && t.len - i > n
                && memcmp(t.at + i, names[k], n) == 0
                && (t.at[i + n] == '=' || t.at[i + n] == '!')
                && nrm_obs_dim_find(obs, names[k]) == NRM_NO_DIM)
                skip = n;
        }
        if (skip > 0) {
            nrm_buf_text(&out, "TIME_PERIOD");
            i += skip;
        }
        nrm_buf_char(&out, t.at[i]);
    }
    return nrm_buf_string(&out);
}

const char *
nrm_call_bind(const nrm_call *call, const char *expression)
{
    const nrm_obs *obs = nrm_safe_obs(call->doc->safe);
    nrm_text written = nrm_text_of(expression);
    nrm_buf out;

    nrm_buf_init(&out, call->doc->a);
    nrm_buf_text(&out, spell_periods(obs, expression));
    for (const nrm_binding *b = call->loops; b != NULL; b = b->outer)
        if (!names_column(written, nrm_text_of(obs->dims[b->dim])))
            nrm_buf_format(&out, " %s=\"%s\"", obs->dims[b->dim],
                           nrm_obs_string(obs, b->code));
    return nrm_buf_string(&out);
}

static const nrm_directive *
directive_of(const nrm_args *args)
{
    for (size_t i = 0; nrm_directives[i] != NULL; i++)
        if (strcmp(nrm_directives[i]->name, args->name) == 0)
            return nrm_directives[i];
    return NULL;
}

const char *
nrm_call_selection(const nrm_call *call)
{
    const nrm_directive *d = directive_of(call->args);
    nrm_arena *a = call->doc->a;
    const char *select = nrm_args_get(a, call->args, "select");

    if (d != NULL && d->selects)
        select = nrm_args_selection(a, call->args, d->keys);
    return nrm_call_bind(call, select == NULL ? "" : select);
}

/* Fills {geo} with the label of the code of the loop over geo. */
static const char *
fill_loops(const nrm_call *call, const char *text)
{
    const nrm_obs *obs = nrm_safe_obs(call->doc->safe);
    nrm_words *w = call->doc->words;
    nrm_arena *a = call->doc->a;

    for (const nrm_binding *b = call->loops; b != NULL; b = b->outer) {
        const char *name = obs->dims[b->dim];
        const char *hole = nrm_format(a, "{%s}", name);
        nrm_text code = nrm_obs_text_at(obs, b->code);
        const char *at;
        nrm_buf out;

        nrm_buf_init(&out, a);
        for (; (at = strstr(text, hole)) != NULL; text = at + strlen(hole)) {
            nrm_buf_put(&out, text, (size_t)(at - text));
            nrm_buf_text(&out, nrm_words_code(w, name, code));
        }
        nrm_buf_text(&out, text);
        text = nrm_buf_string(&out);
    }
    return text;
}

int
nrm_call_run(nrm_call *call, bool block)
{
    const nrm_args *args = call->args;
    const char *names[32];
    size_t n = 0;

    for (size_t i = 0; nrm_directives[i] != NULL; i++) {
        const nrm_directive *d = nrm_directives[i];

        if (d->block == block && n < NRM_COUNT_OF(names))
            names[n++] = d->name;
        if (d->block != block || strcmp(d->name, args->name) != 0)
            continue;
        if (!d->selects
            && nrm_args_check(call->doc->a, args, d->keys, call->e) != 0)
            return -1;
        return d->run(call);
    }
    return nrm_args_fail(args, call->e,
                         "there is no such directive %s; there are: %s%s",
                         block ? "as a block" : "inside a line",
                         block ? "each, if, else, end, include, " : "",
                         nrm_text_list(call->doc->a, names, n));
}

static void
put_author(nrm_doc *doc, const char *from, size_t n)
{
    if (n > 0)
        nrm_doc_add(doc, NRM_ITEM_AUTHOR)->text = nrm_text_n(from, n);
}

int
nrm_call_put(nrm_call *call, const char *text)
{
    static const char mark[] = "`nrm:";
    const char *at, *end;

    text = fill_loops(call, text);
    for (; (at = strstr(text, mark)) != NULL; text = end + 1) {
        const char *code = at + sizeof mark - 1;
        nrm_args args = { .path = call->args->path, .line = call->args->line };
        nrm_call inner = *call;

        end = strchr(code, '`');
        if (end == NULL)
            return nrm_args_fail(call->args, call->e,
                                 "'`nrm:' is not closed by '`'");
        put_author(call->doc, text, (size_t)(at - text));
        inner.args = &args;
        inner.in_text = true;
        inner.block = call->block != NULL ? call->block : call;
        if (nrm_args_inline(call->doc->a,
                            nrm_text_n(code, (size_t)(end - code)), &args,
                            call->e)
                != 0
            || nrm_call_run(&inner, false) != 0)
            return -1;
    }
    put_author(call->doc, text, strlen(text));
    return 0;
}

/* The items from `first` on as one text, and away with them. */
static const char *
take_text(nrm_doc *doc, size_t first)
{
    nrm_buf out;

    nrm_buf_init(&out, doc->a);
    for (size_t i = first; i < doc->n_items; i++)
        nrm_buf_view(&out, doc->items[i].text);
    doc->n_items = first;
    return nrm_text_string(doc->a, nrm_text_strip(nrm_buf_all(&out)));
}

int
nrm_call_text(nrm_call *call, const char *key, const char **out)
{
    nrm_doc *doc = call->doc;
    const char *lang = nrm_lang_name(nrm_words_lang(doc->words));
    const char *text = nrm_args_get(doc->a, call->args,
                                    nrm_format(doc->a, "%s.%s", key, lang));
    size_t first = doc->n_items;

    *out = NULL;
    if (text == NULL)
        text = nrm_args_get(doc->a, call->args, key);
    if (text == NULL)
        return 0;
    if (nrm_call_put(call, text) != 0)
        return -1;
    for (size_t i = first; i < doc->n_items; i++)
        if (doc->items[i].kind == NRM_ITEM_REF)
            return nrm_args_fail(call->args, call->e,
                                 "a reference cannot stand in '%s'", key);
    *out = take_text(doc, first);
    return 0;
}

int
nrm_call_failed(const nrm_call *call)
{
    nrm_err why = *call->e;

    memset(call->e, 0, sizeof *call->e);
    return nrm_args_fail(call->args, call->e, "%s", why.text);
}
