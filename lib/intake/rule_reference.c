/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/rule_reference.h"

#include "base/buf.h"
#include "intake/rule_text.h"

typedef struct state {
    const nrm_pool *keys;
    const char *resource;
    size_t *columns;
    size_t n;
    nrm_buf key, shown;
} state;

/* The names of `fields`, which is a text or an array of texts. */
static nrm_text *
read_names(nrm_arena *a, const nrm_json *at, size_t *n, nrm_err *e)
{
    nrm_text *names;

    if (at != NULL && at->kind == NRM_JSON_STRING) {
        names = nrm_new(a, nrm_text);
        names[0] = at->text;
        *n = 1;
        return names;
    }
    *n = 0;
    if (at == NULL || at->kind != NRM_JSON_ARRAY || at->count == 0)
        return NULL;
    names = nrm_new_n(a, nrm_text, at->count);
    for (const nrm_json *m = at->first; m != NULL; m = m->next) {
        if (m->kind != NRM_JSON_STRING) {
            nrm_json_fail(m, e, "a field is named by a text");
            return NULL;
        }
        names[(*n)++] = m->text;
    }
    return names;
}

static int
find_columns(nrm_rule *r, state *s, const nrm_text *names, const nrm_json *at,
             nrm_err *e)
{
    const char **known = nrm_new_n(r->a, const char *, r->n_columns);

    for (size_t i = 0; i < r->n_columns; i++)
        known[i] = r->columns[i].name;
    s->columns = nrm_new_n(r->a, size_t, s->n);
    for (size_t i = 0; i < s->n; i++) {
        size_t c = 0;

        while (c < r->n_columns && !nrm_text_is(names[i], known[c]))
            c++;
        if (c == r->n_columns)
            return nrm_json_fail(at, e,
                                 "there is no column '%s'; there are: %s",
                                 nrm_quote(r->a, names[i]),
                                 nrm_text_list(r->a, known, r->n_columns));
        s->columns[i] = c;
        r->uses[c] = true;
    }
    return 0;
}

static nrm_verdict
judge(nrm_rule *r, const nrm_rule_row *row)
{
    state *s = r->state;
    uint32_t number;

    nrm_buf_clear(&s->key);
    nrm_buf_clear(&s->shown);
    for (size_t i = 0; i < s->n; i++) {
        const nrm_cell *cell = &row->cells[s->columns[i]];

        if (cell->kind == NRM_CELL_MISSING || cell->kind == NRM_CELL_SPAN)
            return NRM_NOT_APPLICABLE;
        nrm_cell_put(cell, &s->key);
        nrm_buf_char(&s->key, '\0');
        nrm_buf_text(&s->shown, i > 0 ? ", " : "");
        nrm_cell_put(cell, &s->shown);
    }
    if (nrm_pool_find(s->keys, nrm_buf_all(&s->key), &number))
        return NRM_PASS;
    if (nrm_rule_offer(r))
        nrm_rule_report(r, row, s->resource,
                        nrm_say(r->a, r->lang, NRM_SAY_REFERENCE,
                                nrm_buf_string(&s->shown), s->resource));
    return NRM_FAIL;
}

static const nrm_rule_kind reference = {
    .name = "reference",
    .row = judge,
};

int
nrm_rule_reference(nrm_rule *r, const nrm_json *rule, const nrm_rule_keys *keys,
                   nrm_err *e)
{
    const nrm_json *to = nrm_json_want(rule, "reference", NRM_JSON_OBJECT, e);
    state *s = nrm_new(r->a, state);
    nrm_text *mine, *theirs, resource = nrm_text_of("");
    size_t n_theirs;

    if (to == NULL || nrm_json_text(to, "resource", &resource, e) != 0)
        return -1;
    mine = read_names(r->a, nrm_json_get(rule, "fields"), &s->n, e);
    theirs = read_names(r->a, nrm_json_get(to, "fields"), &n_theirs, e);
    if (e->code != NRM_OK)
        return -1;
    if (mine == NULL || theirs == NULL || s->n != n_theirs)
        return nrm_json_fail(
            rule, e, "a reference names as many 'fields' here as there");
    if (keys == NULL)
        return nrm_json_fail(to, e, "there is no other resource to look in");
    if (find_columns(r, s, mine, rule, e) != 0)
        return -1;
    nrm_buf_init(&s->key, r->a);
    nrm_buf_init(&s->shown, r->a);
    s->resource = nrm_text_string(r->a, resource);
    s->keys = keys->read(keys->context, resource, theirs, n_theirs, to, e);
    r->kind = &reference;
    r->state = s;
    return s->keys == NULL ? -1 : 0;
}

const char *
nrm_rule_reference_title(nrm_arena *a, const nrm_json *rule, nrm_lang lang)
{
    const nrm_json *to = nrm_json_get(rule, "reference");
    const nrm_json *resource = nrm_json_get(to, "resource");
    nrm_err ignored = { 0 };
    size_t n = 0;
    nrm_text *names = read_names(a, nrm_json_get(rule, "fields"), &n, &ignored);
    nrm_buf fields;

    nrm_buf_init(&fields, a);
    for (size_t i = 0; i < n && names != NULL; i++) {
        nrm_buf_text(&fields, i > 0 ? ", " : "");
        nrm_buf_view(&fields, names[i]);
    }
    return nrm_say(a, lang, NRM_SAY_REFERENCE_TITLE, nrm_buf_string(&fields),
                   resource == NULL ? "" : nrm_text_string(a, resource->text));
}
