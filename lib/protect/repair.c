/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/repair.h"

#include <math.h>
#include <stdlib.h>

#define SAVED 1e-9 /* an improvement is more than a rounding error */
#define MAX_OUT 8  /* steps that one trial takes away */
#define AVOIDED 50 /* times its price for a cell to be shown */
#define NO_CELL UINT32_MAX
#define SMALL                                                                  \
    1000 /* atoms of a table in which moves are sought further off             \
          */
#define NEAR_SMALL 600 /* atoms that a question starts with in those */
#define NEAR 300       /* and in larger ones, which have more questions */

/* A move and the cells it changes. */
typedef struct step {
    uint32_t *cells;
    int64_t *change;
    size_t n;
    bool live;
} step;

typedef struct state {
    nrm_arena *a;
    const nrm_repair *job;
    nrm_moves *moves;
    nrm_lists holders; /* the cells that hold an atom */
    bool *hidden, *failed;
    uint32_t *users; /* live steps that change a cell */
    uint32_t *cover; /* live steps that change it by the width */
    step *steps;
    size_t n_steps, cap;
    int64_t *sum;        /* of the move at hand, for each cell; zeros between */
    double price;        /* of all that is hidden */
    size_t out[MAX_OUT]; /* the steps that a trial takes away */
    size_t n_out;
    size_t questions; /* asked while improving */
} state;

/* The cells that a move changes, and by how much. */
static step
spread(state *s, const nrm_move *move)
{
    step out = { NULL, NULL, 0, false };
    size_t room = 0, n = 0;
    uint32_t *touched;

    for (size_t i = 0; i < move->n; i++)
        room += nrm_list_len(&s->holders, move->atoms[i]);
    touched = nrm_new_n(s->a, uint32_t, room);
    out.change = nrm_new_n(s->a, int64_t, room);
    for (size_t i = 0; i < move->n; i++) {
        const uint32_t *cells = nrm_list_at(&s->holders, move->atoms[i]);

        for (size_t k = nrm_list_len(&s->holders, move->atoms[i]); k-- > 0;) {
            s->sum[cells[k]] += move->change[i];
            touched[n++] = cells[k];
        }
    }
    out.cells = touched;
    for (size_t i = 0; i < n; i++) {
        int64_t change = s->sum[touched[i]];

        s->sum[touched[i]] = 0; /* a cell that came twice counts once */
        if (change == 0)
            continue;
        out.cells[out.n] = touched[i];
        out.change[out.n++] = change;
    }
    return out;
}

/* What the step would newly hide. */
static double
cost(const state *s, const step *t)
{
    double sum = 0;

    for (size_t i = 0; i < t->n; i++)
        if (!s->hidden[t->cells[i]])
            sum += s->job->weights[t->cells[i]];
    return sum;
}

static void
hide(state *s, uint32_t c)
{
    s->hidden[c] = true;
    s->price += s->job->weights[c];
    nrm_moves_price(s->moves, c, 0);
}

static void
show(state *s, uint32_t c)
{
    s->hidden[c] = false;
    s->price -= s->job->weights[c];
    nrm_moves_price(s->moves, c, s->job->weights[c]);
}

/* Counts a step in; what it changes is hidden. */
static void
put_in(state *s, step *t)
{
    t->live = true;
    for (size_t i = 0; i < t->n; i++) {
        uint32_t c = t->cells[i];

        s->users[c]++;
        s->cover[c] += llabs(t->change[i]) >= s->job->width;
        if (!s->hidden[c] && s->job->weights[c] > 0)
            hide(s, c);
    }
}

/* Counts a step out; what nothing else changes is shown again. */
static void
take_out(state *s, step *t)
{
    t->live = false;
    for (size_t i = 0; i < t->n; i++) {
        uint32_t c = t->cells[i];

        s->users[c]--;
        s->cover[c] -= llabs(t->change[i]) >= s->job->width;
        if (s->users[c] == 0 && s->hidden[c] && !s->job->primary[c])
            show(s, c);
    }
}

