/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/link.h"

#include "data/csv.h"
#include "data/schema.h"

#include <string.h>

static int
add_field(nrm_link_data *d, nrm_arena *a, nrm_text name, nrm_text kind,
          nrm_err *e)
{
    nrm_link_field *f = &d->field[d->n_fields];

    if (d->n_fields == NRM_LINK_FIELDS_MAX)
        return nrm_fail(e, NRM_EUSAGE, "more than %d columns to compare",
                        NRM_LINK_FIELDS_MAX);
    for (size_t i = 0; i < d->n_fields; i++)
        if (nrm_text_is(name, d->field[i].name))
            return nrm_fail(e, NRM_EUSAGE, "column '%s' is compared twice",
                            nrm_quote(a, name));
    f->name = nrm_text_string(a, name);
    f->kind = nrm_link_kind_find(kind);
    if (f->kind == NULL)
        return nrm_fail(e, NRM_EUSAGE,
                        "column '%s': there is no comparison '%s'; there are: "
                        "name, sound, text, date, exact, id, clk",
                        f->name, nrm_quote(a, kind));
    f->values = nrm_pool_new(a);
    (void)nrm_pool_add(f->values, nrm_text_of(""));
    d->n_fields++;
    return 0;
}

int
nrm_link_fields(nrm_link_data *d, nrm_arena *a, const char *text, nrm_err *e)
{
    nrm_text rest = nrm_text_of(text), part, name;

    d->a = a;
    while (nrm_text_cut(&rest, ',', &part)) {
        (void)nrm_text_cut(&part, '=', &name);
        if (add_field(d, a, nrm_text_strip(name), nrm_text_strip(part), e) != 0)
            return -1;
    }
    return 0;
}

int
nrm_link_schema(nrm_link_data *d, nrm_arena *a, const char *path,
                const char *file, nrm_err *e)
{
    nrm_schema *s = nrm_schema_read(a, path, e);
    const nrm_resource *r =
        s == NULL ? NULL : nrm_schema_resource(a, s, NULL, file, e);
    nrm_text kind;

    if (r == NULL)
        return -1;
    d->a = a;
    for (size_t i = 0; i < r->n_fields; i++) {
        const nrm_field *f = &r->fields[i];

        if (d->id != NULL && strcmp(d->id, f->name) == 0 && f->hidden)
            return nrm_fail(e, NRM_EUSAGE,
                            "column '%s' is private and cannot be carried "
                            "along",
                            f->name);
        kind = (nrm_text){ NULL, 0 };
        if (f->nrm == NULL)
            continue;
        if (nrm_json_text(f->nrm, "link", &kind, e) != 0
            || (kind.at != NULL
                && add_field(d, a, nrm_text_of(f->name), kind, e) != 0))
            return -1;
    }
    if (d->n_fields == 0)
        return nrm_fail_at(e, path, 0,
                           "no field of resource '%s' has \"nrm\": "
                           "{\"link\": ..}",
                           r->name);
    return 0;
}

/* The next of the given names, else "police" for "in/police.csv". */
static const char *
list_name(nrm_link_data *d, const char *path)
{
    const char *base = strrchr(path, '/'), *dot;
    nrm_arena *a = d->a;
    nrm_text given;

    if (nrm_text_cut(&d->names, ',', &given))
        return nrm_text_string(a, nrm_text_strip(given));

    base = base == NULL ? path : base + 1;
    dot = strrchr(base, '.');
    return nrm_text_string(a, nrm_text_n(base, dot == NULL || dot == base
                                                   ? strlen(base)
                                                   : (size_t)(dot - base)));
}

static int
find_columns(const nrm_link_data *d, const nrm_csv *csv, const nrm_csv_row *row,
             size_t *place, size_t *id, nrm_err *e)
{
    *id = row->n;
    for (size_t f = 0; f < d->n_fields; f++) {
        place[f] = row->n;
        for (size_t i = 0; i < row->n; i++)
            if (nrm_text_is(row->fields[i], d->field[f].name))
                place[f] = i;
        if (place[f] == row->n)
            return nrm_fail_at(e, nrm_csv_name(csv), row->line,
                               "there is no column '%s'", d->field[f].name);
    }
    for (size_t i = 0; d->id != NULL && i < row->n; i++)
        if (nrm_text_is(row->fields[i], d->id))
            *id = i;
    if (d->id != NULL && *id == row->n)
        return nrm_fail_at(e, nrm_csv_name(csv), row->line,
                           "there is no column '%s'", d->id);
    return 0;
}

