/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/value.h"

#include "data/unicode.h"
#include "intake/choices.h"
#include "intake/moment.h"
#include "intake/respell.h"

#include <math.h>
#include <string.h>

/* A text that the schema gives bounds: "<5" is 1 to 4. */
typedef struct censored {
    nrm_text text;
    nrm_span bounds;
} censored;

struct nrm_value_form {
    const nrm_field *field;
    bool numbers;
    nrm_amount_form amount;
    censored *censored;
    size_t n_censored;
    nrm_code_index *codes; /* NULL without a code list */
    nrm_choices *choices;  /* of a list, or NULL */
    nrm_pool *spelled;     /* other spellings, or NULL */
    nrm_text *meant;       /* and the codes that they mean */
};

static int
read_end(const nrm_json *m, double open, double *out, nrm_err *e)
{
    *out = m->kind == NRM_JSON_NULL ? open : m->number;
    if (m->kind != NRM_JSON_NULL && m->kind != NRM_JSON_NUMBER)
        return nrm_json_fail(m, e, "a bound is a number or null");
    return 0;
}

/* {"<5": [1, 4]}; or false, when nothing but numbers is expected. */
static int
read_censored(nrm_arena *a, nrm_value_form *form, nrm_err *e)
{
    const nrm_json *list = nrm_json_get(form->field->nrm, "censored");

    form->amount.bounded = form->numbers || list != NULL;
    if (list == NULL)
        return 0;
    if (list->kind == NRM_JSON_BOOL) {
        form->amount.bounded = list->number != 0;
        return 0;
    }
    if (list->kind != NRM_JSON_OBJECT)
        return nrm_json_fail(list, e,
                             "'censored' is true, false or an object "
                             "such as {\"<5\": [1, 4]}");
    form->censored = nrm_new_n(a, censored, list->count);
    for (const nrm_json *m = list->first; m != NULL; m = m->next) {
        censored *c = &form->censored[form->n_censored++];

        c->text = m->key;
        if (m->kind != NRM_JSON_ARRAY || m->count != 2)
            return nrm_json_fail(m, e, "bounds are an array of two");
        if (read_end(m->first, -INFINITY, &c->bounds.low, e) != 0
            || read_end(m->first->next, INFINITY, &c->bounds.high, e) != 0)
            return -1;
        if (c->bounds.low > c->bounds.high)
            return nrm_json_fail(m, e, "the lower bound is above the upper");
    }
    return 0;
}

/* {"Female": "F"}: other spellings of codes. */
static int
read_spellings(nrm_arena *a, nrm_value_form *form, nrm_err *e)
{
    const nrm_codelist *list = form->field->codes;
    const nrm_json *more =
        nrm_json_want(form->field->nrm, "codes", NRM_JSON_OBJECT, e);

    if (more == NULL)
        return e->code == NRM_OK ? 0 : -1;
    form->spelled = nrm_pool_new(a);
    form->meant = nrm_new_n(a, nrm_text, more->count);
    for (const nrm_json *m = more->first; m != NULL; m = m->next) {
        if (m->kind != NRM_JSON_STRING)
            return nrm_json_fail(m, e, "a code must be a string");
        if (list != NULL && nrm_codes_find(list, m->text) == NRM_NO_CODE)
            return nrm_json_fail(m, e, "'%s' is not a code of the list '%s'",
                                 nrm_quote(a, m->text), list->name);
        form->meant[nrm_pool_add(form->spelled, m->key)] = m->text;
    }
    return 0;
}

/* A number that is at least `minimum`; a date may have one too. */
static int
read_floor(const nrm_field *field, double *floor, nrm_err *e)
{
    const nrm_json *minimum = nrm_json_get(field->constraints, "minimum");

    if (minimum == NULL || minimum->kind == NRM_JSON_STRING)
        return 0;
    return nrm_json_number(field->constraints, "minimum", floor, e);
}

