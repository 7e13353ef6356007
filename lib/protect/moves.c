/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/moves.h"

#include "math/lp.h"

#include <math.h>
#include <stdlib.h>

#define WHOLE 1e-6    /* how far from whole the programme may answer */
#define EFFORT 1e-3   /* price of one unit in a hidden cell: short moves */
#define MAX_NODES 400 /* of one whole-number search */
#define MAX_SCALE 6   /* denominators tried before searching */
#define MAX_ROUNDS 40 /* of branch and bound */
#define MAX_DEPTH 100 /* of a dive */
#define NO_COLUMN SIZE_MAX

/*
 * A programme of its own for every question. Atom i goes up by column 2i and
 * down by column 2i + 1; a cell of one atom is paid on those. Any other cell
 * has a row, sum = over - under, with its price on both, or sum = 0 when it is
 * fixed. Moves are short, so most cells do not change of themselves: the row
 * of a cell is added when an answer changes it, and the programme is solved
 * again from there.
 */
struct nrm_moves {
    nrm_moves_job job;
    nrm_arena *scratch; /* of the question at hand */
    nrm_lp *lp;
    double *prices;     /* of each cell, as it is now */
    double *atom_price; /* the sum over the cells that are this atom alone */
    nrm_lists holders;  /* the cells that hold an atom */
    bool *in_lp;        /* whether a cell has its row */
    double *sum;        /* of each cell, zeros between */
    uint32_t *columns;  /* room for one row of the programme */
    double *values;
    int64_t *change; /* room for one move */
};

static void
release(void *scratch)
{
    nrm_arena_free(scratch);
}

nrm_moves *
nrm_moves_new(nrm_arena *a, const nrm_moves_job *job)
{
    nrm_moves *m = nrm_new(a, nrm_moves);
    const nrm_lists *cells = &job->cube->cells;
    size_t n_atoms = job->cube->n_atoms;

    m->job = *job;
    m->scratch = nrm_arena_child(a);
    nrm_arena_defer(a, release, m->scratch);
    m->prices = nrm_new_n(a, double, cells->n);
    m->atom_price = nrm_new_n(a, double, n_atoms);
    m->holders = nrm_lists_turn(a, cells, n_atoms);
    m->in_lp = nrm_new_n(a, bool, cells->n);
    m->sum = nrm_new_n(a, double, cells->n);
    m->columns = nrm_new_n(a, uint32_t, 2 * n_atoms + 2);
    m->values = nrm_new_n(a, double, 2 * n_atoms + 2);
    m->change = nrm_new_n(a, int64_t, n_atoms);
    for (uint32_t c = 0; c < cells->n; c++)
        nrm_moves_price(m, c, job->prices[c]);
    return m;
}

void
nrm_moves_price(nrm_moves *m, uint32_t cell, double price)
{
    const nrm_lists *cells = &m->job.cube->cells;
    uint32_t atom;

    if (nrm_list_len(cells, cell) == 1) {
        atom = *nrm_list_at(cells, cell);
        if (isinf(price))
            m->atom_price[atom] = INFINITY;
        else if (!isinf(m->atom_price[atom]))
            m->atom_price[atom] += price - m->prices[cell];
    }
    m->prices[cell] = price;
}

/* The two columns of each atom, with what the bounds leave. */
static void
add_atoms(nrm_moves *m)
{
    const nrm_moves_job *job = &m->job;

    for (size_t i = 0; i < job->cube->n_atoms; i++) {
        bool fixed = isinf(m->atom_price[i]) != 0;
        double price = fixed ? 0 : m->atom_price[i] + EFFORT;
        int64_t down = job->base[i] - job->low[i];
        double up = job->high[i] == NRM_NO_LIMIT
                        ? INFINITY
                        : (double)(job->high[i] - job->base[i]);

        nrm_lp_column(m->lp, 0, fixed ? 0 : up, price);
        nrm_lp_column(m->lp, 0, fixed || down < 0 ? 0 : (double)down, price);
    }
}

/* Writes sum of factors * change as columns and values; the number of them. */
static size_t
spell(nrm_moves *m, const uint32_t *atoms, const int64_t *factors, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double factor = factors == NULL ? 1 : (double)factors[i];

        m->columns[2 * i] = 2 * atoms[i];
        m->columns[2 * i + 1] = 2 * atoms[i] + 1;
        m->values[2 * i] = factor;
        m->values[2 * i + 1] = -factor;
    }
    return 2 * n;
}

