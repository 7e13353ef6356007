/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Folds multiple answers into one column for each field of type list, as
 * codes with the field's delimiter between them:
 *
 *     {"step": "fold", "open": "[", "close": "]"}   forms[SEX], forms[LAB]
 *     {"step": "fold", "open": "/"}                 forms/SEX, forms/LAB
 *     {"step": "fold"}                              forms, then one column
 *                                                   called after each choice
 *
 * A cell says yes or no, repeats the choice, or is a missing value of the
 * field. Where the field has a column of its own with the choices as text, cut
 * at `delimiter`, both must say the same. `other` is the code of a choice
 * called "other" with a text of its own.
 *
 * When each choice was refused the field has its code for none; while one that
 * nobody answered could still be yes, the field has no answer.
 */
#include "intake/step.h"

#include "base/pool.h"
#include "data/unicode.h"
#include "intake/choices.h"
#include "intake/value.h"

#include <string.h>

/* A column of the input that is a choice, and the place of the choice. */
typedef struct part {
    size_t column, place;
} part;

/* A field and its columns. */
typedef struct folded {
    const nrm_field *field;
    nrm_choices *choices;
    size_t whole; /* the column with the text, or the number of columns */
    part *parts;
    size_t n_parts, cap;
    size_t out; /* its column in the output */
} folded;

typedef struct folding {
    nrm_text open, close, delimiter, other;
    bool has_open;
    folded *fields;
    size_t n_fields, n_in;
    size_t *kept, n_kept; /* columns that are no choice */
} folding;

static bool
says_yes(nrm_text cell)
{
    static const char *const yes[] = { "y",   "yes", "1", "true",
                                       "ναι", "да",  "da" };

    for (size_t i = 0; i < NRM_COUNT_OF(yes); i++)
        if (nrm_text_is(cell, yes[i]))
            return true;
    return false;
}

static bool
says_no(nrm_text cell)
{
    static const char *const no[] = { "n",   "no", "0",  "false", "όχι",
                                      "οχι", "не", "nu", "ne" };

    for (size_t i = 0; i < NRM_COUNT_OF(no); i++)
        if (nrm_text_is(cell, no[i]))
            return true;
    return false;
}

static bool
is_missing(const folded *g, nrm_text cell)
{
    return nrm_value_missing(g->field, nrm_utf8_trim(cell)) != NULL;
}

/* The missing value that stands in the columns where they say nothing. */
static nrm_text
missing_text(const folded *g, const nrm_cells *in)
{
    for (size_t i = 0; i < g->n_parts; i++) {
        nrm_text cell = in->at[g->parts[i].column];

        if (cell.len > 0 && is_missing(g, cell))
            return cell;
    }
    return nrm_text_n(NULL, 0);
}

/* What the columns of a field say. */
typedef struct saying {
    nrm_arena *scratch;
    bool *marked;       /* the choices with a yes */
    bool yes, no, open; /* some choice has a yes, a no, no answer */
} saying;

/* What one column says of its choice. */
static int
mark(const folded *g, const part *p, bool other, nrm_text text, saying *s,
     nrm_err *e)
{
    nrm_text cell = nrm_utf8_fold(s->scratch, text);

    if (is_missing(g, text) || cell.len == 0) {
        s->open = s->open || !other;
        return 0;
    }
    if (says_no(cell)) {
        s->no = true;
        return 0;
    }
    if (!says_yes(cell) && !other
        && nrm_choices_find(g->choices, nrm_utf8_trim(text)) != p->place)
        return nrm_fail(
            e, NRM_EINPUT, "column %zu of '%s': '%s' is neither yes nor no",
            p->column + 1, g->field->name,
            g->field->hidden ? "(not shown)" : nrm_quote(s->scratch, text));
    s->yes = s->marked[p->place] = true;
    return 0;
}

static int
hear(const folding *f, const folded *g, const nrm_cells *in, saying *s,
     nrm_err *e)
{
    size_t other = f->other.len == 0 ? NRM_NO_CODE
                                     : nrm_choices_find(g->choices, f->other);

    for (size_t i = 0; i < g->n_parts; i++) {
        const part *p = &g->parts[i];

        if (mark(g, p, p->place == other, in->at[p->column], s, e) != 0)
            return -1;
    }
    return 0;
}

