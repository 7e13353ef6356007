/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/attack.h"

#include "math/lp.h"
#include "protect/echelon.h"
#include "protect/unknowns.h"

#include <math.h>

#define SEED UINT64_C(0x6e726d2d61746b31)
#define SLACK 1e-6 /* a bound from the programme may be off by this */
#define SMALL 64   /* unknowns up to which every interval is exact */
#define NEAR 100   /* unknowns among which a second table is sought first */
#define FEW 300    /* unknowns up to which the ends are the faster way */

typedef struct attack {
    nrm_arena *a, *scratch;
    const nrm_attack_job *job;
    nrm_unknowns u;
    nrm_attacked *out;
    nrm_moves *moves; /* made when they are first needed */
    nrm_lp *lp;       /* the attacker's programme, likewise */
    uint32_t *twin;   /* of each cell: the first with the same unknowns */
    int64_t *sum;     /* of each cell, zeros between */
    nrm_move room;    /* for one move */
    int64_t *change;  /* of each unknown atom, zeros between */
    bool *asked;      /* the cells to be judged, twins once */
    size_t cap;
} attack;

static bool
is_target(const nrm_cell *cell)
{
    return cell->kind == NRM_CELL_HIDDEN
           || (cell->kind == NRM_CELL_PUBLIC && cell->low < cell->high);
}

/* Keeps a move, and what it says of every cell. */
static void
learn(attack *t, const nrm_move *move)
{
    size_t number = t->out->n_moves;
    nrm_move kept = { move->n, nrm_new_n(t->a, uint32_t, move->n),
                      nrm_new_n(t->a, int64_t, move->n) };

    for (size_t i = 0; i < move->n; i++) {
        uint32_t atom = move->atoms[i];

        kept.atoms[i] = t->u.atom[atom];
        kept.change[i] = move->change[i];
        for (size_t k = 0; k < nrm_list_len(&t->u.cube->holders, atom); k++)
            t->sum[nrm_list_at(&t->u.cube->holders, atom)[k]] +=
                move->change[i];
    }
    nrm_room(t->a, t->out->moves, t->out->n_moves, t->cap);
    t->out->moves[t->out->n_moves++] = kept;
    for (size_t i = 0; i < move->n; i++) {
        const uint32_t *cells =
            nrm_list_at(&t->u.cube->holders, move->atoms[i]);

        for (size_t k = 0;
             k < nrm_list_len(&t->u.cube->holders, move->atoms[i]); k++) {
            nrm_exposure *x = &t->out->cells[cells[k]];

            if (t->sum[cells[k]] < x->least) {
                x->least = t->sum[cells[k]];
                x->least_move = number;
            }
            if (t->sum[cells[k]] > x->most) {
                x->most = t->sum[cells[k]];
                x->most_move = number;
            }
        }
    }
    for (size_t i = 0; i < move->n; i++)
        for (size_t k = 0;
             k < nrm_list_len(&t->u.cube->holders, move->atoms[i]); k++)
            t->sum[nrm_list_at(&t->u.cube->holders, move->atoms[i])[k]] = 0;
}

static void
make_moves(attack *t)
{
    size_t n = t->u.cube->cells.n;
    double *prices = nrm_new_n(t->scratch, double, n);
    nrm_moves_job job = { t->u.cube,  t->u.base,    t->u.low, t->u.high, prices,
                          t->u.links, t->u.n_links, NEAR,     0 };

    for (size_t c = 0; c < n; c++) {
        const nrm_cell *cell = &t->job->slice->cells[c];

        if (cell->kind == NRM_CELL_PUBLIC && cell->low == cell->high)
            prices[c] = INFINITY;
    }
    t->moves = nrm_moves_new(t->scratch, &job);
}

/* Looks for a short move that changes a cell by the width. */
static int
seek_move(attack *t, uint32_t c, nrm_err *e)
{
    const nrm_lists *cells = &t->u.cube->cells;
    const nrm_exposure *x = &t->out->cells[c];

    size_t n = nrm_list_len(cells, c);
    nrm_want wants[2] = {
        { nrm_list_at(cells, c), n, t->job->width + x->least },
        { nrm_list_at(cells, c), n, x->most - t->job->width },
    };
    nrm_move move;

    if (t->moves == NULL)
        make_moves(t);
    if (nrm_moves_find(t->moves, t->scratch, wants, 2, &move, e) != 0)
        return -1;
    if (move.n > 0)
        learn(t, &move);
    return 0;
}

static double
bound(int64_t x)
{
    return x == NRM_NO_LIMIT ? INFINITY
                             : (x == -NRM_NO_LIMIT ? -INFINITY : (double)x);
}