static void
make_room(nrm_link_data *d)
{
    size_t room = d->cap == 0 ? 1024 : 2 * d->cap;

    if (d->n < d->cap)
        return;
    d->value = nrm_grow(d->a, d->value, d->cap * d->n_fields,
                        room * d->n_fields, sizeof *d->value);
    d->list = nrm_grow(d->a, d->list, d->cap, room, sizeof *d->list);
    d->line = nrm_grow(d->a, d->line, d->cap, room, sizeof *d->line);
    d->label = nrm_grow(d->a, d->label, d->cap, room, sizeof *d->label);
    d->cap = room;
}

int
nrm_link_read(nrm_link_data *d, nrm_in *in, nrm_err *e)
{
    nrm_csv *csv = nrm_csv_open(d->a, in, NULL);
    nrm_arena *scratch = nrm_arena_child(d->a);
    size_t place[NRM_LINK_FIELDS_MAX], id;
    nrm_csv_row row;
    int more;

    nrm_arena_defer(d->a, (void (*)(void *))nrm_arena_free, scratch);
    if (d->n_lists == NRM_LINK_LISTS_MAX)
        return nrm_fail(e, NRM_EUSAGE, "more than %d lists",
                        NRM_LINK_LISTS_MAX);
    d->list_name[d->n_lists] = list_name(d, nrm_csv_name(csv));
    for (size_t i = 0; i < d->n_lists; i++)
        if (strcmp(d->list_name[i], d->list_name[d->n_lists]) == 0)
            return nrm_fail(e, NRM_EUSAGE, "two lists are called '%s'",
                            d->list_name[i]);
    more = nrm_csv_next(csv, &row, e);
    if (more == 0)
        return nrm_fail_at(e, nrm_csv_name(csv), 0, "there is no header");
    if (more < 0 || find_columns(d, csv, &row, place, &id, e) != 0)
        return -1;
    while ((more = nrm_csv_next(csv, &row, e)) > 0) {
        make_room(d);
        for (size_t f = 0; f < d->n_fields; f++) {
            nrm_text raw = row.fields[place[f]];

            if (raw.len > 0)
                raw = d->field[f].kind->standard(scratch, raw);
            d->value[d->n * d->n_fields + f] =
                raw.len == 0 ? 0 : nrm_pool_add(d->field[f].values, raw);
        }
        d->list[d->n] = (uint32_t)d->n_lists;
        d->line[d->n] = row.line;
        if (d->id != NULL)
            d->label[d->n] = nrm_text_copy(d->a, row.fields[id]);
        d->n++;
        d->list_size[d->n_lists]++;
        nrm_arena_reset(scratch);
    }
    d->n_lists++;
    return more;
}

void
nrm_link_index(nrm_link_data *d)
{
    nrm_arena *scratch = nrm_arena_child(d->a);

    for (size_t f = 0; f < d->n_fields; f++) {
        nrm_link_field *x = &d->field[f];
        size_t n = nrm_pool_count(x->values);
        nrm_pool *coarse = nrm_pool_new(scratch);

        (void)nrm_pool_add(coarse, nrm_text_of(""));
        x->count = nrm_new_n(d->a, uint32_t, n);
        x->coarse = nrm_new_n(d->a, uint32_t, n);
        for (size_t v = 1; v < n; v++) {
            nrm_text value = nrm_pool_at(x->values, (uint32_t)v);

            if (x->kind->coarse != NULL)
                value = x->kind->coarse(scratch, value);
            x->coarse[v] = value.len == 0 ? 0 : nrm_pool_add(coarse, value);
        }
        for (size_t r = 0; r < d->n; r++)
            x->count[d->value[r * d->n_fields + f]]++;
    }
    nrm_arena_free(scratch);
}
