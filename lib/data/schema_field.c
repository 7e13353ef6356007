/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a Table Schema. */
#include "data/schema_part.h"

#include <string.h>

static const char *const type_names[] = { "string",   "integer", "number",
                                          "boolean",  "date",    "time",
                                          "datetime", "year",    "yearmonth",
                                          "duration", "list",    "any" };

static int
read_type(nrm_arena *a, const nrm_json *json, nrm_type *out, nrm_err *e)
{
    const nrm_json *type = nrm_json_want(json, "type", NRM_JSON_STRING, e);

    *out = NRM_TYPE_STRING;
    if (type == NULL)
        return e->code == NRM_OK ? 0 : -1;
    for (size_t i = 0; i < NRM_COUNT_OF(type_names); i++)
        if (nrm_text_is(type->text, type_names[i])) {
            *out = (nrm_type)i;
            return 0;
        }
    return nrm_json_fail(
        type, e, "there is no type '%s'; there are: %s",
        nrm_quote(a, type->text),
        nrm_text_list(a, type_names, NRM_COUNT_OF(type_names)));
}

/* One of missingValues: "-99", or {"value": "-99", "label": "refused"}. */
static int
read_missing(const nrm_json *json, nrm_missing *out, nrm_err *e)
{
    if (json->kind == NRM_JSON_STRING) {
        out->value = json->text;
        return 0;
    }
    if (json->kind != NRM_JSON_OBJECT)
        return nrm_json_fail(json, e,
                             "a missing value must be a string or "
                             "{\"value\": ..., \"label\": ...}");
    if (nrm_json_text(json, "value", &out->value, e) != 0)
        return -1;
    if (out->value.at == NULL)
        return nrm_json_fail(json, e, "this missing value has no 'value'");
    return nrm_json_text(json, "label", &out->label, e);
}

/* Its labels in the languages of the package are spellings of the same. */
static int
add_spellings(nrm_missing *all, size_t *n, const nrm_json *json, nrm_err *e)
{
    const nrm_json *ours = nrm_json_want(json, "nrm", NRM_JSON_OBJECT, e);
    const nrm_missing *first = &all[*n - 1];
    nrm_text label[NRM_LANGS] = { { NULL, 0 } };

    if (e->code != NRM_OK || nrm_schema_labels(ours, "labels", label, e) != 0)
        return -1;
    for (size_t l = 0; l < NRM_LANGS; l++)
        if (label[l].len > 0 && !nrm_text_eq(label[l], first->value)) {
            all[*n].value = label[l];
            all[(*n)++].label = first->label;
        }
    return 0;
}

/* The field's own list replaces the one of the table; default: [""]. */
static int
read_missing_values(nrm_arena *a, const nrm_resource *r, nrm_field *f,
                    nrm_err *e)
{
    const nrm_json *list =
        nrm_json_want(f->json, "missingValues", NRM_JSON_ARRAY, e);
    nrm_missing *out;

    if (list == NULL && e->code == NRM_OK)
        list = nrm_json_want(r->schema, "missingValues", NRM_JSON_ARRAY, e);
    if (e->code != NRM_OK)
        return -1;
    f->missing = out = nrm_new_n(
        a, nrm_missing, list == NULL ? 1 : list->count * (NRM_LANGS + 1));
    if (list == NULL) {
        out->value = nrm_text_of("");
        f->n_missing = 1;
    }
    for (const nrm_json *m = list == NULL ? NULL : list->first; m != NULL;
         m = m->next)
        if (read_missing(m, &out[f->n_missing++], e) != 0
            || (m->kind == NRM_JSON_OBJECT
                && add_spellings(out, &f->n_missing, m, e) != 0))
            return -1;
    return 0;
}

static int
read_number_form(nrm_field *f, nrm_err *e)
{
    f->decimal = nrm_text_of(".");
    f->bare = true;
    if (nrm_json_text(f->json, "decimalChar", &f->decimal, e) != 0
        || nrm_json_text(f->json, "groupChar", &f->group, e) != 0
        || nrm_json_bool(f->json, "bareNumber", &f->bare, e) != 0)
        return -1;
    if (f->decimal.len == 0 || nrm_text_eq(f->decimal, f->group))
        return nrm_json_fail(f->json, e,
                             "'decimalChar' and 'groupChar' must be different "
                             "characters");
    return 0;
}

static bool
is_lower_name(nrm_text name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.at[i];

        if (!(c >= 'a' && c <= 'z') && c != '_' && !(c >= '0' && c <= '9'))
            return false;
    }
    return name.len > 0 && name.at[0] >= 'a' && name.at[0] <= 'z';
}

