/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/trend_bounds.h"

#include "math/bounds.h"

#include <math.h>
#include <string.h>

/* Sets of whole values that are tried one by one rather than drawn. */
static const double max_sets = 1 << 14;

/* One run of a method after the other on the same series. */
typedef struct task {
    nrm_arena *scratch;
    const nrm_trend_method *method;
    const nrm_trend_series *series;
    nrm_trend_data data;
    double *y;
    nrm_trend_result *result; /* what the last run gave */
} task;

static int
run(task *k, nrm_err *e)
{
    k->result->n = 0;
    k->result->note = NULL;
    k->result->loose = false;
    return k->method->run(k->scratch, &k->data, k->result, e);
}

/* The first result becomes the outcome as it is. */
static void
keep(nrm_arena *a, const nrm_trend_result *r, nrm_trend_outcomes *out)
{
    *out = (nrm_trend_outcomes){ .n = r->n, .loose = r->loose };
    out->at = nrm_new_n(a, nrm_trend_outcome, r->n);
    for (size_t i = 0; i < r->n; i++) {
        double x = r->stats[i].value.x;

        out->at[i].stat = r->stats[i];
        out->at[i].range = (nrm_span){ x, x };
    }
    if (r->note != NULL)
        out->note = nrm_format(a, "%s", r->note);
}

static nrm_maybe
lower(nrm_maybe a, nrm_maybe b)
{
    return a.known && b.known ? nrm_known(fmin(a.x, b.x)) : nrm_unknown();
}

static nrm_maybe
higher(nrm_maybe a, nrm_maybe b)
{
    return a.known && b.known ? nrm_known(fmax(a.x, b.x)) : nrm_unknown();
}

/* Widens an outcome by one more result. */
static void
widen(nrm_trend_outcome *o, const nrm_trend_stat *s)
{
    o->range.low = fmin(o->range.low, s->value.x);
    o->range.high = fmax(o->range.high, s->value.x);
    o->stat.ci_low = lower(o->stat.ci_low, s->ci_low);
    o->stat.ci_high = higher(o->stat.ci_high, s->ci_high);
    o->stat.p = higher(o->stat.p, s->p);
}

/*
 * Widens all; a statistic that the new result lacks in its place, as a second
 * bend of a line, has no range and is taken out.
 */
static void
widen_all(nrm_trend_outcomes *out, const nrm_trend_result *r)
{
    size_t n = 0;

    for (size_t i = 0; i < out->n && i < r->n; i++) {
        const nrm_trend_stat *s = &out->at[i].stat;

        if (strcmp(s->name, r->stats[i].name) != 0
            || s->first != r->stats[i].first || s->last != r->stats[i].last
            || s->ahead != r->stats[i].ahead)
            break;
        widen(&out->at[i], &r->stats[i]);
        n++;
    }
    out->n = n;
}

/* The end of the range in one direction; infinite when the model has none. */
static int
extreme_end(task *k, int direction, nrm_trend_stat *out)
{
    const nrm_trend_series *s = k->series;
    nrm_err ignored = { 0 };

    if (k->method->extreme(k->scratch, &k->data, s->bounds, direction, k->y,
                           &ignored)
            == 0
        && run(k, &ignored) == 0) {
        *out = k->result->stats[0];
        return 0;
    }
    return -1;
}

static int
extremes(nrm_arena *a, task *k, nrm_trend_outcomes *out, nrm_err *e)
{
    nrm_trend_outcome *o;
    nrm_trend_stat end;
    double inside = 0;

    for (size_t i = 0; i < k->data.n; i++)
        k->y[i] = (k->series->bounds[i].low + k->series->bounds[i].high) / 2;
    if (run(k, e) != 0)
        return -1;
    keep(a, k->result, out);
    out->n = 1;
    o = &out->at[0];
    inside = o->stat.value.x;
    o->range = (nrm_span){ -INFINITY, INFINITY };
    o->stat.p = o->stat.ci_low = o->stat.ci_high = nrm_unknown();
    if (extreme_end(k, -1, &end) == 0) {
        o->range.low = fmin(end.value.x, inside);
        o->stat.ci_low = end.ci_low;
    }
    if (extreme_end(k, 1, &end) == 0) {
        o->range.high = fmax(end.value.x, inside);
        o->stat.ci_high = end.ci_high;
    }
    return 0;
}

