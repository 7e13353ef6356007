/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/eliminate.h"
#include "protect/method.h"
#include "protect/repair.h"

#include <math.h>
#include <stdlib.h>

#define SINGLES_MAX 300

/* What a cell can still become. */
typedef struct offer {
    uint32_t cell;
    int64_t count;
    size_t n_atoms;
} offer;

static int
most_valued_first(const void *x, const void *y)
{
    const offer *p = x, *q = y;

    if (p->count != q->count)
        return p->count < q->count ? 1 : -1;
    if (p->n_atoms != q->n_atoms)
        return p->n_atoms < q->n_atoms ? 1 : -1;
    return (p->cell > q->cell) - (p->cell < q->cell);
}

/* The parts of the work on one slice. */
typedef struct work {
    const nrm_slice *slice;
    const nrm_policy *policy;
    int64_t *count; /* of each cell in the table at hand */
    bool *primary, *hidden;
    double *weights;
    uint32_t *forced;
    size_t n_forced;
    offer *offers;
    size_t n_offers;
} work;

/* Sorts the cells into forced, offered and hidden for themselves. */
static void
sort_cells(work *w)
{
    const nrm_lists *cells = &w->slice->cube->cells;

    for (uint32_t c = 0; c < cells->n; c++) {
        const nrm_cell *cell = &w->slice->cells[c];
        size_t n = nrm_list_len(cells, c);
        bool zero = cell->high == 0 && w->policy->zeros == NRM_ZEROS_PUBLIC;

        w->weights[c] = INFINITY;
        if (cell->kind == NRM_CELL_HIDDEN)
            w->primary[c] = true;
        if (cell->kind == NRM_CELL_ABSENT || cell->kind == NRM_CELL_HIDDEN) {
            w->weights[c] = 0;
            continue;
        }
        if (cell->kind == NRM_CELL_PUBLIC || zero || n == 0) {
            if (cell->low == cell->high && n > 0)
                w->forced[w->n_forced++] = c;
            else if (n > 0)
                w->weights[c] = 0; /* its bounds are links */
            continue;
        }
        w->weights[c] = log2((double)w->count[c] + 2);
        w->primary[c] = nrm_is_small(w->policy, cell);
        if (w->primary[c])
            continue;
        w->offers[w->n_offers].cell = c;
        w->offers[w->n_offers].n_atoms = n;
        w->offers[w->n_offers++].count = w->count[c];
    }
    qsort(w->offers, w->n_offers, sizeof *w->offers, most_valued_first);
}

/*
 * The sums nobody may compute: the small cells, and, where zeros are public,
 * the ones of every line together: if n hidden cells of at least 1 are known
 * to add up to n, all of them are known.
 */
static nrm_lists
guarded_sums(nrm_arena *a, const work *w)
{
    const nrm_lists *cells = &w->slice->cube->cells;
    nrm_lists sums = { 0, nrm_new_n(a, size_t, 2 * cells->n + 1),
                       nrm_new_n(a, uint32_t, 2 * cells->start[cells->n]) };
    size_t n = 0;

    for (size_t c = 0; c < cells->n; c++) {
        if (!w->primary[c])
            continue;
        for (size_t k = cells->start[c]; k < cells->start[c + 1]; k++)
            sums.items[n++] = cells->items[k];
        sums.start[++sums.n] = n;
    }
    for (size_t c = 0; c < cells->n; c++) {
        size_t before = n, len = nrm_list_len(cells, c);

        if (w->policy->zeros != NRM_ZEROS_PUBLIC || len < 2
            || len > SINGLES_MAX)
            continue;
        for (size_t k = cells->start[c]; k < cells->start[c + 1]; k++)
            if (w->slice->base[cells->items[k]] == 1)
                sums.items[n++] = cells->items[k];
        if (n - before < 2)
            n = before;
        else
            sums.start[++sums.n] = n;
    }
    return sums;
}

/*
 * Not for the largest tables: what elimination leaves hidden there lies on one
 * long move through all of it, and the repair, which needs short ones, hides
 * less when it starts from the small cells alone.
 */
static void
eliminate(nrm_arena *a, work *w)
{
    uint32_t *offered = nrm_new_n(a, uint32_t, w->n_offers);
    nrm_eliminate job = { w->slice->cube, w->forced,   w->n_forced,
                          offered,        w->n_offers, guarded_sums(a, w) };

    for (size_t i = 0; i < w->n_offers; i++)
        offered[i] = w->offers[i].cell;
    nrm_eliminate_run(a, &job, w->hidden);
}

static void
report(const work *w, nrm_verdicts *out)
{
    for (size_t c = 0; c < w->slice->cube->cells.n; c++) {
        nrm_cell_kind kind = w->slice->cells[c].kind;

        out->why[c] = NRM_SHOWN;
        if (kind == NRM_CELL_HIDDEN)
            out->why[c] = NRM_HIDDEN_BEFORE;
        else if (kind == NRM_CELL_RAW && w->hidden[c])
            out->why[c] =
                w->primary[c] ? NRM_HIDDEN_SMALL : NRM_HIDDEN_NEIGHBOUR;
    }
}

static int
run(nrm_arena *a, const nrm_slice *slice, const nrm_policy *policy,
    nrm_verdicts *out, nrm_err *e)
{
    size_t n = slice->cube->cells.n;
    nrm_arena *scratch = nrm_arena_child(a);
    bool *failed = nrm_new_n(scratch, bool, n);
    work w = { .slice = slice, .policy = policy };
    nrm_repair job;
    int result;

    out->why = nrm_new_n(a, nrm_why, n);
    out->count = nrm_new_n(a, int64_t, n);
    w.count = out->count;
    w.primary = nrm_new_n(scratch, bool, n);
    w.hidden = nrm_new_n(scratch, bool, n);
    w.weights = nrm_new_n(scratch, double, n);
    w.forced = nrm_new_n(scratch, uint32_t, n);
    w.offers = nrm_new_n(scratch, offer, n);
    nrm_cube_sums(slice->cube, slice->base, w.count);
    sort_cells(&w);
    if (n <= NRM_REPAIR_LARGE)
        eliminate(scratch, &w);
    job = (nrm_repair){ slice->cube, slice->base,  slice->low,
                        slice->high, slice->links, slice->n_links,
                        w.weights,   w.primary,    policy->width };
    result = nrm_repair_run(a, &job, w.hidden, failed, &out->n_failed, e);
    report(&w, out);
    nrm_arena_free(scratch);
    return result;
}

const nrm_protect_method nrm_protect_suppress = {
    .name = "suppress",
    .help = "hide small counts, and others so that no sum gives them away",
    .run = run,
};
