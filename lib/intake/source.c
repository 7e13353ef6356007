/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/source.h"

#include "base/buf.h"
#include "intake/decode.h"
#include "intake/form_rows.h"
#include "intake/infer.h"
#include "intake/peek.h"
#include "intake/preset.h"
#include "intake/respell.h"
#include "intake/step.h"

#include <string.h>

/* A file while it is being opened. */
typedef struct nrm_opening {
    nrm_arena *a;
    const char *path;
    const nrm_source_ask *ask;
    nrm_peek file;
    size_t sheet;
    nrm_preset preset;       /* all NULL without one */
    const nrm_resource *own; /* of the schema, or NULL */
    nrm_dialect *dialect;
    const nrm_json *steps[2];
    nrm_layout layout;
    const nrm_schema *schema; /* of a form */
} opening;

/* `nrm.layout` is the name of a preset or an array of steps. */
static int
layout_of(const nrm_resource *r, const char **preset, const nrm_json **steps,
          nrm_err *e)
{
    const nrm_json *layout = r == NULL ? NULL : nrm_json_get(r->nrm, "layout");

    *preset = NULL;
    *steps = NULL;
    if (layout == NULL)
        return 0;
    if (layout->kind == NRM_JSON_STRING)
        *preset = layout->text.at;
    else if (layout->kind == NRM_JSON_ARRAY)
        *steps = layout;
    else
        return nrm_json_fail(layout, e,
                             "'layout' is the name of a preset or "
                             "an array of steps");
    return 0;
}

static int
find_preset(opening *o, nrm_err *e)
{
    nrm_text lines[NRM_MARK_LINES];
    const char *name, *nested;

    if (layout_of(o->own, &name, &o->steps[1], e) != 0)
        return -1;
    if (o->ask->layout != NULL)
        name = o->ask->layout;
    if (name == NULL)
        return 0;
    if (nrm_peek_lines(&o->file, o->sheet, lines, e) != 0)
        return -1;
    if (nrm_preset_find(o->a, name, nrm_in_name(o->file.in), lines, &o->preset,
                        e)
        != 0)
        return -1;
    return layout_of(o->preset.resource, &nested, &o->steps[0], e);
}

/* A first line such as `sep=;` says how fields end, and is no header. */
static void
take_separator(opening *o)
{
    nrm_dialect *d = o->dialect;
    nrm_text first = o->file.first;

    if (o->file.book != NULL || first.len < 6 || !nrm_text_starts(first, "sep=")
        || (first.at[5] != '\n' && first.at[5] != '\r'))
        return;
    d->delimiter = first.at[4];
    d->ragged = true;
    for (size_t i = 0; i < d->n_header_rows; i++)
        d->header_rows[i]++;
    for (size_t i = 0; i < d->n_comment_rows; i++)
        d->comment_rows[i]++;
}

/* A header of one column that has another delimiter in it is none. */
static int
check_delimiter(const opening *o, const nrm_source *source, nrm_err *e)
{
    static const char *const others[][2] = { { ";", "';'" },
                                             { "\t", "tab" },
                                             { "|", "'|'" } };
    const nrm_rows *rows = source->rows;

    if (o->file.book != NULL || o->ask->delimiter != '\0' || o->own != NULL
        || o->preset.resource != NULL || rows->n != 1)
        return 0;
    for (size_t i = 0; i < NRM_COUNT_OF(others); i++)
        if (rows->columns[0].len > 0
            && memchr(rows->columns[0].at, others[i][0][0],
                      rows->columns[0].len)
                   != NULL)
            return nrm_fail_at(e, rows->name, rows->line,
                               "the header is one column with other "
                               "delimiters in it; is it --delimiter %s?",
                               others[i][1]);
    return 0;
}

