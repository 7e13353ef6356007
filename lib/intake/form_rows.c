/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/form_rows.h"

#include "base/pool.h"
#include "intake/form.h"

#include <string.h>

/* Named rows of the cover and of the sheet, turned into columns. */
typedef struct turning {
    nrm_arena *a;
    const nrm_resource *r;
    const char *file, *sheet;
    nrm_pool *seen;
    nrm_text *names;
    nrm_text **answers; /* of each name, `widths` of them */
    size_t *widths;
    size_t n, cap;
    size_t n_common;          /* names of the cover */
    size_t record, n_records; /* the next one, and behind the last */
    nrm_text *cells;
} turning;

/* What stands in the first cell; absent for an empty sheet. */
static nrm_text
first_cell(nrm_arena *a, nrm_book *book, size_t sheet)
{
    nrm_err none = { 0 };
    nrm_rows *rows = nrm_book_rows(a, book, sheet, &none);
    nrm_cells cells;

    if (rows == NULL || rows->next(rows, &cells, &none) != NRM_ROW_GOOD
        || cells.n == 0)
        return nrm_text_n(NULL, 0);
    return nrm_text_copy(a, cells.at[0]);
}

bool
nrm_form_is(nrm_arena *a, nrm_book *book)
{
    return nrm_text_is(first_cell(a, book, 0), NRM_FORM_MARK);
}

const char *
nrm_form_sheet_find(nrm_arena *a, nrm_book *book, size_t *sheet)
{
    for (; nrm_book_sheet(book, *sheet) != NULL; ++*sheet) {
        nrm_text mark = first_cell(a, book, *sheet);

        if (nrm_text_starts(mark, NRM_FORM_MARK " "))
            return mark.at + strlen(NRM_FORM_MARK " ");
    }
    return NULL;
}

static int
add_name(turning *t, const nrm_cells *row, nrm_err *e)
{
    nrm_text name = nrm_text_copy(t->a, row->at[NRM_FORM_NAME]);
    size_t n = row->n > NRM_FORM_ANSWER ? row->n - NRM_FORM_ANSWER : 0;
    size_t cap = t->cap;
    nrm_text *answers = nrm_new_n(t->a, nrm_text, n + 1);

    if (nrm_pool_add(t->seen, name) != t->n)
        return nrm_fail_at(e, t->file, row->line,
                           "sheet '%s': the question '%s' stands twice",
                           t->sheet, nrm_quote(t->a, name));
    nrm_room(t->a, t->names, t->n, t->cap);
    if (cap != t->cap) {
        t->answers =
            nrm_grow(t->a, t->answers, cap, t->cap, sizeof *t->answers);
        t->widths = nrm_grow(t->a, t->widths, cap, t->cap, sizeof *t->widths);
    }
    for (size_t i = 0; i < n; i++)
        answers[i] = nrm_text_copy(t->a, row->at[NRM_FORM_ANSWER + i]);
    t->names[t->n] = name;
    t->answers[t->n] = answers;
    t->widths[t->n++] = n;
    return 0;
}

/* Rows with a name in the first column; of the cover only those that fit. */
static int
read_sheet(turning *t, nrm_book *book, size_t sheet, nrm_err *e)
{
    nrm_rows *rows = nrm_book_rows(t->a, book, sheet, e);
    bool cover = sheet == 0;
    nrm_cells row;
    int more = rows == NULL ? -1 : rows->next(rows, &row, e);

    t->sheet = nrm_book_sheet(book, sheet);
    while (more > 0 && (more = rows->next(rows, &row, e)) > 0) {
        nrm_text name = row.n > 0 ? row.at[NRM_FORM_NAME] : nrm_text_of("");

        if (name.len == 0 || (cover && nrm_schema_field(t->r, name) == NULL))
            continue;
        if (add_name(t, &row, e) != 0)
            return -1;
    }
    return more < 0 ? -1 : 0;
}

static bool
is_key(const nrm_resource *r, nrm_text name)
{
    const nrm_json *key = nrm_json_get(r->schema, "primaryKey");

    if (key != NULL && key->kind == NRM_JSON_STRING)
        return nrm_text_eq(key->text, name);
    key = key == NULL ? NULL : key->first;
    while (key != NULL && !nrm_text_eq(key->text, name))
        key = key->next;
    return key != NULL;
}

static nrm_text
answer_at(const turning *t, size_t name, size_t record)
{
    size_t at = name < t->n_common ? 0 : record;

    return at < t->widths[name] ? t->answers[name][at] : nrm_text_n(NULL, 0);
}

/* Whether somebody answered in this column of the sheet. */
static bool
is_answered(const turning *t, size_t record)
{
    for (size_t i = t->n_common; i < t->n; i++)
        if (answer_at(t, i, record).len > 0 && !is_key(t->r, t->names[i]))
            return true;
    return false;
}

/* E, F, ... Z, AA, ... */
static const char *
column_letters(nrm_arena *a, size_t column)
{
    char letters[16];
    size_t at = sizeof letters - 1;

    letters[at] = '\0';
    for (column++; column > 0; column = (column - 1) / 26)
        letters[--at] = (char)('A' + (column - 1) % 26);
    return nrm_format(a, "%s", letters + at);
}

/* An answer without its country or year is nobody's. */
static int
check_key(const turning *t, const nrm_rows *rows, nrm_err *e)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->cells[i].len == 0 && is_key(t->r, t->names[i])) {
            nrm_fail_at(e, rows->name, 0, "there are answers, but no '%s'",
                        nrm_quote(t->a, t->names[i]));
            return NRM_ROW_BAD;
        }
    return NRM_ROW_GOOD;
}

static int
next(nrm_rows *rows, nrm_cells *out, nrm_err *e)
{
    turning *t = rows->state;

    while (t->record < t->n_records && !is_answered(t, t->record))
        t->record++;
    if (t->record == t->n_records)
        return 0;
    for (size_t i = 0; i < t->n; i++)
        t->cells[i] = answer_at(t, i, t->record);
    rows->name =
        nrm_format(t->a, "%s: sheet '%s', column %s", t->file, t->sheet,
                   column_letters(t->a, NRM_FORM_ANSWER + t->record));
    t->record++;
    *out = (nrm_cells){ .at = t->cells, .n = t->n, .of = rows };
    return check_key(t, rows, e);
}

nrm_rows *
nrm_form_rows(nrm_arena *a, nrm_book *book, size_t sheet, const nrm_resource *r,
              const char *file, nrm_err *e)
{
    turning *t = nrm_new(a, turning);
    nrm_rows *rows = nrm_new(a, nrm_rows);

    t->a = a;
    t->r = r;
    t->file = file;
    t->seen = nrm_pool_new(a);
    if (read_sheet(t, book, 0, e) != 0)
        return NULL;
    t->n_common = t->n;
    if (read_sheet(t, book, sheet, e) != 0)
        return NULL;
    for (size_t i = t->n_common; i < t->n; i++)
        if (t->widths[i] > t->n_records)
            t->n_records = t->widths[i];
    t->cells = nrm_new_n(a, nrm_text, t->n + 1);
    rows->name = nrm_format(a, "%s: sheet '%s'", file, t->sheet);
    rows->columns = t->names;
    rows->n = t->n;
    rows->next = next;
    rows->state = t;
    return rows;
}