nrm_value_form *
nrm_value_form_new(nrm_arena *a, const nrm_field *field, bool numbers,
                   nrm_err *e)
{
    nrm_value_form *form = nrm_new(a, nrm_value_form);
    nrm_amount_form *n = &form->amount;

    form->field = field;
    form->numbers = numbers;
    n->decimal = field->decimal;
    n->group = field->group;
    n->whole = field->type == NRM_TYPE_INTEGER;
    n->percent = !field->bare;
    if (read_censored(a, form, e) != 0
        || nrm_json_number(field->nrm, "about", &n->about, e) != 0
        || read_floor(field, &n->floor, e) != 0)
        return NULL;
    if (field->codes != NULL && field->type != NRM_TYPE_LIST) {
        form->codes = nrm_code_index_new(a, field->codes, e);
        if (form->codes == NULL)
            return NULL;
    }
    if (field->type == NRM_TYPE_LIST) {
        form->choices = nrm_choices_new(a, field, e);
        if (form->choices == NULL)
            return NULL;
    }
    return read_spellings(a, form, e) == 0 ? form : NULL;
}

static int
fail_value(const nrm_value_form *form, nrm_arena *scratch, nrm_text cell,
           const char *wrong, nrm_err *e)
{
    if (form->field->hidden)
        return nrm_fail(e, NRM_EINPUT, "the value (not shown) is not %s",
                        wrong);
    return nrm_fail(e, NRM_EINPUT, "'%s' is not %s", nrm_quote(scratch, cell),
                    wrong);
}

/* Numbers that a field holds are hidden in messages only with the field. */
static int
read_number(nrm_value_form *form, nrm_arena *scratch, nrm_text cell,
            nrm_value *out, nrm_err *e)
{
    char *text;

    for (size_t i = 0; i < form->n_censored; i++)
        if (nrm_text_eq(form->censored[i].text, cell)) {
            out->kind = NRM_VALUE_BOUNDS;
            out->amount.bounds = form->censored[i].bounds;
            return 0;
        }
    if (!nrm_amount_read(&form->amount, cell, &out->amount)) {
        nrm_amount_form other = form->amount;

        other.bounded = true;
        if (!form->amount.bounded
            && nrm_amount_read(&other, cell, &out->amount))
            return fail_value(form, scratch, cell,
                              "a number but a bound; the schema says with "
                              "'censored' where bounds may stand",
                              e);
        return fail_value(form, scratch, cell,
                          form->amount.whole ? "a whole number" : "a number",
                          e);
    }
    out->kind = out->amount.exact ? NRM_VALUE_NUMBER : NRM_VALUE_BOUNDS;
    if (!out->amount.exact)
        return 0;
    text = nrm_alloc(scratch, NRM_NUM_BYTES);
    out->text = nrm_text_of(nrm_num_format(out->amount.value, text));
    return 0;
}

static int
read_code(nrm_value_form *form, nrm_arena *scratch, nrm_text cell,
          nrm_value *out, nrm_err *e)
{
    size_t place = nrm_code_index_find(form->codes, cell);
    const nrm_codelist *list = form->field->codes;

    if (place == NRM_NO_CODE)
        return fail_value(
            form, scratch, cell,
            nrm_format(scratch, "a code of the list '%s'%s", list->name,
                       nrm_code_index_hint(scratch, form->codes, cell)),
            e);
    out->text = list->items[place].code;
    return 0;
}

/* An answer such as "partly" counts as the value of its code. */
static int
read_answer(nrm_value_form *form, nrm_arena *scratch, nrm_text cell,
            nrm_value *out, nrm_err *e)
{
    const nrm_codelist *list = form->field->codes;
    size_t place;

    if (read_code(form, scratch, cell, out, e) != 0)
        return -1;
    place = nrm_codes_find(list, out->text);
    return read_number(
        form, scratch,
        list->items[place].value.len > 0 ? list->items[place].value : out->text,
        out, e);
}

static bool
is_one_of(const nrm_json *field, const char *key, const char *const *usual,
          nrm_text cell)
{
    const nrm_json *list = nrm_json_get(field, key);

    if (list == NULL) {
        while (*usual != NULL && !nrm_text_is(cell, *usual))
            usual++;
        return *usual != NULL;
    }
    for (const nrm_json *m = list->first; m != NULL; m = m->next)
        if (nrm_text_eq(m->text, cell))
            return true;
    return false;
}

