/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/codes.h"

#include "data/csv.h"
#include "data/standard.h"

#include "base/pool.h"

#include <assert.h>
#include <string.h>

static const char *const lang_names[NRM_LANGS] = { "en", "el", "bg", "ro",
                                                   "sl" };

bool
nrm_lang_parse(nrm_text t, nrm_lang *out)
{
    for (size_t i = 0; i < NRM_LANGS; i++)
        if (nrm_text_is(t, lang_names[i])) {
            *out = (nrm_lang)i;
            return true;
        }
    return false;
}

const char *
nrm_lang_name(nrm_lang lang)
{
    return lang_names[lang];
}

/* Which column of the file holds what; NRM_NO_CODE is "none". */
typedef struct columns {
    size_t code, parent, parts, label[NRM_LANGS];
} columns;

static int
read_header(const nrm_csv *csv, const nrm_csv_row *row, columns *c, nrm_err *e)
{
    c->code = c->parent = c->parts = NRM_NO_CODE;
    for (size_t l = 0; l < NRM_LANGS; l++)
        c->label[l] = NRM_NO_CODE;
    for (size_t i = 0; i < row->n; i++) {
        nrm_lang lang;

        if (nrm_text_is(row->fields[i], "code"))
            c->code = i;
        else if (nrm_text_is(row->fields[i], "parent"))
            c->parent = i;
        else if (nrm_text_is(row->fields[i], "parts"))
            c->parts = i;
        else if (nrm_lang_parse(row->fields[i], &lang))
            c->label[lang] = i;
    }
    if (c->code == NRM_NO_CODE)
        return nrm_fail_at(e, nrm_csv_name(csv), row->line,
                           "a code list needs a column 'code'");
    return 0;
}

static nrm_text
cell(const nrm_csv_row *row, size_t column)
{
    return column == NRM_NO_CODE ? nrm_text_n(NULL, 0) : row->fields[column];
}

/* A row as it is read: the parent is still a name. */
typedef struct draft {
    nrm_codelist *list;
    nrm_text *parents;
    size_t *lines;
    size_t cap, other_cap;
    nrm_pool *seen;
} draft;

static int
add_item(nrm_arena *a, const nrm_csv *csv, const nrm_csv_row *row,
         const columns *c, draft *d, nrm_err *e)
{
    nrm_text code = cell(row, c->code), parts = cell(row, c->parts);
    nrm_codelist *list = d->list;
    nrm_code_item *item;
    size_t cap = d->cap;

    if (code.len == 0)
        return nrm_fail_at(e, nrm_csv_name(csv), row->line,
                           "column 'code' is empty");
    if (nrm_pool_add(d->seen, code) != list->n)
        return nrm_fail_at(e, nrm_csv_name(csv), row->line,
                           "column 'code': '%s' stands twice",
                           nrm_quote(a, code));
    nrm_room(a, list->items, list->n, cap);
    if (cap != d->cap) {
        d->parents = nrm_grow(a, d->parents, d->cap, cap, sizeof *d->parents);
        d->lines = nrm_grow(a, d->lines, d->cap, cap, sizeof *d->lines);
        d->cap = cap;
    }
    item = &list->items[list->n];
    item->code = nrm_text_copy(a, code);
    item->parent = NRM_NO_CODE;
    d->parents[list->n] = nrm_text_copy(a, cell(row, c->parent));
    d->lines[list->n] = row->line;
    for (size_t l = 0; l < NRM_LANGS; l++)
        item->label[l] = nrm_text_copy(a, cell(row, c->label[l]));
    list->n++;
    if (nrm_text_is(parts, "partition"))
        item->parts = NRM_PARTITION;
    else if (nrm_text_is(parts, "overlap"))
        item->parts = NRM_OVERLAP;
    else if (parts.len > 0)
        return nrm_fail_at(e, nrm_csv_name(csv), row->line,
                           "column 'parts': '%s' is neither 'partition' nor "
                           "'overlap'",
                           nrm_quote(a, parts));
    return 0;
}

