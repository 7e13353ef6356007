/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/evaluate_opening.h"

#include "measure/keyed.h"

static const char *const names[] = { "opened" };

int
nrm_openings_read(nrm_obs *obs, const char *path, nrm_openings *out, nrm_err *e)
{
    nrm_keyed k = { .obs = obs,
                    .what = "list of openings",
                    .names = names,
                    .n = NRM_COUNT_OF(names) };
    int more;

    *out = (nrm_openings){ .obs = obs };
    if (nrm_keyed_open(&k, path, 1, e) != 0)
        return -1;
    while ((more = nrm_keyed_next(&k, e)) > 0) {
        nrm_period p;

        if (!nrm_period_parse(nrm_keyed_cell(&k, 0), &p))
            return nrm_keyed_wrong(&k, 0, "a day such as 2014-05-01", e);
        nrm_room(obs->a, out->at, out->n, out->cap);
        out->at[out->n].day = p.start;
        nrm_keyed_codes(&k, out->at[out->n++].code);
    }
    return more;
}

/* The opening that speaks of the row first, or NULL. */
static const nrm_opening *
find(const nrm_openings *openings, const nrm_obs_row *row)
{
    for (size_t i = 0; i < openings->n; i++)
        if (nrm_keyed_has(openings->obs, openings->at[i].code, row))
            return &openings->at[i];
    return NULL;
}

bool
nrm_openings_split(const nrm_openings *openings, const nrm_obs_row *row)
{
    const nrm_opening *o = find(openings, row);

    return o != NULL && row->period.freq != NRM_NO_PERIOD
           && row->period.start < o->day
           && o->day < nrm_period_end(row->period);
}

nrm_obs *
nrm_openings_clear(const nrm_openings *openings)
{
    const nrm_obs *obs = openings->obs;
    nrm_obs *clear = nrm_obs_like(obs);

    for (size_t i = 0; i < obs->n_rows; i++)
        if (!nrm_openings_split(openings, &obs->rows[i]))
            nrm_obs_add_copy(clear, &obs->rows[i]);
    nrm_obs_sort(clear);
    return clear;
}

void
nrm_openings_step(const nrm_openings *openings, nrm_trend_series *s)
{
    const nrm_opening *o = find(openings, s->first);
    double *step = nrm_new_n(openings->obs->a, double, s->data.n);

    for (size_t i = 0; o != NULL && i < s->data.n; i++)
        step[i] = s->periods[i].start >= o->day;
    s->data.step = step;
}