static int
set_role(nrm_arena *a, nrm_field *f, nrm_role role, const nrm_json *json,
         nrm_err *e)
{
    if (f->role != NRM_ROLE_NONE)
        return nrm_json_fail(json, e,
                             "a field has one of 'dimension', 'attribute' and "
                             "'observation'");
    f->role = role;
    if (role == NRM_ROLE_OBSERVATION)
        return 0;
    f->target = nrm_text_string(a, json->text);
    if (role == NRM_ROLE_DIMENSION && !is_lower_name(json->text))
        return nrm_json_fail(json, e,
                             "the name of a dimension has lower-case letters, "
                             "digits and '_' only");
    if (role == NRM_ROLE_ATTRIBUTE
        && (f->target[0] < 'A' || f->target[0] > 'Z'))
        return nrm_json_fail(json, e,
                             "the name of an attribute is upper case, such as "
                             "TIME_PERIOD");
    return 0;
}

static int
read_role(nrm_arena *a, const nrm_schema *s, nrm_field *f, nrm_err *e)
{
    const nrm_json *dimension =
        nrm_json_want(f->nrm, "dimension", NRM_JSON_STRING, e);
    const nrm_json *attribute =
        nrm_json_want(f->nrm, "attribute", NRM_JSON_STRING, e);
    const nrm_json *own =
        nrm_json_want(f->nrm, "observation", NRM_JSON_OBJECT, e);

    if (e->code != NRM_OK)
        return -1;
    if (dimension != NULL
        && set_role(a, f, NRM_ROLE_DIMENSION, dimension, e) != 0)
        return -1;
    if (attribute != NULL
        && set_role(a, f, NRM_ROLE_ATTRIBUTE, attribute, e) != 0)
        return -1;
    if (own != NULL && set_role(a, f, NRM_ROLE_OBSERVATION, own, e) != 0)
        return -1;
    return nrm_schema_constants(a, s, own, &f->constants, &f->n_constants, e);
}

static int
read_codes(nrm_arena *a, const nrm_schema *s, nrm_field *f, nrm_err *e)
{
    const nrm_json *list = nrm_json_get(f->nrm, "codelist");

    if (list != NULL && list->kind == NRM_JSON_NULL)
        return 0; /* no list, not even the one of the dimension's name */
    list = nrm_json_want(f->nrm, "codelist", NRM_JSON_STRING, e);
    if (list != NULL)
        f->codes = nrm_schema_list(a, s, list->text, list, e);
    else if (e->code == NRM_OK && f->role == NRM_ROLE_DIMENSION)
        f->codes = nrm_schema_codes(s, f->target);
    return e->code == NRM_OK ? 0 : -1;
}

static int
read_field(nrm_arena *a, const nrm_schema *s, const nrm_resource *r,
           nrm_field *f, nrm_err *e)
{
    if (nrm_schema_string(f->json, "name", &f->name, e) != 0)
        return -1;
    if (f->name == NULL || f->name[0] == '\0')
        return nrm_json_fail(f->json, e, "a field needs a 'name'");
    f->format = "default";
    f->nrm = nrm_json_want(f->json, "nrm", NRM_JSON_OBJECT, e);
    f->constraints = nrm_json_want(f->json, "constraints", NRM_JSON_OBJECT, e);
    if (e->code != NRM_OK || read_type(a, f->json, &f->type, e) != 0
        || nrm_schema_string(f->json, "format", &f->format, e) != 0
        || nrm_json_bool(f->constraints, "required", &f->required, e) != 0
        || nrm_json_bool(f->constraints, "unique", &f->unique, e) != 0
        || nrm_json_bool(f->nrm, "private", &f->hidden, e) != 0
        || read_missing_values(a, r, f, e) != 0 || read_number_form(f, e) != 0
        || read_role(a, s, f, e) != 0)
        return -1;
    return read_codes(a, s, f, e) != 0 ? -1 : nrm_schema_none(a, f, e);
}

int
nrm_schema_read_fields(nrm_arena *a, const nrm_schema *s, nrm_resource *r,
                       nrm_err *e)
{
    const nrm_json *list =
        nrm_json_want(r->schema, "fields", NRM_JSON_ARRAY, e);
    nrm_pool *names = nrm_pool_new(a);
    nrm_field *fields;

    r->names = names;
    if (list == NULL)
        return e->code == NRM_OK ? 0 : -1;
    r->fields = fields = nrm_new_n(a, nrm_field, list->count);
    for (const nrm_json *m = list->first; m != NULL; m = m->next) {
        nrm_field *f = &fields[r->n_fields];

        if (m->kind != NRM_JSON_OBJECT)
            return nrm_json_fail(m, e, "a field must be an object");
        f->json = m;
        if (read_field(a, s, r, f, e) != 0)
            return -1;
        if (nrm_pool_add(names, nrm_text_of(f->name)) != r->n_fields)
            return nrm_json_fail(m, e, "the field '%s' stands twice",
                                 nrm_quote(a, nrm_text_of(f->name)));
        r->n_fields++;
    }
    return 0;
}