static int
link_parents(nrm_arena *a, const nrm_csv *csv, draft *d, nrm_err *e)
{
    nrm_codelist *list = d->list;

    for (size_t i = 0; i < list->n; i++) {
        uint32_t parent;

        if (d->parents[i].len == 0)
            continue;
        if (!nrm_pool_find(d->seen, d->parents[i], &parent))
            return nrm_fail_at(e, nrm_csv_name(csv), d->lines[i],
                               "column 'parent': there is no code '%s'",
                               nrm_quote(a, d->parents[i]));
        list->items[i].parent = parent;
        if (list->items[parent].parts == NRM_NO_PARTS)
            list->items[parent].parts = NRM_PARTITION;
    }
    for (size_t i = 0; i < list->n; i++) {
        size_t up = i, steps = 0;

        while (up != NRM_NO_CODE && steps++ <= list->n)
            up = list->items[up].parent;
        if (up != NRM_NO_CODE)
            return nrm_fail_at(e, nrm_csv_name(csv), d->lines[i],
                               "code '%s' is a part of itself",
                               nrm_quote(a, list->items[i].code));
    }
    return 0;
}

/* The only code at the top that has parts. */
static size_t
find_total(const nrm_codelist *list)
{
    size_t total = NRM_NO_CODE;

    for (size_t i = 0; i < list->n; i++) {
        const nrm_code_item *item = &list->items[i];

        if (item->parent != NRM_NO_CODE || item->parts == NRM_NO_PARTS)
            continue;
        if (total != NRM_NO_CODE)
            return NRM_NO_CODE;
        total = i;
    }
    return total;
}

nrm_codelist *
nrm_codes_read(nrm_arena *a, const char *name, nrm_in *in, nrm_err *e)
{
    nrm_csv *csv = nrm_csv_open(a, in, NULL);
    nrm_csv_row row;
    draft d = { 0 };
    columns c;
    int more = nrm_csv_next(csv, &row, e);

    d.list = nrm_new(a, nrm_codelist);
    d.list->name = name;
    d.seen = nrm_pool_new(a);
    if (more == 0)
        nrm_fail_at(e, nrm_csv_name(csv), 0, "the code list is empty");
    if (more <= 0 || read_header(csv, &row, &c, e) != 0)
        return NULL;
    while ((more = nrm_csv_next(csv, &row, e)) > 0)
        if (add_item(a, csv, &row, &c, &d, e) != 0)
            return NULL;
    if (more < 0 || link_parents(a, csv, &d, e) != 0)
        return NULL;
    d.list->total = find_total(d.list);
    return d.list;
}

nrm_codelist *
nrm_codes_standard(nrm_arena *a, const char *name)
{
    for (const nrm_standard *s = nrm_standard_lists; s->name != NULL; s++)
        if (strcmp(s->name, name) == 0) {
            nrm_err e = { 0 };
            nrm_text bytes = nrm_text_n(s->bytes, s->len);
            nrm_codelist *list = nrm_codes_read(
                a, s->name, nrm_in_memory(a, s->name, bytes), &e);

            assert(list != NULL);
            return list;
        }
    return NULL;
}

size_t
nrm_codes_find(const nrm_codelist *list, nrm_text code)
{
    for (size_t i = 0; i < list->n; i++)
        if (nrm_text_eq(list->items[i].code, code))
            return i;
    return NRM_NO_CODE;
}

bool
nrm_codes_below(const nrm_codelist *list, size_t code, size_t ancestor)
{
    while (code != NRM_NO_CODE && code != ancestor)
        code = list->items[code].parent;
    return code == ancestor && code != NRM_NO_CODE;
}

nrm_text
nrm_codes_label(const nrm_codelist *list, size_t code, nrm_lang lang)
{
    const nrm_code_item *item = &list->items[code];

    if (item->label[lang].len > 0)
        return item->label[lang];
    return item->label[NRM_EN].len > 0 ? item->label[NRM_EN] : item->code;
}

nrm_text
nrm_codes_total(nrm_arena *a, const nrm_codelist *list, const char *dimension)
{
    static const char *const others[][2] = { { "statistic", "count" },
                                             { "method", "_Z" },
                                             { "model", "_Z" } };

    for (size_t i = 0; i < NRM_COUNT_OF(others); i++)
        if (strcmp(dimension, others[i][0]) == 0)
            return nrm_text_of(others[i][1]);
    if (list == NULL)
        list = nrm_codes_standard(a, dimension);
    if (list != NULL && list->total != NRM_NO_CODE)
        return list->items[list->total].code;
    return nrm_text_of("TOTAL");
}
