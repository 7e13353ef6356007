/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Counts, and amounts that are counts of small units:
 *
 *     {"count": {"mean": 4, "size": 2, "from": 1}}
 *     {"count": {"mean": 3.5, "decimals": 1}}
 *
 * Poisson, or negative binomial with a size. `from` is the least number, and
 * `mean` that of what comes on top of it.
 */
#include "intake/draw.h"

#define MOST 1e9
#define DECIMALS 6

typedef struct counting {
    nrm_law *law;
    int64_t from, decimals;
} counting;

static void *
read_count(nrm_drawing *d, const nrm_json *json, nrm_err *e)
{
    const nrm_span some = { 1e-6, MOST };
    counting *c = nrm_new(d->a, counting);
    double mean = 0, size = 0, unit = 1;

    if (nrm_draw_number(json, "mean", some, &mean, e) != 0
        || nrm_draw_number(json, "size", (nrm_span){ 0, MOST }, &size, e) != 0
        || nrm_draw_integer(json, "from", (nrm_span){ -MOST, MOST }, &c->from,
                            e)
               != 0
        || nrm_draw_integer(json, "decimals", (nrm_span){ 0, DECIMALS },
                            &c->decimals, e)
               != 0)
        return NULL;
    for (int64_t i = 0; i < c->decimals; i++)
        unit *= 10;
    if (mean * unit > NRM_LAW_MEAN_MAX
        || (size > 0 && mean * unit > NRM_LAW_RATIO_MAX * size)) {
        nrm_json_fail(json, e,
                      "'mean' is too large for these 'decimals' and "
                      "this 'size'");
        return NULL;
    }
    c->law = nrm_law_count(d->a, mean * unit, size);
    c->from *= (int64_t)unit;
    d->fields[d->at].decimals = (unsigned)c->decimals;
    return c;
}

static void
draw(const void *state, nrm_made_row *row, nrm_made_cell *out)
{
    const counting *c = state;

    nrm_draw_put_number(out,
                        c->from + (int64_t)nrm_law_draw(c->law, &row->random),
                        (unsigned)c->decimals);
}

const nrm_draw nrm_draw_count = {
    .name = "count",
    .help = "Poisson or negative binomial counts, or tenths and so on",
    .read = read_count,
    .draw = draw,
};
