/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bends anywhere (Hudson 1966). A bend lies at an observed time or strictly
 * between two. Cut at the bends between, the values fall into blocks, and the
 * squares are the sum of those of the blocks, each fitted by itself with its
 * bends at observed times, when the lines of neighbouring blocks meet between
 * the two values where they should. The least sum over all ways to place the
 * bends, of those that meet, is the least of the model: where the lines of a
 * way do not meet, the least for it lies on its edge, which is another way.
 *
 * Ways are visited from left to right, and left as soon as the blocks behind
 * are worse than the best way so far; the best fit on the grid starts.
 */
#include "math/joinpoint.h"

#include "math/bends.h"

#include <math.h>
#include <string.h>

/* A bend at value i is place 2i; between i and i + 1 it is 2i + 1. */
typedef struct way {
    size_t k, placed;
    double at[NRM_JOINPOINTS_MAX]; /* times of the bends */
    size_t block;                  /* first value of the open block */
    size_t inside;                 /* bends inside of it */
    double sse;                    /* of the closed blocks */
    double level, slope;           /* of the last closed line, at time 0 */
    size_t gap;                    /* the place of the last cut */
    bool cut;                      /* there is one */
} way;

typedef struct search {
    nrm_arena *scratch;
    const nrm_bent_data *d;
    size_t k;
    double best;
    double at[NRM_JOINPOINTS_MAX];
} search;

/* A line at time 0 and its slope. */
typedef struct line {
    double level, slope;
} line;

static line
first_line(const nrm_bent *b, double start)
{
    return (line){ b->intercept - b->slope[0] * start, b->slope[0] };
}

static line
last_line(const nrm_bent *b, double start)
{
    line l = first_line(b, start);

    for (size_t j = 0; j < b->k; j++) {
        double turn = b->slope[j + 1] - b->slope[j];

        l.level -= turn * b->at[j];
        l.slope += turn;
    }
    return l;
}

/* Closes the open block with value `last`; false when the way is no use. */
static bool
close_block(search *s, way *w, size_t last)
{
    nrm_bent_data part = *s->d;
    nrm_err ignored = { 0 };
    nrm_bent b;
    line first, end;

    part.n = last - w->block + 1;
    part.t += w->block;
    part.y += w->block;
    part.weight = part.weight == NULL ? NULL : part.weight + w->block;
    nrm_arena_reset(s->scratch);
    if (part.n < w->inside + 2
        || nrm_bends_fit(s->scratch, &part, w->inside,
                         w->at + w->placed - w->inside, &b, &ignored)
               != 0)
        return false;
    first = first_line(&b, part.t[0]);
    end = last_line(&b, part.t[0]);
    w->sse += b.sse;
    if (w->cut) {
        double meet = (first.level - w->level) / (w->slope - first.slope);
        size_t left = w->gap / 2;

        if (!(meet > s->d->t[left] && meet < s->d->t[left + 1]))
            return false;
        w->at[w->placed - w->inside - 1] = meet;
    }
    w->level = end.level;
    w->slope = end.slope;
    return w->sse < s->best;
}

/* The first place that the next bend may have. */
static size_t
first_place(const search *s, const way *w, size_t last_place)
{
    size_t behind;

    if (w->placed == 0)
        return s->d->min_end > 0 ? 2 * s->d->min_end - 1 : 0;
    behind = last_place / 2 + 1 + s->d->min_between; /* at that value */
    return s->d->min_between > 0 ? 2 * behind - 1 : 2 * behind;
}

static void visit(search *s, const way *from, size_t last_place);

/* Puts the next bend at a place. */
static void
place(search *s, const way *from, size_t p)
{
    way w = *from;

    if (p % 2 == 0) {
        w.at[w.placed++] = s->d->t[p / 2];
        w.inside++;
        visit(s, &w, p);
        return;
    }
    if (!close_block(s, &w, p / 2))
        return;
    w.placed++;
    w.inside = 0;
    w.block = p / 2 + 1;
    w.gap = p;
    w.cut = true;
    visit(s, &w, p);
}

static void
visit(search *s, const way *from, size_t last_place)
{
    size_t n = s->d->n;

    if (from->placed == s->k) {
        way w = *from;

        if (close_block(s, &w, n - 1)) {
            s->best = w.sse;
            memcpy(s->at, w.at, sizeof s->at);
        }
        return;
    }
    for (size_t p = first_place(s, from, last_place);
         p / 2 + 1 + s->d->min_end <= n; p++)
        place(s, from, p);
}

int
nrm_bent_hudson(nrm_arena *a, const nrm_bent_data *d, size_t k, nrm_bent *out,
                nrm_err *e)
{
    search s = { .d = d, .k = k };
    way start = { .k = k };

    if (nrm_bent_grid(a, d, k, out, e) != 0)
        return -1;
    s.best = out->sse;
    memcpy(s.at, out->at, sizeof s.at);
    s.scratch = nrm_arena_child(a);
    visit(&s, &start, 0);
    nrm_arena_free(s.scratch);
    return nrm_bends_fit(a, d, k, s.at, out, e);
}
