/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Another way for each code of a field before this one, or for each year of a
 * date; "*" is any other, and without it the value is missing:
 *
 *     {"given": {"field": "form", "cases": {"SEX": {"weights": ...},
 *                                           "*": {"weights": ...}}}}
 */
#include "intake/draw.h"

typedef struct choosing {
    size_t field;
    bool date;
    nrm_drawn *of; /* by number in the pool, or by year - first */
    int64_t first;
    size_t n;
    nrm_drawn other;
} choosing;

/* The place of a case in `of`, or -1. */
static int64_t
place_of(const nrm_drawing *d, const choosing *c, nrm_text key)
{
    int64_t year;
    uint32_t number;

    if (c->date)
        return nrm_num_whole(key, &year) && year >= c->first
                       && year < c->first + (int64_t)c->n
                   ? year - c->first
                   : -1;
    return nrm_pool_find(d->fields[c->field].codes, key, &number)
               ? (int64_t)number
               : -1;
}

static int
read_cases(nrm_drawing *d, choosing *c, const nrm_json *cases, nrm_err *e)
{
    for (const nrm_json *m = cases->first; m != NULL; m = m->next) {
        int64_t place = place_of(d, c, m->key);
        bool other = nrm_text_is(m->key, "*");

        if (!other && place < 0)
            return nrm_json_fail(m, e, "the field '%s' is never '%s'",
                                 d->fields[c->field].field->name,
                                 nrm_quote(d->a, m->key));
        if (nrm_draw_read(d, m, other ? &c->other : &c->of[place], e) != 0)
            return -1;
    }
    for (size_t i = 0; i < c->n; i++)
        if (c->of[i].draw == NULL)
            c->of[i] = c->other;
    return 0;
}

static void *
read_given(nrm_drawing *d, const nrm_json *json, nrm_err *e)
{
    choosing *c = nrm_new(d->a, choosing);
    const nrm_json *cases;
    const nrm_made_field *field;

    if (json->kind != NRM_JSON_OBJECT) {
        nrm_json_fail(json, e, "'given' is an object");
        return NULL;
    }
    if (nrm_draw_field(d, json, "field", &c->field, e) != 0)
        return NULL;
    cases = nrm_json_want(json, "cases", NRM_JSON_OBJECT, e);
    field = &d->fields[c->field];
    c->date = field->date;
    if (cases == NULL || (field->codes == NULL && !c->date)) {
        nrm_json_fail(json, e,
                      cases == NULL ? "this needs 'cases', an object"
                                    : "'field' has neither weights nor dates");
        return NULL;
    }
    c->first = 1900;
    c->n = c->date ? 300 : nrm_pool_count(field->codes);
    c->of = nrm_new_n(d->a, nrm_drawn, c->n);
    return read_cases(d, c, cases, e) == 0 ? c : NULL;
}

static void
draw(const void *state, nrm_made_row *row, nrm_made_cell *out)
{
    const choosing *c = state;
    const nrm_made_cell *given = &row->cells[c->field];
    int year, month, day;

    if (given->text.at == NULL) {
        nrm_draw_cell(&c->other, row, out);
        return;
    }
    if (!c->date) {
        nrm_draw_cell(&c->of[given->number], row, out);
        return;
    }
    nrm_day_split((int32_t)given->number, &year, &month, &day);
    nrm_draw_cell(&c->of[year - c->first], row, out);
}

const nrm_draw nrm_draw_given = {
    .name = "given",
    .help = "another way for each code or year of a field before",
    .read = read_given,
    .draw = draw,
};
