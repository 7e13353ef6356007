/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code lists, labels, indicators and constants of a schema. */
#include "data/schema_part.h"

#include <string.h>

/* The lists in use; standard ones join when they are asked for. */
typedef struct nrm_schema_lists {
    nrm_arena *a;
    const nrm_codelist **at;
    size_t n, cap;
} nrm_schema_lists;

int
nrm_schema_labels(const nrm_json *object, const char *key,
                  nrm_text out[NRM_LANGS], nrm_err *e)
{
    const nrm_json *labels = nrm_json_want(object, key, NRM_JSON_OBJECT, e);

    if (labels == NULL)
        return e->code == NRM_OK ? 0 : -1;
    for (const nrm_json *m = labels->first; m != NULL; m = m->next) {
        nrm_lang lang;

        if (!nrm_lang_parse(m->key, &lang))
            return nrm_json_fail(m, e,
                                 "'%.*s' is not a language; there are: "
                                 "en, el, bg, ro, sl",
                                 (int)m->key.len, m->key.at);
        if (m->kind != NRM_JSON_STRING)
            return nrm_json_fail(m, e, "a label must be a string");
        out[lang] = m->text;
    }
    return 0;
}

static void
add_list(nrm_schema_lists *lists, const nrm_codelist *list)
{
    nrm_room(lists->a, lists->at, lists->n, lists->cap);
    lists->at[lists->n++] = list;
}

static const nrm_codelist *
find_list(nrm_schema_lists *lists, const char *name)
{
    const nrm_codelist *list;

    for (size_t i = 0; i < lists->n; i++)
        if (strcmp(lists->at[i]->name, name) == 0)
            return lists->at[i];
    list = nrm_codes_standard(lists->a, name);
    if (list != NULL)
        add_list(lists, list);
    return list;
}

/* A code list that is written out in the schema. */
static const nrm_codelist *
list_in_place(nrm_arena *a, const nrm_json *json, nrm_err *e)
{
    nrm_code_row *rows = nrm_new_n(a, nrm_code_row, json->count);
    size_t n = 0;

    for (const nrm_json *m = json->first; m != NULL; m = m->next) {
        nrm_code_row *row = &rows[n++];

        row->path = m->path;
        row->line = m->line;
        if (m->kind != NRM_JSON_OBJECT) {
            nrm_json_fail(m, e,
                          "a code must be an object such as "
                          "{\"code\": \"F\"}");
            return NULL;
        }
        if (nrm_json_text(m, "code", &row->code, e) != 0
            || nrm_json_text(m, "parent", &row->parent, e) != 0
            || nrm_json_text(m, "parts", &row->parts, e) != 0
            || nrm_json_text(m, "value", &row->value, e) != 0
            || nrm_json_text(m, "aliases", &row->aliases, e) != 0
            || nrm_json_text(m, "iso", &row->iso, e) != 0
            || nrm_schema_labels(m, "labels", row->label, e) != 0)
            return NULL;
    }
    return nrm_codes_make(a, nrm_text_string(a, json->key), rows, n, e);
}

/* A path in a schema starts at the schema's folder and stays in it. */
static bool
leaves_folder(nrm_text path)
{
    nrm_text part;

    if (path.len == 0 || path.at[0] == '/')
        return true;
    while (nrm_text_cut(&path, '/', &part))
        if (nrm_text_is(part, ".."))
            return true;
    return false;
}

static const char *
path_beside(nrm_arena *a, const nrm_schema *s, nrm_text path)
{
    const char *slash = strrchr(s->path, '/');

    return slash == NULL ? nrm_text_string(a, path)
                         : nrm_format(a, "%.*s/%.*s", (int)(slash - s->path),
                                      s->path, (int)path.len, path.at);
}

