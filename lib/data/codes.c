/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/codes.h"

#include "data/csv.h"
#include "data/standard.h"

#include "base/buf.h"
#include "base/num.h"
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
    size_t code, parent, parts, value, aliases, iso, label[NRM_LANGS];
} columns;

static int
read_header(const nrm_csv *csv, const nrm_csv_row *row, columns *c, nrm_err *e)
{
    c->code = c->parent = c->parts = c->value = NRM_NO_CODE;
    c->aliases = c->iso = NRM_NO_CODE;
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
        else if (nrm_text_is(row->fields[i], "value"))
            c->value = i;
        else if (nrm_text_is(row->fields[i], "aliases"))
            c->aliases = i;
        else if (nrm_text_is(row->fields[i], "iso"))
            c->iso = i;
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

static int
take_parts(nrm_arena *a, const nrm_code_row *row, nrm_parts *out, nrm_err *e)
{
    if (nrm_text_is(row->parts, "partition"))
        *out = NRM_PARTITION;
    else if (nrm_text_is(row->parts, "overlap"))
        *out = NRM_OVERLAP;
    else if (row->parts.len > 0)
        return nrm_fail_at(e, row->path, row->line,
                           "'parts' is '%s', which is neither 'partition' nor "
                           "'overlap'",
                           nrm_quote(a, row->parts));
    return 0;
}

static int
add_item(nrm_arena *a, const nrm_code_row *row, nrm_codelist *list,
         nrm_pool *seen, nrm_err *e)
{
    nrm_code_item *item = &list->items[list->n];
    double number;

    if (row->code.len == 0)
        return nrm_fail_at(e, row->path, row->line, "'code' is empty");
    if (nrm_pool_add(seen, row->code) != list->n)
        return nrm_fail_at(e, row->path, row->line,
                           "the code '%s' stands twice",
                           nrm_quote(a, row->code));
    if (row->value.len > 0 && !nrm_num_real(row->value, &number))
        return nrm_fail_at(e, row->path, row->line,
                           "'value' is '%s', which is not a number",
                           nrm_quote(a, row->value));
    list->n++;
    item->code = row->code;
    item->parent = NRM_NO_CODE;
    item->value = row->value;
    item->aliases = row->aliases;
    item->iso = row->iso;
    memcpy(item->label, row->label, sizeof item->label);
    return take_parts(a, row, &item->parts, e);
}

static int
link_parents(nrm_arena *a, const nrm_code_row *rows, nrm_codelist *list,
             const nrm_pool *seen, nrm_err *e)
{
    for (size_t i = 0; i < list->n; i++) {
        uint32_t parent;

        if (rows[i].parent.len == 0)
            continue;
        if (!nrm_pool_find(seen, rows[i].parent, &parent))
            return nrm_fail_at(e, rows[i].path, rows[i].line,
                               "'parent': there is no code '%s'",
                               nrm_quote(a, rows[i].parent));
        list->items[i].parent = parent;
        if (list->items[parent].parts == NRM_NO_PARTS)
            list->items[parent].parts = NRM_PARTITION;
    }
    for (size_t i = 0; i < list->n; i++) {
        size_t up = i, steps = 0;

        while (up != NRM_NO_CODE && steps++ <= list->n)
            up = list->items[up].parent;
        if (up != NRM_NO_CODE)
            return nrm_fail_at(e, rows[i].path, rows[i].line,
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
nrm_codes_make(nrm_arena *a, const char *name, const nrm_code_row *rows,
               size_t n, nrm_err *e)
{
    nrm_codelist *list = nrm_new(a, nrm_codelist);
    nrm_pool *seen = nrm_pool_new(a);

    list->name = name;
    list->items = nrm_new_n(a, nrm_code_item, n);
    for (size_t i = 0; i < n; i++)
        if (add_item(a, &rows[i], list, seen, e) != 0)
            return NULL;
    if (link_parents(a, rows, list, seen, e) != 0)
        return NULL;
    list->total = find_total(list);
    return list;
}

/* A row of the file, copied out of the reader. */
static nrm_code_row
take_row(nrm_arena *a, const nrm_csv *csv, const nrm_csv_row *row,
         const columns *c)
{
    nrm_code_row out = { .path = nrm_csv_name(csv), .line = row->line };

    out.code = nrm_text_copy(a, cell(row, c->code));
    out.parent = nrm_text_copy(a, cell(row, c->parent));
    out.parts = nrm_text_copy(a, cell(row, c->parts));
    out.value = nrm_text_copy(a, cell(row, c->value));
    out.aliases = nrm_text_copy(a, cell(row, c->aliases));
    out.iso = nrm_text_copy(a, cell(row, c->iso));
    for (size_t l = 0; l < NRM_LANGS; l++)
        out.label[l] = nrm_text_copy(a, cell(row, c->label[l]));
    return out;
}

nrm_codelist *
nrm_codes_read(nrm_arena *a, const char *name, nrm_in *in, nrm_err *e)
{
    nrm_csv *csv = nrm_csv_open(a, in, NULL);
    nrm_code_row *rows = NULL;
    size_t n = 0, cap = 0;
    nrm_csv_row row;
    columns c;
    int more = nrm_csv_next(csv, &row, e);

    if (more == 0)
        nrm_fail_at(e, nrm_csv_name(csv), 0, "the code list is empty");
    if (more <= 0 || read_header(csv, &row, &c, e) != 0)
        return NULL;
    while ((more = nrm_csv_next(csv, &row, e)) > 0) {
        nrm_room(a, rows, n, cap);
        rows[n++] = take_row(a, csv, &row, &c);
    }
    return more < 0 ? NULL : nrm_codes_make(a, name, rows, n, e);
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

/* The aliases of a code, without the one that it becomes, and the code. */
static nrm_text
other_spellings(nrm_arena *a, const nrm_code_item *item)
{
    nrm_text rest = item->aliases, alias;
    nrm_buf b;

    nrm_buf_init(&b, a);
    nrm_buf_view(&b, item->code);
    while (nrm_text_cut(&rest, ' ', &alias))
        if (alias.len > 0 && !nrm_text_eq(alias, item->iso)) {
            nrm_buf_char(&b, ' ');
            nrm_buf_view(&b, alias);
        }
    return nrm_buf_all(&b);
}

const nrm_codelist *
nrm_codes_iso(nrm_arena *a, const nrm_codelist *list)
{
    nrm_codelist *out = nrm_new(a, nrm_codelist);
    bool any = false;

    *out = *list;
    out->items = nrm_new_n(a, nrm_code_item, list->n);
    for (size_t i = 0; i < list->n; i++) {
        nrm_code_item *item = &out->items[i];

        *item = list->items[i];
        if (item->iso.len == 0)
            continue;
        any = true;
        item->aliases = other_spellings(a, &list->items[i]);
        item->code = item->iso;
        item->iso = nrm_text_n(NULL, 0);
    }
    return any ? out : list;
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
