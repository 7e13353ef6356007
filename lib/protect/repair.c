/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/repair.h"

#include "protect/pattern.h"

#include <math.h>
#include <stdlib.h>

#define SAVED 1e-9 /* an improvement is more than a rounding error */
#define MAX_OUT 8  /* steps that one trial takes away */
#define AVOIDED 50 /* times its price for a cell to be shown */
#define NO_CELL UINT32_MAX

/* How a table is gone about. */
typedef struct pace {
    size_t cells;   /* holds up to this size */
    size_t near;    /* atoms that a question starts with */
    double cheap;   /* a swap that costs no more is taken */
    double settles; /* the same while improving */
    size_t effort;  /* questions that improving may ask */
} pace;

/*
 * The smallest come in dozens, one for each country and year. Larger tables
 * have more questions, and each is more work. In the largest a programme is
 * asked where the cheapest swap is dear, and saves a third there.
 */
static const pace paces[] = {
    { 100, 600, 0, 0, 20 },
    { 5000, 600, 0, 0, 100 },
    { NRM_REPAIR_LARGE, 300, 0, 0, 100 },
    { SIZE_MAX, 100, 40, NRM_SWAPS_ONLY, 20000 },
};

typedef struct state {
    nrm_arena *a;
    const nrm_repair *job;
    const pace *pace;
    nrm_pattern p;
    size_t out[MAX_OUT]; /* the steps that a trial takes away */
    size_t n_out;
    size_t questions; /* asked while improving */
} state;

/*
 * The cheaper of the moves up and down by a width; *found is false when there
 * is none.
 */
static int
search(state *s, uint32_t target, int64_t width, nrm_step *best, bool *found,
       nrm_err *e)
{
    const nrm_lists *cells = &s->job->cube->cells;
    double price = INFINITY;

    *found = false;
    for (int sign = 1; sign >= -1 && price > 0; sign -= 2) {
        nrm_want want = { nrm_list_at(cells, target),
                          nrm_list_len(cells, target), sign * width };
        nrm_move move;
        nrm_step t;

        s->questions++;
        if (nrm_moves_find(s->p.moves, s->a, &want, 1, &move, e) != 0)
            return -1;
        if (move.n == 0)
            continue;
        t = nrm_pattern_step(&s->p, &move);
        if (*found && nrm_pattern_cost(&s->p, &t) >= price)
            continue;
        *best = t;
        price = nrm_pattern_cost(&s->p, &t);
        *found = true;
    }
    return 0;
}

/*
 * Gives a hidden cell a move of its own, unless it has one: of the width, or
 * of what comes nearest to it where what is public leaves no more.
 */
static int
protect_cell(state *s, uint32_t c, nrm_err *e)
{
    int64_t width = s->job->width;
    nrm_step t;
    bool found = false;

    if (s->p.cover[c] > 0 || s->p.failed[c])
        return 0;
    for (; !found && width > 0; width--)
        if (search(s, c, width, &t, &found, e) != 0)
            return -1;
    s->p.failed[c] = width + 1 < s->job->width || !found;
    if (found)
        nrm_pattern_add(&s->p, &t);
    return 0;
}

/* Moves for the primary cells, then for whatever those have hidden. */
static int
protect_all(state *s, const uint32_t *order, size_t n, nrm_err *e)
{
    bool again = true;

    for (size_t i = 0; i < n; i++)
        if (s->job->primary[order[i]] && protect_cell(s, order[i], e) != 0)
            return -1;
    nrm_pattern_show_unused(&s->p);
    while (again) {
        again = false;
        for (size_t i = 0; i < n; i++) {
            size_t before = s->p.n_steps;

            if (s->p.hidden[order[i]] && protect_cell(s, order[i], e) != 0)
                return -1;
            again = again || s->p.n_steps > before;
        }
    }
    return 0;
}

/*
 * Gives every hidden cell of the steps that were taken out a move again; stops
 * when the price reaches the limit. False when a cell cannot be protected.
 */
static int
replace(state *s, double limit, bool *done, nrm_err *e)
{
    *done = true;
    for (size_t k = 0; k < s->n_out && *done; k++) {
        const nrm_step *old = &s->p.steps[s->out[k]];

        for (size_t i = 0; i < old->n && *done; i++) {
            uint32_t c = old->cells[i];

            if (!s->p.hidden[c])
                continue;
            if (protect_cell(s, c, e) != 0)
                return -1;
            *done = !s->p.failed[c] && s->p.price < limit;
            s->p.failed[c] = false;
        }
    }
    return 0;
}

/*
 * Takes the steps of s->out away and protects without them, and if it can be
 * helped without the cell `avoid`. Undoes it unless something is saved.
 */
static int
try_without(state *s, uint32_t avoid, bool *better, nrm_err *e)
{
    double before = s->p.price;
    size_t first = s->p.n_steps;
    bool done;

    for (size_t k = 0; k < s->n_out; k++)
        nrm_pattern_take_out(&s->p, s->out[k]);
    if (avoid != NO_CELL && !s->p.hidden[avoid])
        nrm_moves_price(s->p.moves, avoid, AVOIDED * s->job->weights[avoid]);
    if (replace(s, before - SAVED, &done, e) != 0)
        return -1;
    if (avoid != NO_CELL && !s->p.hidden[avoid])
        nrm_moves_price(s->p.moves, avoid, s->job->weights[avoid]);
    if (done && s->p.price + SAVED < before
        && nrm_pattern_covers(&s->p, first)) {
        *better = true;
        return 0;
    }
    nrm_pattern_cut(&s->p, first);
    for (size_t k = 0; k < s->n_out; k++)
        nrm_pattern_put_in(&s->p, s->out[k]);
    return 0;
}