static const nrm_codelist *
list_beside(nrm_arena *a, const nrm_schema *s, const nrm_json *json, nrm_err *e)
{
    nrm_in *in;

    if (leaves_folder(json->text)) {
        nrm_json_fail(json, e,
                      "the path of a code list must stay in the folder of the "
                      "schema");
        return NULL;
    }
    in = nrm_in_open(a, path_beside(a, s, json->text), e);
    if (in == NULL)
        return NULL;
    return nrm_codes_read(a, nrm_text_string(a, json->key), in, e);
}

const nrm_codelist *
nrm_schema_list(nrm_arena *a, const nrm_schema *s, nrm_text name,
                const nrm_json *at, nrm_err *e)
{
    const nrm_codelist *list = find_list(s->lists, nrm_text_string(a, name));

    if (list == NULL)
        nrm_json_fail(at, e,
                      "there is no code list '%s', neither in "
                      "'nrm.codelists' nor among the standard ones",
                      nrm_quote(a, name));
    return list;
}

/* A list takes the place of the one that has its name. */
static void
replace_list(nrm_schema_lists *lists, const nrm_codelist *list)
{
    for (size_t i = 0; i < lists->n; i++)
        if (strcmp(lists->at[i]->name, list->name) == 0) {
            lists->at[i] = list;
            return;
        }
    add_list(lists, list);
}

/*
 * {"geo": {"codelist": "geo", "spelling": "iso"}}: the list joins under the
 * dimension's name, which is that of its list when none is named.
 */
static int
read_dimension(nrm_arena *a, nrm_schema *s, const nrm_json *json, nrm_err *e)
{
    const nrm_json *name = nrm_json_want(json, "codelist", NRM_JSON_STRING, e);
    const nrm_json *spelling =
        nrm_json_want(json, "spelling", NRM_JSON_STRING, e);
    bool iso = spelling != NULL && nrm_text_is(spelling->text, "iso");
    const nrm_codelist *list;
    nrm_codelist *named;

    if (json->kind != NRM_JSON_OBJECT)
        return nrm_json_fail(json, e, "a dimension must be an object");
    if (e->code != NRM_OK)
        return -1;
    if (spelling != NULL && !iso && !nrm_text_is(spelling->text, "eurostat"))
        return nrm_json_fail(spelling, e,
                             "'spelling' is 'eurostat' (EL, UK) or 'iso' "
                             "(GR, GB)");
    if (name == NULL && !iso)
        return 0;
    list = nrm_schema_list(a, s, name == NULL ? json->key : name->text,
                           name == NULL ? spelling : name, e);
    if (list == NULL)
        return -1;
    named = nrm_new(a, nrm_codelist);
    *named = iso ? *nrm_codes_iso(a, list) : *list;
    named->name = nrm_text_string(a, json->key);
    replace_list(s->lists, named);
    return 0;
}

static int
read_indicators(nrm_arena *a, nrm_schema *s, nrm_err *e)
{
    const nrm_json *all =
        nrm_json_want(s->nrm, "indicators", NRM_JSON_OBJECT, e);
    nrm_indicator *at;

    if (all == NULL)
        return e->code == NRM_OK ? 0 : -1;
    s->indicators = at = nrm_new_n(a, nrm_indicator, all->count);
    for (const nrm_json *m = all->first; m != NULL; m = m->next) {
        if (m->kind != NRM_JSON_OBJECT)
            return nrm_json_fail(m, e, "an indicator must be an object");
        at->name = m->key;
        at->json = m;
        if (nrm_json_text(m, "unit", &at->unit, e) != 0
            || nrm_schema_labels(m, "labels", at->label, e) != 0
            || nrm_schema_labels(m, "definition", at->definition, e) != 0)
            return -1;
        at++;
        s->n_indicators++;
    }
    return 0;
}