static void
add_cell(nrm_moves *m, uint32_t c)
{
    const nrm_lists *cells = &m->job.cube->cells;
    double price = m->prices[c];
    size_t n = spell(m, nrm_list_at(cells, c), NULL, nrm_list_len(cells, c));

    if (!isinf(price)) {
        m->columns[n] = (uint32_t)nrm_lp_column(m->lp, 0, INFINITY, price);
        m->values[n++] = -1;
        m->columns[n] = (uint32_t)nrm_lp_column(m->lp, 0, INFINITY, price);
        m->values[n++] = 1;
    }
    nrm_lp_row(m->lp, 0, 0, m->columns, m->values, n);
    m->in_lp[c] = true;
}

/* A link leaves the sum the room between its range and its value now. */
static void
add_link(nrm_moves *m, const nrm_link *link)
{
    int64_t now = 0;
    size_t n;

    for (size_t i = 0; i < link->n; i++)
        now += link->factors[i] * m->job.base[link->atoms[i]];
    n = spell(m, link->atoms, link->factors, link->n);
    nrm_lp_row(
        m->lp,
        link->low == -NRM_NO_LIMIT ? -INFINITY : (double)(link->low - now),
        link->high == NRM_NO_LIMIT ? INFINITY : (double)(link->high - now),
        m->columns, m->values, n);
}

/* The programme of one question, before any cell has a row. */
static void
start(nrm_moves *m, const nrm_want *want)
{
    size_t n;

    nrm_arena_reset(m->scratch);
    m->lp = nrm_lp_new(m->scratch);
    for (size_t c = 0; c < m->job.cube->cells.n; c++)
        m->in_lp[c] = nrm_list_len(&m->job.cube->cells, c) < 2;
    add_atoms(m);
    for (size_t i = 0; i < m->job.n_links; i++)
        add_link(m, &m->job.links[i]);
    n = spell(m, want->atoms, NULL, want->n);
    nrm_lp_row(m->lp, want->amount > 0 ? (double)want->amount : -INFINITY,
               want->amount > 0 ? INFINITY : (double)want->amount, m->columns,
               m->values, n);
}

static double
change_of(const nrm_moves *m, size_t atom)
{
    return nrm_lp_value(m->lp, 2 * atom) - nrm_lp_value(m->lp, 2 * atom + 1);
}

/* Adds the rows of cells that the answer changes unpaid; how many. */
static size_t
add_changed(nrm_moves *m)
{
    size_t n_atoms = m->job.cube->n_atoms, added = 0;
    const nrm_lists *h = &m->holders;

    for (size_t i = 0; i < n_atoms; i++) {
        double change = change_of(m, i);

        if (change == 0)
            continue;
        for (size_t k = h->start[i]; k < h->start[i + 1]; k++)
            m->sum[h->items[k]] += change;
    }
    for (uint32_t c = 0; c < m->job.cube->cells.n; c++) {
        double sum = m->sum[c];

        m->sum[c] = 0;
        if (m->in_lp[c] || m->prices[c] == 0 || fabs(sum) < WHOLE)
            continue;
        add_cell(m, c);
        added++;
    }
    return added;
}

/*
 * Reads the programme's answer, times `scale`, into `change`. False when it
 * is not whole or leaves the bounds.
 */
static bool
read_answer(nrm_moves *m, int scale)
{
    const nrm_moves_job *job = &m->job;

    for (size_t i = 0; i < job->cube->n_atoms; i++) {
        double x =
            scale
            * (nrm_lp_value(m->lp, 2 * i) - nrm_lp_value(m->lp, 2 * i + 1));
        double whole = round(x);

        if (fabs(x - whole) > WHOLE * scale)
            return false;
        m->change[i] = (int64_t)whole;
        if (m->change[i] != 0
            && (job->base[i] + m->change[i] < job->low[i]
                || job->base[i] + m->change[i] > job->high[i]))
            return false;
    }
    return true;
}

bool
nrm_links_hold(const nrm_link *links, size_t n, const int64_t *base,
               const int64_t *change)
{
    for (size_t i = 0; i < n; i++) {
        const nrm_link *link = &links[i];
        int64_t sum = 0;

        for (size_t k = 0; k < link->n; k++)
            sum += link->factors[k]
                   * (base[link->atoms[k]] + change[link->atoms[k]]);
        if (sum < link->low || sum > link->high)
            return false;
    }
    return true;
}

