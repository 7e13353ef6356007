/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/record.h"

#include "base/pool.h"

#include "data/unicode.h"
#include "intake/match.h"
#include "intake/value.h"

#include <math.h>
#include <string.h>

struct nrm_records {
    nrm_arena *a, *scratch;
    const nrm_resource *resource;
    nrm_rows *rows;
    size_t *column;     /* of each field */
    size_t *low, *high; /* of its bounds; NULL when there are none */
    nrm_value_form **forms;
    nrm_cell *cells;
    nrm_cell_fault *faults;
    nrm_text *texts;
    nrm_err why; /* of the last cell; a fault says enough */
};

/* Whether the field is a number with bounds, whatever its type says. */
static bool
is_value(const nrm_field *f)
{
    return f->role == NRM_ROLE_OBSERVATION
           || (f->role == NRM_ROLE_ATTRIBUTE
               && strcmp(f->target, "OBS_VALUE") == 0);
}

static void
free_scratch(void *scratch)
{
    nrm_arena_free(scratch);
}

nrm_records *
nrm_records_new(nrm_arena *a, const nrm_source *source, nrm_err *e)
{
    nrm_records *r = nrm_new(a, nrm_records);
    const nrm_resource *resource = source->resource;
    size_t n = resource->n_fields;

    r->a = a;
    r->resource = resource;
    r->rows = source->rows;
    r->column = nrm_match_columns(a, resource, r->rows, e);
    if (r->column == NULL)
        return NULL;
    r->scratch = nrm_arena_child(a);
    nrm_arena_defer(a, free_scratch, r->scratch);
    r->cells = nrm_new_n(a, nrm_cell, n);
    r->faults = nrm_new_n(a, nrm_cell_fault, n);
    r->texts = nrm_new_n(a, nrm_text, n);
    r->forms = nrm_new_n(a, nrm_value_form *, n);
    for (size_t i = 0; i < n; i++) {
        nrm_field *field = nrm_new(a, nrm_field);

        *field = resource->fields[i];
        field->required = false; /* told apart from a wrong value here */
        r->forms[i] = nrm_value_form_new(a, field, is_value(field), e);
        if (r->forms[i] == NULL)
            return NULL;
    }
    return r;
}

nrm_records *
nrm_records_open(nrm_arena *a, const nrm_resource *resource, const char *path,
                 nrm_err *e)
{
    nrm_source_ask ask = { .fields = resource, .bad_rows = true };
    nrm_source source;

    return nrm_source_open(a, path, &ask, &source, e) == 0
               ? nrm_records_new(a, &source, e)
               : NULL;
}

/* A field of which every value stands in its one spelling. */
static nrm_field
plain_field(const nrm_field *f)
{
    static const nrm_missing empty[] = { { { "", 0 }, { NULL, 0 } } };
    nrm_field out = *f;

    out.format = "default";
    out.decimal = nrm_text_of(".");
    out.group = nrm_text_of(NULL);
    out.missing = empty;
    out.n_missing = 1;
    out.bare = true;
    out.json = out.nrm = NULL;
    return out;
}

/* The column `name` with an ending, such as "girls.low"; the first of them. */
static size_t
find_bound(const nrm_records *r, const nrm_pool *columns, const size_t *first,
           const char *name, const char *ending)
{
    const char *column = nrm_format(r->a, "%s%s", name, ending);
    uint32_t number;

    return nrm_pool_find(columns, nrm_text_of(column), &number) ? first[number]
                                                                : NRM_NO_COLUMN;
}

/* The columns of bounds that stand beside fields. */
static void
find_bounds(nrm_records *r, const nrm_field *fields, size_t n)
{
    nrm_pool *columns = nrm_pool_new(r->a);
    size_t *first = nrm_new_n(r->a, size_t, r->rows->n + 1);

    for (size_t i = 0; i < r->rows->n; i++) {
        size_t known = nrm_pool_count(columns);

        if (nrm_pool_add(columns, r->rows->columns[i]) == known)
            first[known] = i;
    }
    r->low = nrm_new_n(r->a, size_t, n);
    r->high = nrm_new_n(r->a, size_t, n);
    for (size_t i = 0; i < n; i++) {
        r->low[i] = find_bound(r, columns, first, fields[i].name, ".low");
        r->high[i] = find_bound(r, columns, first, fields[i].name, ".high");
    }
}

nrm_records *
nrm_records_open_ingested(nrm_arena *a, const nrm_resource *resource,
                          const char *path, nrm_err *e)
{
    nrm_resource *plain = nrm_new(a, nrm_resource);
    nrm_field *fields = nrm_new_n(a, nrm_field, resource->n_fields);
    nrm_records *r;

    *plain = *resource;
    plain->fields = fields;
    plain->fields_match = "partial";
    plain->encoding = "utf-8";
    plain->dialect = plain->nrm = NULL;
    for (size_t i = 0; i < resource->n_fields; i++)
        fields[i] = plain_field(&resource->fields[i]);
    r = nrm_records_open(a, plain, path, e);
    if (r == NULL)
        return NULL;
    find_bounds(r, fields, resource->n_fields);
    return r;
}