int
nrm_schema_read_lists(nrm_arena *a, nrm_schema *s, nrm_err *e)
{
    const nrm_json *lists =
        nrm_json_want(s->nrm, "codelists", NRM_JSON_OBJECT, e);
    const nrm_json *dimensions =
        nrm_json_want(s->nrm, "dimensions", NRM_JSON_OBJECT, e);

    if (e->code != NRM_OK)
        return -1;
    s->lists = nrm_new(a, nrm_schema_lists);
    s->lists->a = a;
    for (const nrm_json *m = lists == NULL ? NULL : lists->first; m != NULL;
         m = m->next) {
        const nrm_codelist *list = NULL;

        if (m->kind == NRM_JSON_ARRAY)
            list = list_in_place(a, m, e);
        else if (m->kind == NRM_JSON_STRING)
            list = list_beside(a, s, m, e);
        else
            nrm_json_fail(m, e, "a code list must be a path or an array");
        if (list == NULL)
            return -1;
        add_list(s->lists, list);
    }
    for (const nrm_json *m = dimensions == NULL ? NULL : dimensions->first;
         m != NULL; m = m->next)
        if (read_dimension(a, s, m, e) != 0)
            return -1;
    return read_indicators(a, s, e);
}

/* The list of that name, if it is in use, with a code for none. */
static int
share_none(nrm_schema_lists *lists, const char *name, nrm_err *e)
{
    size_t at;

    for (size_t i = 0; i < lists->n; i++)
        if (strcmp(lists->at[i]->name, name) == 0) {
            lists->at[i] = nrm_schema_with_none(lists->a, lists->at[i], &at, e);
            return lists->at[i] == NULL ? -1 : 0;
        }
    return 0;
}

int
nrm_schema_share_none(nrm_schema *s, nrm_err *e)
{
    for (size_t r = 0; r < s->n_resources; r++)
        for (size_t i = 0; i < s->resources[r].n_fields; i++) {
            const nrm_field *f = &s->resources[r].fields[i];

            if (f->type == NRM_TYPE_LIST && f->codes != NULL
                && (share_none(s->lists, f->codes->name, e) != 0
                    || share_none(s->lists,
                                  f->role == NRM_ROLE_DIMENSION ? f->target
                                                                : f->name,
                                  e)
                           != 0))
                return -1;
        }
    return 0;
}

const nrm_codelist *
nrm_schema_codes(const nrm_schema *s, const char *dimension)
{
    return find_list(s->lists, dimension);
}

const nrm_codelist *
nrm_schema_codelist(const nrm_schema *s, size_t i)
{
    return i < s->lists->n ? s->lists->at[i] : NULL;
}

/* What a constant of a schema must be, before any row is read. */
static int
check_constant(nrm_arena *a, const nrm_schema *s, nrm_constant *c, nrm_err *e)
{
    bool dimension = c->name[0] >= 'a' && c->name[0] <= 'z';

    c->codes = dimension ? nrm_schema_codes(s, c->name) : NULL;
    if (strcmp(c->name, "indicator") == 0 && s->n_indicators > 0
        && nrm_schema_indicator(s, c->value) == NULL)
        return nrm_json_fail(c->json, e,
                             "there is no indicator '%s' in 'nrm.indicators'",
                             nrm_quote(a, c->value));
    if (c->codes != NULL && nrm_codes_find(c->codes, c->value) == NRM_NO_CODE)
        return nrm_json_fail(c->json, e, "'%s' is not a code of the list '%s'",
                             nrm_quote(a, c->value), c->codes->name);
    return 0;
}

int
nrm_schema_constants(nrm_arena *a, const nrm_schema *s, const nrm_json *object,
                     const nrm_constant **out, size_t *n, nrm_err *e)
{
    nrm_constant *all;

    *n = 0;
    if (object == NULL)
        return 0;
    *out = all = nrm_new_n(a, nrm_constant, object->count);
    for (const nrm_json *m = object->first; m != NULL; m = m->next) {
        nrm_constant *c = &all[(*n)++];

        if (m->kind != NRM_JSON_STRING && m->kind != NRM_JSON_NUMBER)
            return nrm_json_fail(m, e, "'%.*s' must be a string",
                                 (int)m->key.len, m->key.at);
        c->name = nrm_text_string(a, m->key);
        c->value = m->text;
        c->json = m;
        if (check_constant(a, s, c, e) != 0)
            return -1;
    }
    return 0;
}
