/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/schema.h"

#include "data/schema_part.h"

#include <string.h>

#define FILE_LIMIT ((size_t)64 << 20)

int
nrm_schema_string(const nrm_json *object, const char *key, const char **out,
                  nrm_err *e)
{
    nrm_text text = { NULL, 0 };

    if (nrm_json_text(object, key, &text, e) != 0)
        return -1;
    if (text.at != NULL)
        *out = text.at; /* the tree ends its texts with a NUL */
    return 0;
}

static int
read_conf(const nrm_json *nrm, nrm_conf *out, nrm_err *e)
{
    const nrm_json *m =
        nrm_json_want(nrm, "confidentiality", NRM_JSON_STRING, e);

    if (m == NULL)
        return e->code == NRM_OK ? 0 : -1;
    if (m->text.len == 0 || !nrm_conf_parse(m->text, out) || *out == NRM_CONF_C)
        return nrm_json_fail(m, e,
                             "'confidentiality' is N or F; only nrm-protect "
                             "hides");
    return 0;
}

static int
check_match(nrm_resource *r, nrm_err *e)
{
    static const char *const known[] = { "exact", "equal", "subset", "superset",
                                         "partial" };
    const nrm_json *m = nrm_json_get(r->schema, "fieldsMatch");

    r->fields_match = "exact";
    if (nrm_schema_string(r->schema, "fieldsMatch", &r->fields_match, e) != 0)
        return -1;
    for (size_t i = 0; i < NRM_COUNT_OF(known); i++)
        if (strcmp(r->fields_match, known[i]) == 0)
            return 0;
    return nrm_json_fail(m, e,
                         "'fieldsMatch' is exact, equal, subset, "
                         "superset or partial");
}

static int
read_resource(nrm_arena *a, const nrm_schema *s, nrm_resource *r, nrm_err *e)
{
    const nrm_json *constants;

    r->encoding = "utf-8";
    r->conf = s->conf;
    r->dialect = nrm_json_want(r->json, "dialect", NRM_JSON_OBJECT, e);
    r->schema = nrm_json_want(r->json, "schema", NRM_JSON_OBJECT, e);
    r->nrm = nrm_json_want(r->json, "nrm", NRM_JSON_OBJECT, e);
    constants = nrm_json_want(r->nrm, "observation", NRM_JSON_OBJECT, e);
    if (e->code != NRM_OK
        || nrm_schema_string(r->json, "name", &r->name, e) != 0
        || nrm_schema_string(r->json, "path", &r->path, e) != 0
        || nrm_schema_string(r->json, "encoding", &r->encoding, e) != 0
        || read_conf(r->nrm, &r->conf, e) != 0)
        return -1;
    if (r->name == NULL || r->name[0] == '\0')
        return nrm_json_fail(r->json, e, "a resource needs a 'name'");
    if (check_match(r, e) != 0
        || nrm_schema_constants(a, s, constants, &r->constants, &r->n_constants,
                                e)
               != 0)
        return -1;
    return nrm_schema_read_fields(a, s, r, e);
}

static int
read_resources(nrm_arena *a, nrm_schema *s, nrm_err *e)
{
    const nrm_json *list =
        nrm_json_want(s->json, "resources", NRM_JSON_ARRAY, e);
    nrm_resource *all;

    if (list == NULL || list->count == 0)
        return nrm_json_fail(s->json, e,
                             "a data package needs an array of 'resources'");
    s->resources = all = nrm_new_n(a, nrm_resource, list->count);
    for (const nrm_json *m = list->first; m != NULL; m = m->next) {
        nrm_resource *r = &all[s->n_resources];

        if (m->kind != NRM_JSON_OBJECT)
            return nrm_json_fail(m, e, "a resource must be an object");
        r->json = m;
        if (read_resource(a, s, r, e) != 0)
            return -1;
        for (size_t i = 0; i < s->n_resources; i++)
            if (strcmp(all[i].name, r->name) == 0)
                return nrm_json_fail(m, e, "the resource '%s' stands twice",
                                     r->name);
        s->n_resources++;
    }
    return nrm_schema_share_none(s, e);
}

/* One text, or one in each language. */
static int
read_citation(nrm_schema *s, nrm_err *e)
{
    const nrm_json *given = nrm_json_get(s->nrm, "citation");

    if (given != NULL && given->kind == NRM_JSON_OBJECT)
        return nrm_schema_labels(s->nrm, "citation", s->citation, e);
    return nrm_json_text(s->nrm, "citation", &s->citation[NRM_EN], e);
}

