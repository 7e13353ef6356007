/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes or texts by weight: {"weights": {"F": 70, "M": 30}}. */
#include "intake/lots.h"

/* Codes stand in their list, in the list's own spelling. */
static int
check_code(const nrm_drawing *d, const nrm_json *m, nrm_err *e)
{
    const nrm_codelist *codes = d->fields[d->at].field->codes;

    if (codes != NULL && nrm_codes_find(codes, m->key) == NRM_NO_CODE)
        return nrm_json_fail(m, e, "'%s' is no code of the list '%s'",
                             nrm_quote(d->a, m->key), codes->name);
    return 0;
}

static void *
read_weights(nrm_drawing *d, const nrm_json *json, nrm_err *e)
{
    double *weights, sum = 0;
    nrm_text *texts;
    size_t n = 0;

    if (json->kind != NRM_JSON_OBJECT || json->count == 0) {
        nrm_json_fail(json, e, "'weights' is an object of text and weight");
        return NULL;
    }
    weights = nrm_new_n(d->a, double, json->count);
    texts = nrm_new_n(d->a, nrm_text, json->count);
    for (const nrm_json *m = json->first; m != NULL; m = m->next) {
        if (m->kind != NRM_JSON_NUMBER || !(m->number >= 0)
            || m->number > 1e12) {
            nrm_json_fail(m, e, "a weight is a number from 0 to 1e12");
            return NULL;
        }
        if (check_code(d, m, e) != 0)
            return NULL;
        sum += weights[n] = m->number;
        texts[n++] = m->key;
    }
    if (!(sum > 0)) {
        nrm_json_fail(json, e, "one of the weights must be above 0");
        return NULL;
    }
    return nrm_lots_new(d, texts, weights, n);
}

const nrm_draw nrm_draw_weights = {
    .name = "weights",
    .help = "codes or texts, each with a weight",
    .read = read_weights,
    .draw = nrm_lots_draw,
};
