/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/identify_cells.h"

#include "math/bounds.h"

#include <math.h>
#include <string.h>

/* Tables that are tried one by one; more of them are drawn. */
static const double max_tables = 1 << 12;

enum { draws = 200 };

/* The tables that gave the lowest and the highest value of a figure. */
typedef struct ends {
    double *low, *high;
} ends;

typedef struct walk {
    const nrm_identify_cells *c;
    nrm_arena *scratch;
    double *counts;
    nrm_identify_figure *figures;
    ends *ends;
    nrm_identify_range *out;
    bool begun;
} walk;

double
nrm_identify_cells_total(const nrm_identify_table *t)
{
    return t->total.low == t->total.high ? t->total.low : NAN;
}

static bool
is_known(const nrm_identify_table *t)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->bounds[i].low != t->bounds[i].high)
            return false;
    return true;
}

static walk
begin(const nrm_identify_cells *c, nrm_identify_range *out)
{
    nrm_arena *a = c->job->a;
    walk w = { .c = c, .scratch = nrm_arena_child(a), .out = out };

    w.counts = nrm_new_n(a, double, c->t->n);
    w.figures = nrm_new_n(a, nrm_identify_figure, c->n);
    w.ends = nrm_new_n(a, ends, c->n);
    for (size_t i = 0; i < c->n; i++) {
        w.ends[i].low = nrm_new_n(a, double, c->t->n);
        w.ends[i].high = nrm_new_n(a, double, c->t->n);
        out[i].value = (nrm_span){ NAN, NAN };
        out[i].everywhere = true;
    }
    return w;
}

/* NaN stays: what does not exist in one table does not exist over all. */
static double
lower(double a, double b)
{
    return isnan(a) || isnan(b) ? NAN : fmin(a, b);
}

static double
higher(double a, double b)
{
    return isnan(a) || isnan(b) ? NAN : fmax(a, b);
}

/* Widens the range of a figure by its value in the table at hand. */
static void
widen(walk *w, size_t i)
{
    const nrm_identify_figure *f = &w->figures[i];
    nrm_identify_range *r = &w->out[i];
    size_t bytes = w->c->t->n * sizeof *w->counts;

    r->limits.low =
        w->begun ? lower(r->limits.low, f->limits.low) : f->limits.low;
    r->limits.high =
        w->begun ? higher(r->limits.high, f->limits.high) : f->limits.high;
    r->p = w->begun ? higher(r->p, f->p) : f->p;
    r->everywhere = r->everywhere && !isnan(f->value);
    if (isnan(f->value))
        return;
    if (!(f->value >= r->value.low)) {
        r->value.low = f->value;
        memcpy(w->ends[i].low, w->counts, bytes);
    }
    if (!(f->value <= r->value.high)) {
        r->value.high = f->value;
        memcpy(w->ends[i].high, w->counts, bytes);
    }
}

/* Takes in the table at hand. */
static void
take(walk *w)
{
    w->c->figures(w->c, w->scratch, w->counts, w->figures);
    for (size_t i = 0; i < w->c->n; i++)
        widen(w, i);
    w->begun = true;
    nrm_arena_reset(w->scratch);
}

/* One cell at one end and all others at the other: where extremes mostly lie.
 */
static void
take_corners(walk *w)
{
    const nrm_identify_table *t = w->c->t;

    for (size_t i = 0; i <= t->n; i++)
        for (int up = 0; up < 2; up++) {
            for (size_t j = 0; j < t->n; j++)
                w->counts[j] = (j == i) == (up == 1) ? t->bounds[j].high
                                                     : t->bounds[j].low;
            take(w);
        }
}

static const char *
take_draws(walk *w, bool whole)
{
    const nrm_identify *job = w->c->job;

    take_corners(w);
    for (uint64_t i = 0; i < draws; i++) {
        nrm_random stream = nrm_random_at(job->seed, i);

        nrm_bounds_draw(w->c->t->bounds, w->c->t->n, whole, &stream, w->counts);
        take(w);
    }
    return nrm_format(job->a,
                      "range over the corners of the bounds and %d draws "
                      "within them, seed %llu",
                      draws, (unsigned long long)job->seed);
}

static const char *
take_all(walk *w)
{
    const nrm_identify_table *t = w->c->t;

    do
        take(w);
    while (nrm_bounds_next(t->bounds, t->n, w->counts));
    return "range over all counts within the bounds";
}

/* The limits that take long, at both ends. */
static void
add_limits(walk *w)
{
    const nrm_identify_cells *c = w->c;

    for (size_t i = 0; i < c->n; i++) {
        nrm_identify_range *r = &w->out[i];

        if (isnan(r->value.low))
            continue;
        r->limits = c->limits(c, w->scratch, w->ends[i].low, i);
        nrm_arena_reset(w->scratch);
        if (r->value.low < r->value.high)
            r->limits.high = c->limits(c, w->scratch, w->ends[i].high, i).high;
        nrm_arena_reset(w->scratch);
    }
}

const char *
nrm_identify_cells_over(const nrm_identify_cells *c, nrm_identify_range *out)
{
    const nrm_identify_table *t = c->t;
    walk w = begin(c, out);
    bool whole = nrm_bounds_whole(t->bounds, t->n);
    const char *how = NULL;

    nrm_bounds_first(t->bounds, t->n, w.counts);
    if (is_known(t))
        take(&w);
    else if (whole && nrm_bounds_sets(t->bounds, t->n) <= max_tables)
        how = take_all(&w);
    else
        how = take_draws(&w, whole);
    if (c->limits != NULL)
        add_limits(&w);
    nrm_arena_free(w.scratch);
    return how;
}

void
nrm_identify_cells_put(const nrm_identify_cells *c, nrm_obs_row *row,
                       const nrm_identify_range *r)
{
    nrm_result_value(row, r->value);
    if (isfinite(r->limits.low) || isfinite(r->limits.high))
        nrm_result_interval(row, r->limits, c->job->level);
    nrm_result_number(row, NRM_P_VALUE, r->p);
}
