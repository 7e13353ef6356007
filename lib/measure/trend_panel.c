/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/trend_panel.h"

#include "data/obs_loose.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The series of the units of one panel. */
typedef struct units {
    nrm_trend_series *at;
    size_t n, cap;
} units;

/* Arrays of a panel with room for n values. */
typedef struct room {
    double *t, *y, *exposure, *tries, *step;
    size_t *level, *season;
} room;

static room
room_for(nrm_arena *a, const nrm_trend_series *like, size_t n,
         nrm_trend_series *out)
{
    room r = { .t = nrm_new_n(a, double, n), .y = nrm_new_n(a, double, n) };

    r.level = nrm_new_n(a, size_t, n);
    r.season = nrm_new_n(a, size_t, n);
    if (like->data.exposure != NULL)
        r.exposure = nrm_new_n(a, double, n);
    if (like->data.tries != NULL)
        r.tries = nrm_new_n(a, double, n);
    if (like->data.step != NULL)
        r.step = nrm_new_n(a, double, n);
    out->periods = nrm_new_n(a, nrm_period, n);
    out->bounds = nrm_new_n(a, nrm_span, n);
    out->data = (nrm_trend_data){ .t = r.t,
                                  .y = r.y,
                                  .exposure = r.exposure,
                                  .tries = r.tries,
                                  .level = r.level,
                                  .season = r.season,
                                  .step = r.step,
                                  .n_levels = 1,
                                  .per_year = like->data.per_year };
    return r;
}

static int
by_period(const void *a, const void *b)
{
    return nrm_period_cmp(*(const nrm_period *)a, *(const nrm_period *)b);
}

/* The periods in which any unit has a value, in order. */
static nrm_period *
all_periods(nrm_arena *a, const units *u, size_t *n)
{
    nrm_period *all;
    size_t total = 0, kept = 0;

    for (size_t i = 0; i < u->n; i++)
        total += u->at[i].data.n;
    all = nrm_new_n(a, nrm_period, total);
    for (size_t i = 0, at = 0; i < u->n; at += u->at[i++].data.n)
        memcpy(all + at, u->at[i].periods, u->at[i].data.n * sizeof *all);
    qsort(all, total, sizeof *all, by_period);
    for (size_t i = 0; i < total; i++)
        if (kept == 0 || nrm_period_cmp(all[kept - 1], all[i]) != 0)
            all[kept++] = all[i];
    *n = kept;
    return all;
}

/* What one unit brings in beside its values. */
static void
inherit(nrm_trend_series *out, const nrm_trend_series *s)
{
    out->conf = nrm_conf_strictest(out->conf, s->conf);
    out->status |= s->status;
    out->bounded = out->bounded || s->bounded;
    out->open = out->open || s->open;
    out->vague = out->vague || s->vague;
    out->whole = out->whole && s->whole;
    out->data.counts = out->data.counts && s->data.counts;
    out->n_missing += s->n_missing;
    out->broken = out->broken || s->broken;
    out->partial = out->partial || s->partial;
    if (s->source == NULL || out->source == NULL
        || strcmp(s->source, out->source) != 0)
        out->source = NULL;
}

/* Adds the values of a unit to the sums so far. */
static void
add_values(nrm_trend_series *out, const room *r, const nrm_trend_series *s)
{
    for (size_t i = 0; i < s->data.n; i++) {
        out->bounds[i].low += s->bounds[i].low;
        out->bounds[i].high += s->bounds[i].high;
        r->y[i] += s->data.y[i];
        if (r->exposure != NULL)
            r->exposure[i] += exp(s->data.exposure[i]);
        if (r->tries != NULL)
            r->tries[i] += s->data.tries[i];
        /* `level` counts the breaks that begin here, for now. */
        r->level[i] += i > 0 && s->data.level[i] != s->data.level[i - 1];
    }
}

static void
end_sums(nrm_trend_series *out, const room *r)
{
    size_t level = 0;

    for (size_t i = 0; i < out->data.n; i++) {
        level += r->level[i] > 0;
        r->level[i] = level;
        if (r->exposure != NULL)
            r->exposure[i] = log(r->exposure[i]);
    }
    out->data.n_levels = level + 1;
}

static void
constant_panel(nrm_arena *a, const units *u, const nrm_period *periods,
               size_t n_periods, nrm_trend_series *out)
{
    room r = room_for(a, &u->at[0], n_periods, out);
    size_t kept = 0;

    memcpy(out->periods, periods, n_periods * sizeof *periods);
    out->data.counts = true;
    for (size_t i = 0; i < u->n; i++) {
        const nrm_trend_series *s = &u->at[i];

        if (s->data.n < n_periods)
            continue;
        if (kept++ == 0) {
            memcpy(r.season, s->data.season, n_periods * sizeof *r.season);
            out->source = s->source;
            out->data.gaps = s->data.gaps;
        }
        inherit(out, s);
        add_values(out, &r, s);
    }
    for (size_t i = 0; i < n_periods; i++)
        r.t[i] = nrm_trend_years(periods[0], periods[i]);
    out->data.n = kept > 0 ? n_periods : 0;
    end_sums(out, &r);
    out->panel = nrm_format(a,
                            "constant panel: %zu of %zu have a value in "
                            "every period",
                            kept, u->n);
    out->n_units = kept;
    out->n_all_units = u->n;
}

