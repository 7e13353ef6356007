/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole numbers, all alike: {"whole": {"low": 0, "high": 17}}. */
#include "intake/draw.h"

#define MOST 1e9

typedef struct spreading {
    int64_t low, high;
} spreading;

static void *
read_whole(nrm_drawing *d, const nrm_json *json, nrm_err *e)
{
    const nrm_span span = { -MOST, MOST };
    spreading *s = nrm_new(d->a, spreading);

    s->low = s->high = INT64_MIN; /* both are needed */
    if (nrm_draw_integer(json, "low", span, &s->low, e) != 0
        || nrm_draw_integer(json, "high", span, &s->high, e) != 0)
        return NULL;
    if (s->low > s->high) {
        nrm_json_fail(json, e, "'low' is above 'high'");
        return NULL;
    }
    return s;
}

static void
draw(const void *state, nrm_made_row *row, nrm_made_cell *out)
{
    const spreading *s = state;
    size_t n = (size_t)(s->high - s->low) + 1;

    nrm_draw_put_number(out,
                        s->low + (int64_t)nrm_random_below(&row->random, n), 0);
}

const nrm_draw nrm_draw_whole = {
    .name = "whole",
    .help = "whole numbers from low to high, all alike",
    .read = read_whole,
    .draw = draw,
};