static int
read_package(nrm_arena *a, nrm_schema *s, nrm_err *e)
{
    if (s->json->kind != NRM_JSON_OBJECT)
        return nrm_json_fail(s->json, e, "a data package must be an object");
    s->nrm = nrm_json_want(s->json, "nrm", NRM_JSON_OBJECT, e);
    if (e->code != NRM_OK || nrm_json_text(s->json, "name", &s->name, e) != 0
        || nrm_json_text(s->json, "title", &s->title, e) != 0
        || nrm_json_text(s->json, "version", &s->version, e) != 0
        || read_citation(s, e) != 0
        || nrm_json_text(s->nrm, "release", &s->release, e) != 0
        || read_conf(s->nrm, &s->conf, e) != 0
        || nrm_schema_read_lists(a, s, e) != 0)
        return -1;
    return read_resources(a, s, e);
}

nrm_schema *
nrm_schema_parse(nrm_arena *a, const char *path, nrm_text text, nrm_err *e)
{
    nrm_schema *s = nrm_new(a, nrm_schema);

    s->path = nrm_format(a, "%s", path);
    s->json = nrm_json_parse(a, s->path, text, e);
    if (s->json == NULL || read_package(a, s, e) != 0)
        return NULL;
    return s;
}

nrm_schema *
nrm_schema_read(nrm_arena *a, const char *path, nrm_err *e)
{
    nrm_text text;

    if (nrm_file_read(a, path, FILE_LIMIT, &text, e) != 0)
        return NULL;
    return nrm_schema_parse(a, path, text, e);
}

static const char *
base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash == NULL ? path : slash + 1;
}

static int
fail_resource(nrm_arena *a, const nrm_schema *s, const char *wrong, nrm_err *e)
{
    const char **names = nrm_new_n(a, const char *, s->n_resources);

    for (size_t i = 0; i < s->n_resources; i++)
        names[i] = s->resources[i].name;
    return nrm_fail_at(e, s->path, 0, "%s; there are: %s", wrong,
                       nrm_text_list(a, names, s->n_resources));
}

const nrm_resource *
nrm_schema_resource(nrm_arena *a, const nrm_schema *s, const char *name,
                    const char *file, nrm_err *e)
{
    for (size_t i = 0; i < s->n_resources && name != NULL; i++)
        if (strcmp(s->resources[i].name, name) == 0)
            return &s->resources[i];
    for (size_t i = 0; i < s->n_resources && name == NULL; i++)
        if (s->resources[i].path != NULL && file != NULL
            && strcmp(base_name(s->resources[i].path), base_name(file)) == 0)
            return &s->resources[i];
    if (name == NULL && s->n_resources == 1)
        return &s->resources[0];
    fail_resource(a, s,
                  name != NULL
                      ? nrm_format(a, "there is no resource '%s'",
                                   nrm_quote(a, nrm_text_of(name)))
                      : "no resource has the path of this file; name one "
                        "with --resource",
                  e);
    return NULL;
}

const nrm_field *
nrm_schema_field(const nrm_resource *r, nrm_text name)
{
    uint32_t place;

    return r->names != NULL && nrm_pool_find(r->names, name, &place)
               ? &r->fields[place]
               : NULL;
}

const nrm_indicator *
nrm_schema_indicator(const nrm_schema *s, nrm_text name)
{
    for (size_t i = 0; i < s->n_indicators; i++)
        if (nrm_text_eq(s->indicators[i].name, name))
            return &s->indicators[i];
    return NULL;
}

bool
nrm_schema_observes(const nrm_resource *r)
{
    for (size_t i = 0; i < r->n_fields; i++)
        if (r->fields[i].role == NRM_ROLE_OBSERVATION
            || (r->fields[i].role == NRM_ROLE_ATTRIBUTE
                && strcmp(r->fields[i].target, "OBS_VALUE") == 0))
            return true;
    return false;
}

bool
nrm_schema_has_bounds(const nrm_field *f)
{
    const nrm_json *censored = nrm_json_get(f->nrm, "censored");

    return (f->type == NRM_TYPE_INTEGER || f->type == NRM_TYPE_NUMBER)
           && censored != NULL
           && !(censored->kind == NRM_JSON_BOOL && censored->number == 0);
}

bool
nrm_schema_has_status(const nrm_field *f)
{
    for (size_t i = 0; i < f->n_missing; i++)
        if (f->missing[i].label.len > 0)
            return true;
    return false;
}