static void
effects_panel(nrm_arena *a, const units *u, nrm_period first,
              nrm_trend_series *out)
{
    size_t total = 0, level = 0, n_used = 0;
    room r;

    for (size_t i = 0; i < u->n; i++)
        total += u->at[i].data.n;
    r = room_for(a, &u->at[0], total, out);
    out->data.counts = out->data.pooled = true;
    out->source = u->at[0].source;
    for (size_t i = 0; i < u->n; i++) {
        const nrm_trend_series *s = &u->at[i];
        size_t at = out->data.n, n = s->data.n;

        inherit(out, s);
        memcpy(out->periods + at, s->periods, n * sizeof *s->periods);
        memcpy(out->bounds + at, s->bounds, n * sizeof *s->bounds);
        memcpy(r.y + at, s->data.y, n * sizeof *r.y);
        memcpy(r.season + at, s->data.season, n * sizeof *r.season);
        if (r.exposure != NULL)
            memcpy(r.exposure + at, s->data.exposure, n * sizeof *r.y);
        if (r.tries != NULL)
            memcpy(r.tries + at, s->data.tries, n * sizeof *r.y);
        if (r.step != NULL)
            memcpy(r.step + at, s->data.step, n * sizeof *r.y);
        for (size_t k = 0; k < n; k++) {
            r.t[at + k] = nrm_trend_years(first, s->periods[k]);
            r.level[at + k] = level + s->data.level[k];
        }
        level += n > 0 ? s->data.level[n - 1] + 1 : 0;
        n_used += n > 0;
        out->uneven = out->uneven || n != u->at[0].data.n;
        out->data.n += n;
    }
    out->data.n_levels = level > 0 ? level : 1;
    out->panel = nrm_format(a, "%zu of %zu with values, each with its level",
                            n_used, u->n);
    out->n_units = n_used;
    out->n_all_units = u->n;
}

/* The dimensions of the panel: those of its units, with a total. */
static const nrm_obs_row *
total_row(nrm_arena *a, const nrm_trend_panel *panel, const nrm_obs_row *unit)
{
    nrm_obs_row *row = nrm_obs_loose_init(nrm_new(a, nrm_obs_loose), unit);

    row->n_dims = unit->n_dims;
    row->n_texts = unit->n_texts;
    row->dim[panel->over] = panel->obs->totals[panel->over];
    return row;
}

static int
pool_one(nrm_arena *a, const nrm_trend_panel *panel, const units *u,
         nrm_trend_series *out, nrm_err *e)
{
    const nrm_obs_row *first = u->at[0].first;
    size_t n_periods;
    nrm_period *periods;

    for (size_t i = 1; i < u->n; i++) {
        const nrm_obs_row *row = u->at[i].first;

        if (row->period.freq != first->period.freq
            || row->period.length != first->period.length)
            return nrm_fail_at(e, nrm_obs_string(panel->obs, row->file),
                               row->line,
                               "the units of a panel need periods of one "
                               "length");
    }
    periods = all_periods(a, u, &n_periods);
    *out = (nrm_trend_series){ .conf = NRM_CONF_F, .whole = true };
    if (panel->pooling == NRM_TREND_CONSTANT)
        constant_panel(a, u, periods, n_periods, out);
    else
        effects_panel(a, u, n_periods > 0 ? periods[0] : first->period, out);
    out->first = total_row(a, panel, first);
    out->span = n_periods == 0
                    ? u->at[0].span
                    : nrm_trend_span(periods[0], periods[n_periods - 1]);
    return 0;
}

int
nrm_trend_pool(nrm_arena *a, const nrm_trend_panel *panel,
               nrm_trend_series **series, size_t *n, nrm_err *e)
{
    uint64_t dims = (((uint64_t)1 << panel->obs->n_dims) - 1)
                    & ~((uint64_t)1 << panel->over);
    nrm_pool *keys = nrm_pool_new(a);
    units *panels = nrm_new_n(a, units, *n);
    nrm_trend_series *out;
    nrm_buf key;

    nrm_buf_init(&key, a);
    for (size_t i = 0; i < *n; i++) {
        units *u;

        nrm_buf_clear(&key);
        nrm_obs_key(panel->obs, (*series)[i].first, dims, false, &key);
        u = &panels[nrm_pool_add(keys, nrm_buf_all(&key))];
        nrm_room(a, u->at, u->n, u->cap);
        u->at[u->n++] = (*series)[i];
    }
    *n = nrm_pool_count(keys);
    out = nrm_new_n(a, nrm_trend_series, *n);
    for (size_t i = 0; i < *n; i++)
        if (pool_one(a, panel, &panels[i], &out[i], e) != 0)
            return -1;
    *series = out;
    return 0;
}
