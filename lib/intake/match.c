/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/match.h"

#include "base/pool.h"
#include "data/unicode.h"

#include <string.h>

/* Folded spellings of the fields, and whose they are. */
typedef struct spellings {
    nrm_arena *a;
    nrm_pool *folded;
    size_t *field;
    size_t cap;
} spellings;

static int
add_spelling(spellings *s, const nrm_resource *r, size_t field, nrm_text text,
             const nrm_json *at, nrm_err *e)
{
    size_t before = nrm_pool_count(s->folded);
    uint32_t number = nrm_pool_add(s->folded, nrm_utf8_fold(s->a, text));

    if (number < before) {
        if (s->field[number] == field)
            return 0;
        return nrm_json_fail(at, e,
                             "'%s' is a header of both '%s' and '%s' when case "
                             "and accents do not count",
                             nrm_quote(s->a, text),
                             r->fields[s->field[number]].name,
                             r->fields[field].name);
    }
    if (number >= s->cap) {
        s->field =
            nrm_grow(s->a, s->field, s->cap, 2 * s->cap + 8, sizeof *s->field);
        s->cap = 2 * s->cap + 8;
    }
    s->field[number] = field;
    return 0;
}

/* Strings of an array, or the members of an object. */
static int
add_strings(spellings *s, const nrm_resource *r, size_t field,
            const nrm_json *list, nrm_err *e)
{
    if (list == NULL)
        return 0;
    for (const nrm_json *m = list->first; m != NULL; m = m->next) {
        if (m->kind != NRM_JSON_STRING)
            return nrm_json_fail(m, e, "a header must be a string");
        if (add_spelling(s, r, field, m->text, m, e) != 0)
            return -1;
    }
    return 0;
}

static int
add_field(spellings *s, const nrm_resource *r, size_t i, nrm_err *e)
{
    const nrm_field *f = &r->fields[i];
    nrm_text title = { NULL, 0 };

    if (add_spelling(s, r, i, nrm_text_of(f->name), f->json, e) != 0
        || nrm_json_text(f->json, "title", &title, e) != 0
        || add_strings(s, r, i, nrm_json_get(f->nrm, "labels"), e) != 0
        || add_strings(s, r, i, nrm_json_get(f->nrm, "aliases"), e) != 0)
        return -1;
    return title.at == NULL ? 0 : add_spelling(s, r, i, title, f->json, e);
}

static int
match_column(spellings *s, const nrm_resource *r, const nrm_rows *rows,
             size_t c, size_t *column, nrm_err *e)
{
    const nrm_field *f = nrm_schema_field(r, rows->columns[c]);
    bool more = strcmp(r->fields_match, "subset") == 0
                || strcmp(r->fields_match, "partial") == 0;
    uint32_t number;
    size_t i = r->n_fields;

    if (f != NULL)
        i = (size_t)(f - r->fields);
    else if (nrm_pool_find(s->folded, nrm_utf8_fold(s->a, rows->columns[c]),
                           &number))
        i = s->field[number];
    if (i == r->n_fields && more)
        return 0;
    if (i == r->n_fields)
        return nrm_fail_at(e, rows->name, rows->line,
                           "the schema has no field for column '%s'; the file "
                           "has: %s",
                           nrm_quote(s->a, rows->columns[c]),
                           nrm_rows_known(s->a, rows));
    if (column[i] != NRM_NO_COLUMN)
        return nrm_fail_at(e, rows->name, rows->line,
                           "columns %zu and %zu are both the field '%s'",
                           column[i] + 1, c + 1, r->fields[i].name);
    column[i] = c;
    return 0;
}

size_t *
nrm_match_columns(nrm_arena *a, const nrm_resource *r, const nrm_rows *rows,
                  nrm_err *e)
{
    spellings s = { .a = a, .folded = nrm_pool_new(a) };
    size_t *column = nrm_new_n(a, size_t, r->n_fields);
    bool fewer = strcmp(r->fields_match, "superset") == 0
                 || strcmp(r->fields_match, "partial") == 0;

    for (size_t i = 0; i < r->n_fields; i++) {
        column[i] = NRM_NO_COLUMN;
        if (add_field(&s, r, i, e) != 0)
            return NULL;
    }
    for (size_t c = 0; c < rows->n; c++)
        if (match_column(&s, r, rows, c, column, e) != 0)
            return NULL;
    for (size_t i = 0; i < r->n_fields; i++)
        if (column[i] == NRM_NO_COLUMN && (!fewer || r->fields[i].required)) {
            nrm_fail_at(e, rows->name, rows->line,
                        "there is no column for the field '%s'; the file has: "
                        "%s",
                        r->fields[i].name, nrm_rows_known(a, rows));
            return NULL;
        }
    return column;
}
