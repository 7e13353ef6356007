/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A multiple answer: {"choices": {"LEGAL": 0.4, "HOME": 0.25}}, each choice
 * with its own chance and whatever the others are. None of them is the code
 * for none; nothing at all comes of "missing". Every set of choices is made
 * beforehand, so that a row costs one draw.
 */
#include "intake/choices.h"
#include "intake/lots.h"

#define CHOICES_MAX 10 /* 1,024 sets */

/* The chance of each choice, and its place in the list of codes. */
typedef struct chances {
    double share[CHOICES_MAX];
    size_t place[CHOICES_MAX];
    size_t n;
} chances;

static int
read_chances(nrm_drawing *d, nrm_choices *choices, const nrm_json *json,
             chances *out, nrm_err *e)
{
    for (const nrm_json *m = json->first; m != NULL; m = m->next) {
        out->place[out->n] = nrm_choices_find(choices, m->key);
        if (out->place[out->n] == NRM_NO_CODE)
            return nrm_json_fail(m, e, "'%s' is no code of the list '%s'",
                                 nrm_quote(d->a, m->key),
                                 d->fields[d->at].field->codes->name);
        if (nrm_text_eq(m->key, d->fields[d->at].field->none))
            return nrm_json_fail(m, e, "'%s' comes where no choice is made",
                                 nrm_quote(d->a, m->key));
        if (m->kind != NRM_JSON_NUMBER || !(m->number >= 0 && m->number <= 1))
            return nrm_json_fail(m, e, "a chance lies between 0 and 1");
        out->share[out->n++] = m->number;
    }
    return 0;
}

/* Writes the set whose bits these are, and how likely it is. */
static double
make_set(nrm_drawing *d, const nrm_choices *choices, const chances *c,
         size_t bits, nrm_text *out, nrm_err *e)
{
    bool *marked = nrm_new_n(d->a, bool, nrm_choices_count(choices));
    double share = 1;

    for (size_t i = 0; i < c->n; i++) {
        bool chosen = (bits >> i & 1) != 0;

        marked[c->place[i]] = marked[c->place[i]] || chosen;
        share *= chosen ? c->share[i] : 1 - c->share[i];
    }
    *out = nrm_choices_write(choices, d->a, marked, e);
    return share;
}

/* Every set of choices: bit i of its number is the i-th. */
static void *
make_sets(nrm_drawing *d, const nrm_choices *choices, const chances *c,
          nrm_err *e)
{
    size_t n = (size_t)1 << c->n;
    double *shares = nrm_new_n(d->a, double, n);
    nrm_text *texts = nrm_new_n(d->a, nrm_text, n);

    for (size_t i = 0; i < n; i++) {
        shares[i] = make_set(d, choices, c, i, &texts[i], e);
        if (texts[i].at == NULL)
            return NULL; /* nrm_choices_write said why */
    }
    return nrm_lots_new(d, texts, shares, n);
}

static void *
read_choices(nrm_drawing *d, const nrm_json *json, nrm_err *e)
{
    const nrm_field *f = d->fields[d->at].field;
    chances c = { .n = 0 };
    nrm_choices *choices;

    if (json->kind != NRM_JSON_OBJECT || json->count == 0
        || json->count > CHOICES_MAX) {
        nrm_json_fail(json, e,
                      "'choices' is an object of 1 to %d codes and chances",
                      CHOICES_MAX);
        return NULL;
    }
    if (f->type != NRM_TYPE_LIST || f->codes == NULL) {
        nrm_json_fail(json, e,
                      "'choices' is for a field of type list with a list of "
                      "codes");
        return NULL;
    }
    choices = nrm_choices_new(d->a, f, e);
    if (choices == NULL || read_chances(d, choices, json, &c, e) != 0)
        return NULL;
    return make_sets(d, choices, &c, e);
}

const nrm_draw nrm_draw_choices = {
    .name = "choices",
    .help = "a multiple answer, each choice with its own chance",
    .read = read_choices,
    .draw = nrm_lots_draw,
};