/* Whether `change` leaves every fixed cell and every link in its place. */
static bool
is_move(const nrm_moves *m)
{
    const nrm_lists *cells = &m->job.cube->cells;

    for (size_t c = 0; c < cells->n; c++) {
        int64_t sum = 0;

        if (!isinf(m->prices[c]))
            continue;
        for (size_t k = cells->start[c]; k < cells->start[c + 1]; k++)
            sum += m->change[cells->items[k]];
        if (sum != 0)
            return false;
    }
    return nrm_links_hold(m->job.links, m->job.n_links, m->job.base, m->change);
}

/* `change` as a move, when it does what is wanted. */
static bool
take(nrm_moves *m, nrm_arena *a, const nrm_want *want, nrm_move *move)
{
    size_t n_atoms = m->job.cube->n_atoms, used = 0;
    int64_t got = 0;

    for (size_t i = 0; i < want->n; i++)
        got += m->change[want->atoms[i]];
    if (want->amount > 0 ? got < want->amount : got > want->amount)
        return false;
    if (!is_move(m))
        return false;
    for (size_t i = 0; i < n_atoms; i++)
        used += m->change[i] != 0;
    move->atoms = nrm_new_n(a, uint32_t, used);
    move->change = nrm_new_n(a, int64_t, used);
    for (size_t i = 0; i < n_atoms; i++) {
        if (m->change[i] == 0)
            continue;
        move->atoms[move->n] = (uint32_t)i;
        move->change[move->n++] = m->change[i];
    }
    return true;
}

/* Solves the programme, with rows for all that the answer changes. */
static int
settle(nrm_moves *m, nrm_lp_end *end, nrm_err *e)
{
    do {
        if (nrm_lp_solve(m->lp, end, e) != 0)
            return -1;
    } while (*end == NRM_LP_OPTIMAL && add_changed(m) > 0);
    return 0;
}

/* The column furthest from whole, or NO_COLUMN. */
static size_t
most_broken(const nrm_moves *m)
{
    size_t found = NO_COLUMN;
    double worst = WHOLE;

    for (size_t j = 0; j < 2 * m->job.cube->n_atoms; j++) {
        double x = nrm_lp_value(m->lp, j), off = fabs(x - round(x));

        if (off > worst + WHOLE) {
            worst = off;
            found = j;
        }
    }
    return found;
}

/*
 * Dives: makes one column after another whole by rounding it up, which gives
 * a short move in few steps though not always the cheapest one.
 */
static int
dive(nrm_moves *m, nrm_lp_end *end, nrm_err *e)
{
    for (int i = 0; i < MAX_DEPTH && *end == NRM_LP_OPTIMAL; i++) {
        size_t j = most_broken(m);

        if (j == NO_COLUMN)
            return 0;
        nrm_lp_raise_column(m->lp, j, ceil(nrm_lp_value(m->lp, j)));
        if (settle(m, end, e) != 0)
            return -1;
    }
    return 0;
}

/* The last resort: branch and bound. */
static int
branch(nrm_moves *m, nrm_lp_end *end, nrm_err *e)
{
    nrm_lp_search how = { 2 * m->job.cube->n_atoms, MAX_NODES, true };
    bool proved;

    for (int i = 0; i < MAX_ROUNDS; i++) {
        if (settle(m, end, e) != 0)
            return -1;
        if (*end != NRM_LP_OPTIMAL)
            return 0;
        if (nrm_lp_whole(m->lp, &how, end, &proved, e) != 0)
            return -1;
        if (*end != NRM_LP_OPTIMAL || add_changed(m) == 0)
            return 0;
    }
    *end = NRM_LP_LIMIT;
    return 0;
}

int
nrm_moves_find(nrm_moves *m, nrm_arena *a, const nrm_want *want, nrm_move *move,
               nrm_err *e)
{
    nrm_lp_end end;

    move->n = 0;
    start(m, want);
    if (settle(m, &end, e) != 0)
        return -1;
    if (end != NRM_LP_OPTIMAL)
        return 0;
    for (int scale = 1; scale <= MAX_SCALE; scale++)
        if (read_answer(m, scale) && take(m, a, want, move))
            return 0;
    if (dive(m, &end, e) != 0)
        return -1;
    if (end == NRM_LP_OPTIMAL && read_answer(m, 1) && take(m, a, want, move))
        return 0;
    start(m, want);
    if (branch(m, &end, e) != 0)
        return -1;
    if (end != NRM_LP_OPTIMAL || !read_answer(m, 1) || !take(m, a, want, move))
        move->n = 0;
    return 0;
}