/* The attacker's programme: the unknown atoms, and all he knows of them. */
static void
make_lp(attack *t)
{
    const nrm_lists *cells = &t->u.cube->cells;
    size_t n_atoms = t->u.cube->n_atoms;
    nrm_echelon *h = nrm_echelon_new(t->scratch, n_atoms, SEED);
    double *values = nrm_new_n(t->scratch, double, n_atoms);

    t->lp = nrm_lp_new(t->scratch);
    for (size_t i = 0; i < n_atoms; i++) {
        nrm_lp_column(t->lp, bound(t->u.low[i]), bound(t->u.high[i]), 0);
        values[i] = 1;
    }
    for (size_t c = 0; c < cells->n; c++) {
        const nrm_cell *cell = &t->job->slice->cells[c];
        double value = (double)(cell->low - t->u.known[c]);

        if (cell->kind == NRM_CELL_PUBLIC && cell->low == cell->high
            && nrm_echelon_add(h, nrm_list_at(cells, c), nrm_list_len(cells, c),
                               NULL, NULL))
            nrm_lp_row(t->lp, value, value, nrm_list_at(cells, c), values,
                       nrm_list_len(cells, c));
    }
    for (size_t i = 0; i < t->u.n_links; i++) {
        const nrm_link *link = &t->u.links[i];

        for (size_t k = 0; k < link->n; k++)
            values[k] = (double)link->factors[k];
        nrm_lp_row(t->lp, bound(link->low), bound(link->high), link->atoms,
                   values, link->n);
    }
}

/* The difference between the programme's whole table and the base. */
static bool
read_move(attack *t, nrm_move *move)
{
    size_t n_atoms = t->u.cube->n_atoms;

    *move = t->room;
    for (uint32_t i = 0; i < n_atoms; i++) {
        double x = nrm_lp_value(t->lp, i), whole = round(x);

        if (fabs(x - whole) > SLACK)
            return false;
        if ((int64_t)whole == t->u.base[i])
            continue;
        move->atoms[move->n] = i;
        move->change[move->n++] = (int64_t)whole - t->u.base[i];
    }
    return true;
}

/* Whether `change` keeps everything that is published, in whole numbers. */
static bool
keeps_all(const attack *t)
{
    const nrm_slice *slice = t->job->slice;
    const nrm_lists *cells = &t->u.cube->cells;

    for (size_t c = 0; c < cells->n; c++) {
        int64_t sum = 0;

        if (slice->cells[c].kind != NRM_CELL_PUBLIC
            || slice->cells[c].low < slice->cells[c].high)
            continue;
        for (size_t k = cells->start[c]; k < cells->start[c + 1]; k++)
            sum += t->change[cells->items[k]];
        if (sum != 0)
            return false;
    }
    return nrm_links_hold(t->u.links, t->u.n_links, t->u.base, t->change);
}

static bool
is_sound(attack *t, const nrm_move *move)
{
    bool sound = true;

    for (size_t i = 0; i < move->n; i++) {
        uint32_t atom = move->atoms[i];
        int64_t now = t->u.base[atom] + move->change[i];

        t->change[atom] = move->change[i];
        sound = sound && now >= t->u.low[atom] && now <= t->u.high[atom];
    }
    sound = sound && keeps_all(t);
    for (size_t i = 0; i < move->n; i++)
        t->change[move->atoms[i]] = 0;
    return sound;
}

/* One end of a cell's interval: sign 1 the least, -1 the most. */
static int
solve_end(attack *t, uint32_t c, int sign, bool exact, nrm_err *e)
{
    nrm_exposure *x = &t->out->cells[c];
    nrm_lp_search how = { t->u.cube->n_atoms,
                          t->job->nodes > 0 ? t->job->nodes : NRM_ATTACK_NODES,
                          false };
    int64_t here = 0, found, proved;
    nrm_lp_end end;
    bool complete = false;
    nrm_move move;

    if (nrm_lp_solve(t->lp, &end, e) != 0)
        return -1;
    if (end != NRM_LP_OPTIMAL) /* unbounded: the base is a solution */
        return 0;
    for (size_t k = 0; k < nrm_list_len(&t->u.cube->cells, c); k++)
        here += t->u.base[nrm_list_at(&t->u.cube->cells, c)[k]];
    proved = (int64_t)ceil(nrm_lp_objective(t->lp) - SLACK) - sign * here;
    found = sign > 0 ? x->least : -x->most;
    if (found > proved && read_move(t, &move) && is_sound(t, &move))
        learn(t, &move);
    found = sign > 0 ? x->least : -x->most;
    if (found > proved && exact) {
        if (nrm_lp_whole(t->lp, &how, &end, &complete, e) != 0)
            return -1;
        if (end == NRM_LP_OPTIMAL && read_move(t, &move) && is_sound(t, &move))
            learn(t, &move);
        found = sign > 0 ? x->least : -x->most;
        if (complete)
            proved = found;
    }
    *(sign > 0 ? &x->low : &x->high) = sign * proved;
    return 0;
}