/* The cheaper of the moves up and down; *found is false when there is none. */
static int
search(state *s, uint32_t target, step *best, bool *found, nrm_err *e)
{
    const nrm_lists *cells = &s->job->cube->cells;
    double price = INFINITY;

    *found = false;
    for (int sign = 1; sign >= -1 && price > 0; sign -= 2) {
        nrm_want want = { nrm_list_at(cells, target),
                          nrm_list_len(cells, target), sign * s->job->width };
        nrm_move move;
        step t;

        s->questions++;
        if (nrm_moves_find(s->moves, s->a, &want, 1, &move, e) != 0)
            return -1;
        if (move.n == 0)
            continue;
        t = spread(s, &move);
        if (*found && cost(s, &t) >= price)
            continue;
        *best = t;
        price = cost(s, &t);
        *found = true;
    }
    return 0;
}

/* Gives a hidden cell a move of its own, unless it has one. */
static int
protect_cell(state *s, uint32_t c, nrm_err *e)
{
    step t;
    bool found;

    if (s->cover[c] > 0 || s->failed[c])
        return 0;
    if (search(s, c, &t, &found, e) != 0)
        return -1;
    if (!found) {
        s->failed[c] = true;
        return 0;
    }
    nrm_room(s->a, s->steps, s->n_steps, s->cap);
    s->steps[s->n_steps] = t;
    put_in(s, &s->steps[s->n_steps++]);
    return 0;
}

static void
show_unused(state *s)
{
    for (uint32_t c = 0; c < s->job->cube->cells.n; c++)
        if (s->hidden[c] && !s->job->primary[c] && s->users[c] == 0)
            show(s, c);
}

/* Moves for the primary cells, then for whatever those have hidden. */
static int
protect_all(state *s, const uint32_t *order, size_t n, nrm_err *e)
{
    bool again = true;

    for (size_t i = 0; i < n; i++)
        if (s->job->primary[order[i]] && protect_cell(s, order[i], e) != 0)
            return -1;
    show_unused(s);
    while (again) {
        again = false;
        for (size_t i = 0; i < n; i++) {
            size_t before = s->n_steps;

            if (s->hidden[order[i]] && protect_cell(s, order[i], e) != 0)
                return -1;
            again = again || s->n_steps > before;
        }
    }
    return 0;
}

/* What would be shown without a step. */
static double
saving(const state *s, const step *t)
{
    double sum = 0;

    for (size_t i = 0; i < t->n; i++)
        if (s->users[t->cells[i]] == 1 && s->hidden[t->cells[i]]
            && !s->job->primary[t->cells[i]])
            sum += s->job->weights[t->cells[i]];
    return sum;
}

/* Whether what a step has hidden or covered can do without it. */
static bool
is_spare(const state *s, const step *t)
{
    for (size_t i = 0; i < t->n; i++) {
        uint32_t c = t->cells[i];
        bool covers = llabs(t->change[i]) >= s->job->width;
        bool stays = s->job->primary[c] || s->users[c] > 1;

        if (s->hidden[c] && stays && s->cover[c] <= covers && !s->failed[c])
            return false;
    }
    return true;
}

/* Takes out the steps that others make up for, the dearest first. */
static void
drop_spare(state *s)
{
    for (;;) {
        step *best = NULL;
        double most = SAVED;

        for (size_t k = 0; k < s->n_steps; k++) {
            step *t = &s->steps[k];
            double sum = t->live ? saving(s, t) : 0;

            if (sum <= most || !is_spare(s, t))
                continue;
            most = sum;
            best = t;
        }
        if (best == NULL)
            return;
        take_out(s, best);
    }
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
        const step *old = &s->steps[s->out[k]];

        for (size_t i = 0; i < old->n && *done; i++) {
            uint32_t c = old->cells[i];

            if (!s->hidden[c])
                continue;
            if (protect_cell(s, c, e) != 0)
                return -1;
            *done = !s->failed[c] && s->price < limit;
            s->failed[c] = false;
        }
    }
    return 0;
}

/* Whether every cell hidden by the steps from `first` on has its move. */
static bool
all_covered(const state *s, size_t first)
{
    for (size_t k = first; k < s->n_steps; k++)
        for (size_t i = 0; i < s->steps[k].n; i++)
            if (s->cover[s->steps[k].cells[i]] == 0)
                return false;
    return true;
}

