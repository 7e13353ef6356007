/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A date some days after another:
 * {"delay": {"after": "registered", "mean": 45, "size": 2}}. What has not come
 * by the end of the calendar is not in the register yet.
 */
#include "intake/draw.h"

#define DAYS_MOST 3650.0

typedef struct delaying {
    nrm_law *law;
    size_t after;
    const nrm_made_days *days;
} delaying;

static void *
read_delay(nrm_drawing *d, const nrm_json *json, nrm_err *e)
{
    delaying *w = nrm_new(d->a, delaying);
    double mean = 0, size = 0;

    if (json->kind != NRM_JSON_OBJECT) {
        nrm_json_fail(json, e, "'delay' is an object");
        return NULL;
    }
    if (nrm_draw_field(d, json, "after", &w->after, e) != 0
        || nrm_draw_number(json, "mean", (nrm_span){ 1e-6, DAYS_MOST }, &mean,
                           e)
               != 0
        || nrm_draw_number(json, "size", (nrm_span){ 0, 1e9 }, &size, e) != 0)
        return NULL;
    if (!d->fields[w->after].date
        || (size > 0 && mean > NRM_LAW_RATIO_MAX * size)) {
        nrm_json_fail(json, e,
                      !d->fields[w->after].date
                          ? "'after' names a field that is no date"
                          : "'mean' is too large for this 'size'");
        return NULL;
    }
    w->law = nrm_law_count(d->a, mean, size);
    w->days = d->days;
    d->fields[d->at].date = true;
    d->fields[d->at].after = w->after;
    return w;
}

static void
draw(const void *state, nrm_made_row *row, nrm_made_cell *out)
{
    const delaying *w = state;
    const nrm_made_cell *after = &row->cells[w->after];
    int32_t delay = (int32_t)nrm_law_draw(w->law, &row->random);

    if (after->text.at != NULL
        && (w->days == NULL || after->number + delay <= w->days->last))
        nrm_draw_put_day(out, (int32_t)after->number + delay);
}

const nrm_draw nrm_draw_delay = {
    .name = "delay",
    .help = "a date some days after another field, empty when too late",
    .read = read_delay,
    .draw = draw,
};