const char *
nrm_records_name(const nrm_records *r)
{
    return r->rows->name;
}

size_t
nrm_records_width(const nrm_records *r)
{
    return r->rows->n;
}

bool
nrm_records_has(const nrm_records *r, size_t field)
{
    return r->column[field] != NRM_NO_COLUMN;
}

const char *
nrm_records_shown(const nrm_records *r, size_t field)
{
    nrm_text header;

    if (r->column[field] == NRM_NO_COLUMN)
        return r->resource->fields[field].name;
    header = nrm_utf8_trim(r->rows->columns[r->column[field]]);
    return nrm_text_string(r->a, header);
}

static nrm_cell
number_cell(double x)
{
    nrm_cell cell = { .kind = NRM_CELL_NUMBER, .span = { x, x } };

    return cell;
}

/* Years and yes or no are numbers for rules, all else is a text. */
static nrm_cell
text_cell(const nrm_field *f, nrm_text text)
{
    nrm_cell cell = { .kind = NRM_CELL_TEXT, .text = text };
    int64_t year;

    if (f->codes != NULL)
        return cell;
    if (f->type == NRM_TYPE_BOOLEAN)
        return number_cell(nrm_text_is(text, "true"));
    if (f->type == NRM_TYPE_YEAR && nrm_num_whole(text, &year))
        return number_cell((double)year);
    return cell;
}

static nrm_cell
cell_of(const nrm_field *f, const nrm_value *v)
{
    nrm_cell cell = { .kind = NRM_CELL_MISSING };

    switch (v->kind) {
    case NRM_VALUE_MISSING: break;
    case NRM_VALUE_TEXT: return text_cell(f, v->text);
    case NRM_VALUE_NUMBER: return number_cell(v->amount.value);
    case NRM_VALUE_BOUNDS:
        cell.kind = NRM_CELL_SPAN;
        cell.span = v->amount.bounds;
        break;
    }
    return cell;
}

static void
read_cell(nrm_records *r, size_t i, nrm_text text)
{
    const nrm_field *f = &r->resource->fields[i];
    nrm_value value;

    memset(&r->cells[i], 0, sizeof r->cells[i]);
    r->texts[i] = text;
    r->faults[i] = NRM_CELL_GOOD;
    if (nrm_value_read(r->forms[i], r->scratch, text, &value, &r->why) != 0)
        r->faults[i] = NRM_CELL_WRONG;
    else if (value.kind == NRM_VALUE_MISSING && f->required)
        r->faults[i] = NRM_CELL_ABSENT;
    else
        r->cells[i] = cell_of(f, &value);
}

/* Takes the bounds that stand beside a field without a value. */
static void
read_bounds(nrm_records *r, size_t i, const nrm_cells *row)
{
    nrm_cell *cell = &r->cells[i];
    nrm_span span = { -INFINITY, INFINITY };
    bool low, high;

    if (cell->kind != NRM_CELL_MISSING || r->faults[i] == NRM_CELL_WRONG)
        return;
    low = r->low[i] != NRM_NO_COLUMN
          && nrm_num_real(row->at[r->low[i]], &span.low);
    high = r->high[i] != NRM_NO_COLUMN
           && nrm_num_real(row->at[r->high[i]], &span.high);
    if (!low && !high)
        return;
    cell->kind = NRM_CELL_SPAN;
    cell->span = span;
    r->faults[i] = NRM_CELL_GOOD;
}

int
nrm_records_next(nrm_records *r, nrm_record *out, nrm_err *e)
{
    nrm_cells row;
    nrm_err why = { 0 };
    int more = r->rows->next(r->rows, &row, &why);

    nrm_arena_reset(r->scratch);
    if (more <= 0) {
        if (more < 0)
            *e = why;
        return more;
    }
    memset(out, 0, sizeof *out);
    out->line = row.line;
    out->n_texts = row.n;
    if (more == NRM_ROW_BAD) {
        out->bad = true;
        out->why = nrm_format(r->scratch, "%s", why.text);
        return 1;
    }
    for (size_t i = 0; i < r->resource->n_fields; i++)
        if (r->column[i] != NRM_NO_COLUMN) {
            read_cell(r, i, row.at[r->column[i]]);
            if (r->low != NULL)
                read_bounds(r, i, &row);
        }
    out->cells = r->cells;
    out->faults = r->faults;
    out->texts = r->texts;
    return 1;
}