/*
 * Takes the steps of s->out away and protects without them, and if it can be
 * helped without the cell `avoid`. Undoes it unless something is saved.
 */
static int
try_without(state *s, uint32_t avoid, bool *better, nrm_err *e)
{
    double before = s->price;
    size_t first = s->n_steps;
    bool done;

    for (size_t k = 0; k < s->n_out; k++)
        take_out(s, &s->steps[s->out[k]]);
    if (avoid != NO_CELL && !s->hidden[avoid])
        nrm_moves_price(s->moves, avoid, AVOIDED * s->job->weights[avoid]);
    if (replace(s, before - SAVED, &done, e) != 0)
        return -1;
    if (avoid != NO_CELL && !s->hidden[avoid])
        nrm_moves_price(s->moves, avoid, s->job->weights[avoid]);
    if (done && s->price + SAVED < before && all_covered(s, first)) {
        *better = true;
        return 0;
    }
    while (s->n_steps > first)
        take_out(s, &s->steps[--s->n_steps]);
    for (size_t k = 0; k < s->n_out; k++)
        put_in(s, &s->steps[s->out[k]]);
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
    chance *order = nrm_new_n(s->a, chance, s->n_steps);

    for (size_t k = 0; k < s->n_steps; k++)
        if (s->steps[k].live)
            order[n++] = (chance){ k, saving(s, &s->steps[k]) };
    qsort(order, n, sizeof *order, most_saving_first);
    for (size_t i = 0; i < n && s->questions < s->job->effort; i++) {
        if (!s->steps[order[i].step].live || order[i].saving <= SAVED)
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
    for (size_t k = 0; k < s->n_steps; k++)
        for (size_t i = 0; s->steps[k].live && i < s->steps[k].n; i++) {
            if (s->steps[k].cells[i] != c)
                continue;
            if (s->n_out == MAX_OUT)
                return false;
            s->out[s->n_out++] = k;
        }
    return s->n_out > 0;
}

/* One round: every neighbour that is hidden is shown, where it can be. */
static int
improve_cells(state *s, bool *better, nrm_err *e)
{
    for (uint32_t c = 0; c < s->job->cube->cells.n; c++)
        if (s->questions < s->job->effort && s->hidden[c] && !s->job->primary[c]
            && steps_of(s, c) && try_without(s, c, better, e) != 0)
            return -1;
    return 0;
}

static int
improve(state *s, nrm_err *e)
{
    bool better = true;

    s->questions = 0;
    while (better) {
        better = false;
        if (improve_steps(s, &better, e) != 0
            || improve_cells(s, &better, e) != 0)
            return -1;
    }
    return 0;
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
    nrm_moves_job moves = {
        job->cube,    job->base,
        job->low,     job->high,
        prices,       job->links,
        job->n_links, job->cube->n_atoms <= SMALL ? NEAR_SMALL : NEAR
    };

    for (size_t c = 0; c < n; c++) {
        hidden[c] = hidden[c] || job->primary[c];
        failed[c] = false;
        prices[c] = hidden[c] ? 0 : job->weights[c];
    }
    s->a = a;
    s->job = job;
    s->moves = nrm_moves_new(a, &moves);
    s->holders = nrm_lists_turn(a, &job->cube->cells, job->cube->n_atoms);
    s->hidden = hidden;
    s->failed = failed;
    s->users = nrm_new_n(a, uint32_t, n);
    s->cover = nrm_new_n(a, uint32_t, n);
    s->sum = nrm_new_n(a, int64_t, n);
}

int
nrm_repair_run(nrm_arena *a, const nrm_repair *job, bool *hidden, bool *failed,
               size_t *n_failed, nrm_err *e)
{
    nrm_arena *scratch = nrm_arena_child(a);
    const nrm_lists *cells = &job->cube->cells;
    uint32_t *order = ordered(scratch, cells);
    size_t n = 0;
    state s = { 0 };
    int result;

    while (n < cells->n && nrm_list_len(cells, order[n]) > 0)
        n++;
    start(&s, scratch, job, hidden, failed);
    result = protect_all(&s, order, n, e);
    drop_spare(&s);
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
