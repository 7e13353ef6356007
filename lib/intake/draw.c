/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/draw.h"

#include <string.h>

#define NRM_DRAW(name) extern const nrm_draw nrm_draw_##name;
#include "intake/draw.def"
#undef NRM_DRAW

const nrm_draw *const nrm_draws[] = {
#define NRM_DRAW(name) &nrm_draw_##name,
#include "intake/draw.def"
#undef NRM_DRAW
    NULL
};

/* The only member of the object that names a way. */
static const nrm_json *
find_way(const nrm_json *json, const nrm_draw **draw)
{
    for (size_t i = 0; nrm_draws[i] != NULL; i++) {
        const nrm_json *m = nrm_json_get(json, nrm_draws[i]->name);

        if (m != NULL) {
            *draw = nrm_draws[i];
            return m;
        }
    }
    return NULL;
}

static int
fail_way(const nrm_json *json, nrm_err *e)
{
    const char *names[NRM_COUNT_OF(nrm_draws)];
    size_t n = 0;
    nrm_arena *a = nrm_arena_new(NULL, NULL);

    for (; nrm_draws[n] != NULL; n++)
        names[n] = nrm_draws[n]->name;
    nrm_json_fail(json, e, "this needs one of %s", nrm_text_list(a, names, n));
    nrm_arena_free(a);
    return -1;
}

/* {"missing": 0.02, ...} */
static int
read_missing(const nrm_drawing *d, const nrm_json *json, nrm_drawn *out,
             nrm_err *e)
{
    double share = 0;

    if (nrm_draw_number(json, "missing", (nrm_span){ 0, 1 }, &share, e) != 0)
        return -1;
    if (share > 0)
        out->missing =
            nrm_law_weights(d->a, (double[2]){ 1 - share, share }, 2);
    return 0;
}

int
nrm_draw_read(nrm_drawing *d, const nrm_json *json, nrm_drawn *out, nrm_err *e)
{
    const nrm_json *value;

    memset(out, 0, sizeof *out);
    if (json == NULL)
        return 0;
    if (json->kind != NRM_JSON_OBJECT)
        return nrm_json_fail(json, e, "this must be an object");
    value = find_way(json, &out->draw);
    if (value == NULL)
        return fail_way(json, e);
    if (json->count > 1 + (nrm_json_get(json, "missing") != NULL))
        return nrm_json_fail(json, e,
                             "this has one way of drawing, and "
                             "'missing' beside it");
    out->state = out->draw->read(d, value, e);
    return out->state == NULL ? -1 : read_missing(d, json, out, e);
}

void
nrm_draw_cell(const nrm_drawn *drawn, nrm_made_row *row, nrm_made_cell *out)
{
    out->text = nrm_text_n(NULL, 0);
    if (drawn->draw == NULL)
        return;
    drawn->draw->draw(drawn->state, row, out);
    if (drawn->missing != NULL && nrm_law_draw(drawn->missing, &row->random))
        out->text = nrm_text_n(NULL, 0);
}

int
nrm_draw_field(const nrm_drawing *d, const nrm_json *json, const char *key,
               size_t *out, nrm_err *e)
{
    const nrm_json *m = nrm_json_want(json, key, NRM_JSON_STRING, e);

    if (m == NULL)
        return e->code != NRM_OK
                   ? -1
                   : nrm_json_fail(json, e, "this needs '%s'", key);
    for (size_t i = 0; i < d->at; i++)
        if (nrm_text_is(m->text, d->fields[i].field->name)) {
            *out = i;
            return 0;
        }
    return nrm_json_fail(m, e, "there is no field '%s' before this one",
                         nrm_quote(d->a, m->text));
}

int
nrm_draw_number(const nrm_json *json, const char *key, nrm_span span,
                double *out, nrm_err *e)
{
    const nrm_json *m = nrm_json_want(json, key, NRM_JSON_NUMBER, e);

    if (m == NULL && e->code != NRM_OK)
        return -1;
    if (m == NULL)
        return *out >= span.low
                   ? 0
                   : nrm_json_fail(json, e, "this needs '%s'", key);
    if (!(m->number >= span.low && m->number <= span.high))
        return nrm_json_fail(m, e, "'%s' lies from %.15g to %.15g", key,
                             span.low, span.high);
    *out = m->number;
    return 0;
}

int
nrm_draw_integer(const nrm_json *json, const char *key, nrm_span span,
                 int64_t *out, nrm_err *e)
{
    double number = (double)*out;

    if (nrm_draw_number(json, key, span, &number, e) != 0)
        return -1;
    *out = (int64_t)number;
    if ((double)*out != number)
        return nrm_json_fail(nrm_json_get(json, key), e,
                             "'%s' is a whole number", key);
    return 0;
}

/* Writes the lowest `n` digits of the number. */
static void
put_digits(char *to, uint64_t number, size_t n)
{
    while (n > 0) {
        to[--n] = (char)('0' + number % 10);
        number /= 10;
    }
}

void
nrm_draw_put_day(nrm_made_cell *cell, int32_t day)
{
    int year, month, day_of_month;

    nrm_day_split(day, &year, &month, &day_of_month);
    memcpy(cell->bytes, "0000-00-00", 10);
    put_digits(cell->bytes, (uint64_t)year, 4);
    put_digits(cell->bytes + 5, (uint64_t)month, 2);
    put_digits(cell->bytes + 8, (uint64_t)day_of_month, 2);
    cell->number = day;
    cell->text = nrm_text_n(cell->bytes, 10);
}

/* Written as the commands write it, so without zeros behind the last digit. */
void
nrm_draw_put_number(nrm_made_cell *cell, int64_t number, unsigned decimals)
{
    uint64_t size = (uint64_t)(number < 0 ? -number : number);
    size_t digits = 1, at = 0;

    cell->number = number;
    while (decimals > 0 && size % 10 == 0) {
        size /= 10;
        decimals--;
    }
    for (uint64_t rest = size; rest > 9 || digits <= decimals; rest /= 10)
        digits++;
    if (number < 0)
        cell->bytes[at++] = '-';
    put_digits(cell->bytes + at, size, digits);
    at += digits;
    if (decimals > 0) {
        memmove(cell->bytes + at - decimals + 1, cell->bytes + at - decimals,
                decimals);
        cell->bytes[at - decimals] = '.';
        at++;
    }
    cell->text = nrm_text_n(cell->bytes, at);
}