static int
enumerate(nrm_arena *a, task *k, nrm_trend_outcomes *out, nrm_err *e)
{
    bool first = true;

    nrm_bounds_first(k->series->bounds, k->data.n, k->y);
    do {
        nrm_arena_reset(k->scratch);
        if (run(k, e) != 0)
            return -1;
        if (first)
            keep(a, k->result, out);
        else
            widen_all(out, k->result);
        first = false;
    } while (nrm_bounds_next(k->series->bounds, k->data.n, k->y));
    return 0;
}

static int
impute(nrm_arena *a, task *k, nrm_trend_outcomes *out, nrm_err *e)
{
    uint64_t seed = k->data.settings->seed;

    for (uint64_t i = 0; i < NRM_TREND_DRAWS; i++) {
        nrm_random stream = nrm_random_at(seed, i);

        nrm_arena_reset(k->scratch);
        nrm_bounds_draw(k->series->bounds, k->data.n, k->series->whole, &stream,
                        k->y);
        if (run(k, e) != 0)
            return -1;
        if (i == 0)
            keep(a, k->result, out);
        else
            widen_all(out, k->result);
    }
    out->note = nrm_format(a,
                           "%s%srange over %d draws within the bounds, "
                           "seed %llu",
                           out->note == NULL ? "" : out->note,
                           out->note == NULL ? "" : "; ", NRM_TREND_DRAWS,
                           (unsigned long long)seed);
    return 0;
}

static int
bounded(nrm_arena *a, task *k, nrm_trend_outcomes *out, nrm_err *e)
{
    int result;

    if (k->method->bounds == NRM_TREND_EXTREME)
        result = extremes(a, k, out, e);
    else if (k->method->bounds == NRM_TREND_ENUMERATE && k->series->whole
             && nrm_bounds_sets(k->series->bounds, k->data.n) <= max_sets)
        result = enumerate(a, k, out, e);
    else
        result = impute(a, k, out, e);
    for (size_t i = 0; i < out->n; i++)
        out->at[i].ranged = out->at[i].range.low < out->at[i].range.high;
    return result;
}

/* What the series lacks for the method; NULL when nothing. */
static const char *
lack_of(const nrm_trend_method *m, const nrm_trend_series *s)
{
    const nrm_trend_data *d = &s->data;
    unsigned wants = m->wants;

    if (s->open)
        return "a value is known at one end only";
    if ((d->tries != NULL) != ((wants & NRM_TREND_SHARES) != 0))
        return d->tries == NULL ? "the method needs --of and --in"
                                : "the method is not one for shares";
    if (s->vague)
        return "a total is missing, 0, or known within bounds only";
    if ((wants & NRM_TREND_COUNTS) != 0 && !d->counts)
        return "the method needs whole counts";
    if ((wants & (NRM_TREND_SINGLE | NRM_TREND_EVEN)) != 0 && d->pooled)
        return "the method takes one series, not a panel with effects";
    if ((wants & NRM_TREND_EVEN) != 0 && d->gaps)
        return "the method needs a series without gaps";
    if ((wants & NRM_TREND_UNBROKEN) != 0 && d->n_levels > 1)
        return "the method needs a series without known breaks";
    if ((wants & NRM_TREND_SEASONS) != 0 && d->per_year < 2)
        return "the method needs half-years, quarters or months";
    for (size_t i = 0; (wants & NRM_TREND_POSITIVE) != 0 && i < d->n; i++)
        if (s->bounds[i].low <= 0)
            return "a value of 0 has no logarithm";
    return NULL;
}

static int
check(const nrm_trend_method *m, const nrm_trend_series *s, nrm_err *e)
{
    const char *lack;

    if (s->data.n < m->min_n)
        return nrm_fail(e, NRM_EMATH,
                        "too few values: %zu of the %zu that the method needs",
                        s->data.n, m->min_n);
    lack = lack_of(m, s);
    return lack == NULL ? 0 : nrm_fail(e, NRM_EMATH, "%s", lack);
}

int
nrm_trend_apply(const nrm_trend_room *room, const nrm_trend_method *m,
                const nrm_trend_series *s, nrm_trend_outcomes *out, nrm_err *e)
{
    task k = { .scratch = room->scratch,
               .method = m,
               .series = s,
               .result = room->result };
    int result;

    if (check(m, s, e) != 0)
        return -1;
    k.data = s->data;
    k.data.settings = room->settings;
    k.y = nrm_new_n(room->a, double, s->data.n);
    k.data.y = k.y;
    memcpy(k.y, s->data.y, s->data.n * sizeof *k.y);
    if (s->bounded)
        result = bounded(room->a, &k, out, e);
    else {
        result = run(&k, e);
        keep(room->a, k.result, out);
    }
    nrm_arena_reset(k.scratch);
    return result;
}