static bool
read_boolean(const nrm_value_form *form, nrm_text cell, nrm_value *out)
{
    static const char *const yes[] = { "true", "True", "TRUE", "1", NULL };
    static const char *const no[] = { "false", "False", "FALSE", "0", NULL };

    if (is_one_of(form->field->json, "trueValues", yes, cell))
        out->text = nrm_text_of("true");
    else if (is_one_of(form->field->json, "falseValues", no, cell))
        out->text = nrm_text_of("false");
    else
        return false;
    return true;
}

/* The wording of "is not ..." for the types that are moments. */
static const char *
moment_name(nrm_arena *a, const nrm_field *f)
{
    static const char *const names[] = {
        [NRM_TYPE_DATE] = "a date",
        [NRM_TYPE_TIME] = "a time",
        [NRM_TYPE_DATETIME] = "a date with time",
        [NRM_TYPE_YEAR] = "a year",
        [NRM_TYPE_YEARMONTH] = "a month",
    };

    if (strcmp(f->format, "default") == 0 || strcmp(f->format, "any") == 0)
        return names[f->type];
    return nrm_format(a, "%s of the form %s", names[f->type], f->format);
}

static int
read_typed(nrm_value_form *form, nrm_arena *scratch, nrm_text cell,
           nrm_value *out, nrm_err *e)
{
    const nrm_field *f = form->field;

    out->kind = NRM_VALUE_TEXT;
    out->text = cell;
    if (form->choices != NULL) {
        out->text = nrm_choices_read(form->choices, scratch, cell,
                                     nrm_text_n(NULL, 0), e);
        return out->text.at == NULL ? -1 : 0;
    }
    if (form->codes != NULL)
        return read_code(form, scratch, cell, out, e);
    switch (f->type) {
    case NRM_TYPE_INTEGER:
    case NRM_TYPE_NUMBER: return read_number(form, scratch, cell, out, e);
    case NRM_TYPE_BOOLEAN:
        if (!read_boolean(form, cell, out))
            return fail_value(form, scratch, cell, "true or false", e);
        return 0;
    case NRM_TYPE_DATE:
    case NRM_TYPE_TIME:
    case NRM_TYPE_DATETIME:
    case NRM_TYPE_YEAR:
    case NRM_TYPE_YEARMONTH:
        if (!nrm_moment_read(scratch, f->type, f->format, cell, &out->text))
            return fail_value(form, scratch, cell, moment_name(scratch, f), e);
        return 0;
    default: return 0;
    }
}

const nrm_missing *
nrm_value_missing(const nrm_field *f, nrm_text cell)
{
    for (size_t i = 0; i < f->n_missing; i++)
        if (nrm_text_eq(f->missing[i].value, cell))
            return &f->missing[i];
    return NULL;
}

int
nrm_value_read(nrm_value_form *form, nrm_arena *scratch, nrm_text cell,
               nrm_value *out, nrm_err *e)
{
    const nrm_field *f = form->field;
    nrm_text trimmed = nrm_utf8_trim(cell);
    const nrm_missing *missing;
    uint32_t number;
    bool spelled =
        form->spelled != NULL && nrm_pool_find(form->spelled, trimmed, &number);

    memset(out, 0, sizeof *out);
    missing = spelled ? NULL : nrm_value_missing(f, trimmed);
    if (missing != NULL) {
        out->reason = missing->label;
        if (f->required)
            return nrm_fail(e, NRM_EINPUT, "a value is required");
        return 0;
    }
    if (spelled)
        trimmed = form->meant[number];
    else if (f->type == NRM_TYPE_STRING && form->codes == NULL
             && !form->numbers)
        trimmed = cell;
    if (form->numbers && form->codes != NULL)
        return read_answer(form, scratch, trimmed, out, e);
    if (form->numbers)
        return read_number(form, scratch, trimmed, out, e);
    if (read_typed(form, scratch, trimmed, out, e) != 0)
        return -1;
    if (f->respell != NULL)
        out->text = nrm_respelled(f->respell, out->text);
    return 0;
}