/* Both ends of a cell's interval. */
static int
solve_cell(attack *t, uint32_t c, bool exact, nrm_err *e)
{
    const uint32_t *atoms = nrm_list_at(&t->u.cube->cells, c);
    size_t n = nrm_list_len(&t->u.cube->cells, c);
    int result = 0;

    if (t->lp == NULL)
        make_lp(t);
    for (int sign = 1; sign >= -1 && result == 0; sign -= 2) {
        for (size_t k = 0; k < n; k++)
            nrm_lp_set_cost(t->lp, atoms[k], sign);
        result = solve_end(t, c, sign, exact, e);
    }
    for (size_t k = 0; k < n; k++)
        nrm_lp_set_cost(t->lp, atoms[k], 0);
    return result;
}

/* From changes to counts, and to a verdict. */
static void
judge(attack *t, uint32_t c)
{
    nrm_exposure *x = &t->out->cells[c];
    int64_t here = t->u.known[c];

    for (size_t k = 0; k < nrm_list_len(&t->u.cube->cells, c); k++)
        here += t->u.base[nrm_list_at(&t->u.cube->cells, c)[k]];
    if (x->most - x->least >= t->job->width)
        x->verdict = NRM_SAFE;
    else if (x->high != NRM_NO_LIMIT && x->low != -NRM_NO_LIMIT
             && x->high - x->low < t->job->width)
        x->verdict = NRM_DISCLOSED;
    else
        x->verdict = NRM_UNDECIDED;
    x->low = x->low == -NRM_NO_LIMIT ? 0 : x->low + here;
    x->high = x->high == NRM_NO_LIMIT ? NRM_NO_LIMIT : x->high + here;
    x->least += here;
    x->most += here;
}

/* Every cell that is asked about, the first of its twins. */
static int
attack_cells(attack *t, nrm_err *e)
{
    const nrm_lists *cells = &t->u.cube->cells;
    bool small = t->u.cube->n_atoms <= SMALL;
    bool few = t->u.cube->n_atoms <= FEW;

    for (uint32_t c = 0; c < cells->n; c++) {
        nrm_exposure *x = &t->out->cells[c];

        if (!t->asked[c])
            continue;
        if (nrm_list_len(cells, c) == 0) {
            x->low = x->high = 0;
            continue;
        }
        if ((t->job->intervals || (few && x->most - x->least < t->job->width))
            && solve_cell(t, c, small, e) != 0)
            return -1;
        if (x->most - x->least < t->job->width && seek_move(t, c, e) != 0)
            return -1;
        if (x->most - x->least < t->job->width
            && solve_cell(t, c, true, e) != 0)
            return -1;
    }
    return 0;
}

/* Numbers of changes become counts, and twins get the same verdict. */
static void
judge_all(attack *t)
{
    const nrm_slice *slice = t->job->slice;

    for (uint32_t c = 0; c < slice->cube->cells.n; c++) {
        nrm_exposure *x = &t->out->cells[c];

        if (t->asked[c])
            judge(t, c);
        if (!is_target(&slice->cells[c]))
            continue;
        if (t->twin[c] != c) {
            int64_t shift = t->u.known[c] - t->u.known[t->twin[c]];

            *x = t->out->cells[t->twin[c]];
            x->low += shift;
            x->high += x->high == NRM_NO_LIMIT ? 0 : shift;
            x->least += shift;
            x->most += shift;
        }
        t->out->n_safe += x->verdict == NRM_SAFE;
        t->out->n_disclosed += x->verdict == NRM_DISCLOSED;
        t->out->n_undecided += x->verdict == NRM_UNDECIDED;
    }
}

int
nrm_attack_run(nrm_arena *a, const nrm_attack_job *job, nrm_attacked *out,
               nrm_err *e)
{
    size_t n = job->slice->cube->cells.n;
    attack t = {
        .a = a, .scratch = nrm_arena_child(a), .job = job, .out = out
    };
    int result;

    *out = (nrm_attacked){ .cells = nrm_new_n(a, nrm_exposure, n) };
    t.u = nrm_unknowns_of(t.scratch, job->slice);
    t.twin = nrm_cube_twins(t.scratch, t.u.cube);
    t.sum = nrm_new_n(t.scratch, int64_t, n);
    t.asked = nrm_new_n(t.scratch, bool, n);
    t.change = nrm_new_n(t.scratch, int64_t, t.u.cube->n_atoms);
    t.room.atoms = nrm_new_n(t.scratch, uint32_t, t.u.cube->n_atoms);
    t.room.change = nrm_new_n(t.scratch, int64_t, t.u.cube->n_atoms);
    for (size_t c = 0; c < n; c++) {
        out->cells[c] =
            (nrm_exposure){ NRM_NOT_ASKED, -NRM_NO_LIMIT, NRM_NO_LIMIT, 0, 0,
                            NRM_NO_MOVE,   NRM_NO_MOVE };
        if (is_target(&job->slice->cells[c]))
            t.asked[t.twin[c]] = true;
    }
    result = attack_cells(&t, e);
    if (result == 0)
        judge_all(&t);
    nrm_arena_free(t.scratch);
    return result;
}