static int
fold_field(const folding *f, const folded *g, nrm_arena *scratch,
           const nrm_cells *in, nrm_text *out, nrm_err *e)
{
    bool has_whole = g->whole < f->n_in && in->at[g->whole].len > 0;
    nrm_text whole = { NULL, 0 };
    saying s = { .scratch = scratch };

    s.marked = nrm_new_n(scratch, bool, nrm_choices_count(g->choices) + 1);
    if (has_whole) {
        whole = nrm_choices_read(g->choices, scratch, in->at[g->whole],
                                 f->delimiter, e);
        if (whole.at == NULL)
            return -1;
    }
    if (hear(f, g, in, &s, e) != 0)
        return -1;
    *out = has_whole ? whole : missing_text(g, in);
    if (!s.yes && (!s.no || (s.open && !has_whole)))
        return 0;
    *out = nrm_choices_write(g->choices, scratch, s.marked, e);
    if (out->at == NULL)
        return -1;
    if (has_whole && !nrm_text_eq(*out, whole))
        return nrm_fail(
            e, NRM_EINPUT,
            g->field->hidden ? "'%s' and its choices differ"
                             : "'%s' is '%.*s', its choices are '%.*s'",
            g->field->name, (int)whole.len, whole.at, (int)out->len, out->at);
    return 0;
}

static int
change(void *state, nrm_arena *scratch, const nrm_cells *in, nrm_text *out,
       nrm_err *e)
{
    const folding *f = state;

    for (size_t i = 0; i < f->n_kept; i++)
        out[i] = in->at[f->kept[i]];
    for (size_t i = 0; i < f->n_fields; i++)
        if (fold_field(f, &f->fields[i], scratch, in, &out[f->fields[i].out], e)
            != 0)
            return -1;
    return 1;
}

/* The folded names, labels and aliases of fields, and whose each is. */
typedef struct headers {
    nrm_pool *texts;
    size_t *field, cap;
} headers;

static void
add_header(nrm_arena *a, headers *h, nrm_text text, size_t field)
{
    size_t known = nrm_pool_count(h->texts);

    if (nrm_pool_add(h->texts, nrm_utf8_fold(a, text)) != known)
        return; /* the first field that has it keeps it */
    nrm_room(a, h->field, known, h->cap);
    h->field[known] = field;
}

/* Names come first: a label that is another field's name is not meant. */
static headers
take_headers(nrm_arena *a, const folding *f)
{
    static const char *const keys[] = { "labels", "aliases" };
    headers h = { .texts = nrm_pool_new(a) };

    for (size_t i = 0; i < f->n_fields; i++)
        add_header(a, &h, nrm_text_of(f->fields[i].field->name), i);
    for (size_t i = 0; i < f->n_fields; i++)
        for (size_t k = 0; k < NRM_COUNT_OF(keys); k++) {
            const nrm_json *list =
                nrm_json_get(f->fields[i].field->nrm, keys[k]);

            for (const nrm_json *m = list == NULL ? NULL : list->first;
                 m != NULL; m = m->next)
                add_header(a, &h, m->text, i);
        }
    return h;
}

/* The field with this header, or the number of fields. */
static size_t
field_of(nrm_arena *scratch, const headers *h, const folding *f, nrm_text text)
{
    uint32_t number;

    return nrm_pool_find(h->texts, nrm_utf8_fold(scratch, text), &number)
               ? h->field[number]
               : f->n_fields;
}

/* The field and the choice that a header like `forms[SEX]` names. */
static size_t
bracketed(nrm_arena *scratch, const headers *h, const folding *f,
          nrm_text header, size_t *place)
{
    nrm_text inner;
    size_t at = 0, field;

    while (at < header.len && header.at[at] != f->open.at[0])
        at++;
    if (at == header.len || !nrm_text_ends(header, f->close.at))
        return f->n_fields;
    field = field_of(scratch, h, f, nrm_text_n(header.at, at));
    if (field == f->n_fields)
        return field;
    inner = nrm_text_n(header.at + at + 1, header.len - at - 1 - f->close.len);
    if (nrm_text_is(inner, "other") && f->other.len > 0)
        inner = f->other;
    *place = nrm_choices_find(f->fields[field].choices, inner);
    return field;
}