/* A step and what would be shown without it. */
typedef struct chance {
    size_t step;
    double saving;
} chance;

static int
most_saving_first(const void *x, const void *y)
{
    const chance *p = x, *q = y;

    if (p->saving != q->saving)
        return p->saving < q->saving ? 1 : -1;
    return (p->step > q->step) - (p->step < q->step);
}

/*
 * One round: every step gives way to something cheaper, where there is, those
 * first that cost most.
 */
static int
improve_steps(state *s, bool *better, nrm_err *e)
{
    size_t n = 0;
    chance *order = nrm_new_n(s->a, chance, s->p.n_steps);

    for (size_t k = 0; k < s->p.n_steps; k++)
        if (s->p.steps[k].live)
            order[n++] = (chance){ k, nrm_pattern_saving(&s->p, k) };
    qsort(order, n, sizeof *order, most_saving_first);
    for (size_t i = 0; i < n && s->questions < s->pace->effort; i++) {
        if (!s->p.steps[order[i].step].live || order[i].saving <= SAVED)
            continue;
        s->n_out = 1;
        s->out[0] = order[i].step;
        if (try_without(s, NO_CELL, better, e) != 0)
            return -1;
    }
    return 0;
}

/* The live steps that change a cell; false when they are too many. */
static bool
steps_of(state *s, uint32_t c)
{
    s->n_out = 0;
    if (s->p.users[c] > MAX_OUT)
        return false;
    for (size_t k = 0; k < s->p.n_steps; k++)
        for (size_t i = 0; s->p.steps[k].live && i < s->p.steps[k].n; i++) {
            if (s->p.steps[k].cells[i] != c)
                continue;
            s->out[s->n_out++] = k;
        }
    return s->n_out > 0;
}

/* One round: every neighbour that is hidden is shown, where it can be. */
static int
improve_cells(state *s, bool *better, nrm_err *e)
{
    for (uint32_t c = 0; c < s->job->cube->cells.n; c++)
        if (s->questions < s->pace->effort && s->p.hidden[c]
            && !s->job->primary[c] && steps_of(s, c)
            && try_without(s, c, better, e) != 0)
            return -1;
    return 0;
}

static int
improve(state *s, nrm_err *e)
{
    bool better = true;
    int result = 0;

    s->questions = 0;
    nrm_moves_settle(s->p.moves, s->pace->settles);
    while (better && result == 0) {
        better = false;
        result = improve_steps(s, &better, e);
        if (result == 0)
            result = improve_cells(s, &better, e);
    }
    nrm_moves_settle(s->p.moves, s->pace->cheap);
    return result;
}

/* Small cells first: what they need, the larger ones can share. */
static uint32_t *
ordered(nrm_arena *a, const nrm_lists *cells)
{
    uint32_t *order = nrm_new_n(a, uint32_t, cells->n);
    size_t n = 0, longest = 0;

    for (size_t c = 0; c < cells->n; c++)
        if (nrm_list_len(cells, c) > longest)
            longest = nrm_list_len(cells, c);
    for (size_t len = 1, next; len <= longest; len = next) {
        next = longest + 1;
        for (uint32_t c = 0; c < cells->n; c++) {
            size_t here = nrm_list_len(cells, c);

            if (here == len)
                order[n++] = c;
            else if (here > len && here < next)
                next = here;
        }
    }
    return order;
}

static void
start(state *s, nrm_arena *a, const nrm_repair *job, bool *hidden, bool *failed)
{
    size_t n = job->cube->cells.n;
    double *prices = nrm_new_n(a, double, n);
    nrm_moves_job moves = { job->cube,    job->base, job->low,
                            job->high,    prices,    job->links,
                            job->n_links, 0,         0 };

    for (size_t c = 0; c < n; c++) {
        hidden[c] = hidden[c] || job->primary[c];
        failed[c] = false;
        prices[c] = hidden[c] ? 0 : job->weights[c];
    }
    *s = (state){ .a = a, .job = job, .pace = paces };
    while (s->pace->cells < n)
        s->pace++;
    moves.near = s->pace->near;
    moves.cheap = s->pace->cheap;
    nrm_pattern_start(&s->p, a, job, nrm_moves_new(a, &moves), hidden, failed);
}

int
nrm_repair_run(nrm_arena *a, const nrm_repair *job, bool *hidden, bool *failed,
               size_t *n_failed, nrm_err *e)
{
    nrm_arena *scratch = nrm_arena_child(a);
    const nrm_lists *cells = &job->cube->cells;
    uint32_t *order = ordered(scratch, cells);
    size_t n = 0;
    state s;
    int result;

    while (n < cells->n && nrm_list_len(cells, order[n]) > 0)
        n++;
    start(&s, scratch, job, hidden, failed);
    result = protect_all(&s, order, n, e);
    nrm_pattern_drop_spare(&s.p);
    if (result == 0)
        result = improve(&s, e);
    if (result == 0)
        result = protect_all(&s, order, n, e);
    *n_failed = 0;
    for (size_t c = 0; c < cells->n; c++)
        *n_failed += failed[c];
    nrm_arena_free(scratch);
    return result;
}