/* The dialect of the schema where it has one, else that of the preset. */
static int
read_dialect(opening *o, nrm_err *e)
{
    const nrm_json *json = o->own == NULL ? NULL : o->own->dialect;
    bool skip_blank = o->file.book != NULL; /* sheets have gaps */

    if (json == NULL && o->preset.resource != NULL)
        json = o->preset.resource->dialect;
    o->dialect = nrm_new(o->a, nrm_dialect);
    if (nrm_dialect_read(json, o->dialect, e) != 0)
        return -1;
    if (o->preset.resource != NULL
        && nrm_json_bool(o->preset.resource->nrm, "skipBlank", &skip_blank, e)
               != 0)
        return -1;
    o->dialect->skip_blank = skip_blank;
    take_separator(o);
    if (o->ask->delimiter != '\0')
        o->dialect->delimiter = o->ask->delimiter;
    o->dialect->ragged = o->dialect->ragged || o->ask->bad_rows
                         || nrm_layout_ragged(o->steps[0])
                         || nrm_layout_ragged(o->steps[1]);
    return 0;
}

/* A sheet by its name, or by its number from 1. */
static int
find_sheet(const opening *o, nrm_text name, size_t *out, nrm_err *e)
{
    const char *names[256];
    size_t n = 0;
    int64_t number;
    const char *sheet;

    for (; (sheet = nrm_book_sheet(o->file.book, n)) != NULL && n < 256; n++) {
        names[n] = sheet;
        if (!nrm_text_is(name, sheet))
            continue;
        *out = n;
        return 0;
    }
    if (nrm_num_whole(name, &number) && number >= 1 && (size_t)number <= n) {
        *out = (size_t)number - 1;
        return 0;
    }
    return nrm_fail_at(e, o->path, 0, "there is no sheet '%s'; there are: %s",
                       nrm_quote(o->a, name), nrm_text_list(o->a, names, n));
}

static int
choose_sheet(opening *o, nrm_err *e)
{
    nrm_text name = nrm_text_of(o->ask->sheet);

    if (o->file.book == NULL)
        return o->ask->sheet == NULL
                   ? 0
                   : nrm_fail(e, NRM_EUSAGE,
                              "'%s' is no spreadsheet and has no sheets",
                              o->path);
    if (name.at == NULL && o->dialect->sheet != NULL)
        name = o->dialect->sheet->text;
    return name.at == NULL ? 0 : find_sheet(o, name, &o->sheet, e);
}

/* The file beside this one for text, the sheet for a workbook. */
static nrm_rows *
open_other(const nrm_layout *layout, const nrm_json *name, nrm_err *e)
{
    const opening *o = layout->source;
    const char *slash = strrchr(o->path, '/');
    const char *path;
    size_t sheet;
    nrm_in *in;

    if (o->file.book != NULL) {
        if (find_sheet(o, name->text, &sheet, e) != 0)
            return NULL;
        return nrm_book_rows(o->a, o->file.book, sheet, e);
    }
    path = nrm_format(o->a, "%.*s%s",
                      slash == NULL ? 0 : (int)(slash - o->path) + 1, o->path,
                      name->text.at);
    in = nrm_in_open(o->a, path, e);
    if (in != NULL)
        in = nrm_decode(o->a, in, o->ask->encoding, e);
    return in == NULL ? NULL : nrm_rows_csv(o->a, in, o->dialect);
}

static const char *
sheet_name(const nrm_layout *layout, size_t n)
{
    const opening *o = layout->source;

    return o->file.book == NULL ? NULL : nrm_book_sheet(o->file.book, n);
}

static nrm_rows *
open_rows(opening *o, nrm_err *e)
{
    const nrm_resource *r = o->own != NULL ? o->own : o->preset.resource;
    const char *encoding = o->ask->encoding;
    nrm_rows *rows;
    nrm_in *in;

    if (encoding == NULL && r != NULL)
        encoding = r->encoding;
    if (o->file.book != NULL) {
        rows = nrm_book_rows(o->a, o->file.book, o->sheet, e);
    } else {
        in = nrm_decode(o->a, nrm_peek_whole(&o->file), encoding, e);
        rows = in == NULL ? NULL : nrm_rows_csv(o->a, in, o->dialect);
    }
    o->layout = (nrm_layout){ .a = o->a,
                              .resource = r,
                              .dialect = o->dialect,
                              .other = open_other,
                              .sheet = sheet_name,
                              .source = o };
    for (size_t i = 0; i < 2 && rows != NULL; i++)
        if (o->steps[i] != NULL)
            rows = nrm_layout_apply(&o->layout, rows, o->steps[i], e);
    if (rows != NULL && rows->columns == NULL)
        rows = nrm_rows_header(o->a, rows, o->dialect, e);
    return rows;
}