/*
 * Finds the columns of all fields. `before` is the field whose columns have
 * just stood there: those without brackets follow their field.
 */
static void
find_columns(const nrm_layout *layout, const folding *f, const nrm_rows *from)
{
    nrm_arena *scratch = nrm_arena_child(layout->a);
    headers h = take_headers(layout->a, f);
    size_t before = f->n_fields;

    for (size_t i = 0; i < from->n; i++) {
        nrm_text header = from->columns[i];
        size_t field = field_of(scratch, &h, f, header), place = NRM_NO_CODE;

        if (field < f->n_fields) {
            f->fields[field].whole = i;
            before = field;
            continue;
        }
        if (f->has_open)
            field = bracketed(scratch, &h, f, header, &place);
        else if (before < f->n_fields)
            place = nrm_choices_find(f->fields[before].choices, header);
        if (!f->has_open)
            field = before;
        before = place == NRM_NO_CODE ? f->n_fields : field;
        if (place != NRM_NO_CODE) {
            folded *g = &f->fields[field];

            nrm_room(layout->a, g->parts, g->n_parts, g->cap);
            g->parts[g->n_parts++] = (part){ i, place };
        }
        nrm_arena_reset(scratch);
    }
    nrm_arena_free(scratch);
}

/* Fields without a column are not folded. */
static void
drop_absent(folding *f)
{
    size_t n = 0;

    for (size_t i = 0; i < f->n_fields; i++)
        if (f->fields[i].n_parts > 0 || f->fields[i].whole < f->n_in)
            f->fields[n++] = f->fields[i];
    f->n_fields = n;
}

/* Columns that are no part of a folded field stay, in their order. */
static nrm_rows *
make_columns(const nrm_layout *layout, nrm_rows *from, folding *f)
{
    nrm_text *names = nrm_step_names(layout->a, from, f->n_fields);
    nrm_rows *rows = nrm_step_map(layout->a, from, change, f);
    bool *taken = nrm_new_n(layout->a, bool, from->n + 1);
    size_t n = 0;

    for (size_t k = 0; k < f->n_fields; k++) {
        taken[f->fields[k].whole] = true;
        for (size_t i = 0; i < f->fields[k].n_parts; i++)
            taken[f->fields[k].parts[i].column] = true;
    }
    f->kept = nrm_new_n(layout->a, size_t, from->n);
    for (size_t i = 0; i < from->n; i++)
        if (!taken[i]) {
            names[n++] = from->columns[i];
            f->kept[f->n_kept++] = i;
        }
    for (size_t k = 0; k < f->n_fields; k++) {
        f->fields[k].out = n;
        names[n++] = nrm_text_of(f->fields[k].field->name);
    }
    nrm_step_set_columns(rows, names, n);
    return rows;
}

static nrm_rows *
open_step(const nrm_layout *layout, nrm_rows *from, const nrm_json *json,
          nrm_err *e)
{
    folding *f = nrm_new(layout->a, folding);
    const nrm_resource *r = layout->resource;

    f->n_in = from->n;
    f->close = nrm_text_of("");
    if (nrm_json_text(json, "open", &f->open, e) != 0
        || nrm_json_text(json, "close", &f->close, e) != 0
        || nrm_json_text(json, "delimiter", &f->delimiter, e) != 0
        || nrm_json_text(json, "other", &f->other, e) != 0)
        return NULL;
    f->has_open = f->open.len > 0;
    f->fields = nrm_new_n(layout->a, folded, r->n_fields + 1);
    for (size_t i = 0; i < r->n_fields; i++) {
        folded *g = &f->fields[f->n_fields];

        if (r->fields[i].type != NRM_TYPE_LIST)
            continue;
        f->n_fields++;
        g->field = &r->fields[i];
        g->whole = from->n;
        g->choices = nrm_choices_new(layout->a, g->field, e);
        if (g->choices == NULL)
            return NULL;
    }
    find_columns(layout, f, from);
    drop_absent(f);
    return make_columns(layout, from, f);
}

const nrm_step nrm_step_fold = {
    .name = "fold",
    .help = "fold multiple answers into one column for each list",
    .keys = "open close delimiter other",
    .open = open_step,
};