/* The resource of the schema, unless the sheets of a form say it. */
static int
choose_resource(opening *o, nrm_source *out, nrm_err *e)
{
    const nrm_source_ask *ask = o->ask;

    o->own = ask->fields;
    if (o->file.book != NULL && nrm_form_is(o->a, o->file.book))
        out->form = o;
    if (ask->fields == NULL && ask->schema == NULL)
        return out->form == NULL
                   ? 0
                   : nrm_fail_at(e, nrm_in_name(o->file.in), 0,
                                 "a form that was filled in; it is read with "
                                 "the schema that it was made of (-S)");
    if (ask->fields != NULL || out->form != NULL)
        return 0;
    o->own = nrm_schema_resource(o->a, out->schema, ask->resource, o->path, e);
    return o->own == NULL ? -1 : 0;
}

int
nrm_source_next(nrm_source *source, nrm_err *e)
{
    opening *o = source->form;
    const nrm_resource *own = o == NULL ? NULL : o->own;
    const char *want, *name;

    if (o == NULL)
        return 0;
    want = own != NULL ? own->name : o->ask->resource;
    do {
        o->sheet++;
        name = nrm_form_sheet_find(o->a, o->file.book, &o->sheet);
        if (name == NULL)
            return 0;
    } while (want != NULL && strcmp(want, name) != 0);
    source->resource =
        own != NULL ? own
                    : nrm_schema_resource(o->a, o->schema, name, o->path, e);
    if (source->resource == NULL)
        return -1;
    source->rows = nrm_form_rows(o->a, o->file.book, o->sheet, source->resource,
                                 nrm_in_name(o->file.in), e);
    if (o->ask->iso)
        source->resource = nrm_respell_iso(o->a, o->schema, source->resource);
    return source->rows == NULL ? -1 : 1;
}

/* The first sheet of a form. */
static int
open_form(opening *o, nrm_source *out, nrm_err *e)
{
    int more = nrm_source_next(out, e);

    if (more == 0)
        return nrm_fail_at(e, nrm_in_name(o->file.in), 0,
                           "the form has no sheet with these answers");
    return more > 0 ? 0 : -1;
}

int
nrm_source_open(nrm_arena *a, const char *path, const nrm_source_ask *ask,
                nrm_source *out, nrm_err *e)
{
    opening *o = nrm_new(a, opening);

    memset(out, 0, sizeof *out);
    o->a = a;
    o->path = path;
    o->ask = ask;
    if (ask->fields == NULL && ask->schema != NULL) {
        o->schema = out->schema = nrm_schema_read(a, ask->schema, e);
        if (o->schema == NULL)
            return -1;
    }
    if (nrm_peek_open(&o->file, a, path, e) != 0
        || choose_resource(o, out, e) != 0)
        return -1;
    if (out->form != NULL)
        return open_form(o, out, e);
    if (find_preset(o, e) != 0 || read_dialect(o, e) != 0
        || choose_sheet(o, e) != 0)
        return -1;
    out->resource = o->own;
    if (o->preset.resource != NULL) {
        out->preset = o->preset.schema->name.at;
        if (out->schema == NULL)
            out->schema = o->preset.schema;
        if (out->resource == NULL)
            out->resource = o->preset.resource;
    }
    out->rows = open_rows(o, e);
    if (out->rows == NULL || check_delimiter(o, out, e) != 0
        || nrm_infer_fields(a, out, e) != 0)
        return -1;
    if (ask->iso)
        out->resource = nrm_respell_iso(a, out->schema, out->resource);
    return 0;
}

int
nrm_source_form(nrm_arena *a, const char *path, const char ***names, size_t *n,
                nrm_err *e)
{
    opening *o = nrm_new(a, opening);
    const char *name;
    size_t sheet = 1, cap = 0;

    *n = 0;
    *names = NULL;
    o->a = a;
    o->path = path;
    if (nrm_peek_open(&o->file, a, path, e) != 0)
        return -1;
    if (o->file.book == NULL || !nrm_form_is(a, o->file.book))
        return 0;
    while ((name = nrm_form_sheet_find(a, o->file.book, &sheet)) != NULL) {
        nrm_room(a, *names, *n, cap);
        (*names)[(*n)++] = name;
        sheet++;
    }
    return 0;
}
