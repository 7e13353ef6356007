/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/moves.h"

#include "math/lp.h"
#include "protect/echelon.h"

#include <math.h>
#include <stdlib.h>

#define SEED UINT64_C(0x6e726d2d6d6f7665)
#define WHOLE 1e-6    /* how far from whole the programme may answer */
#define EFFORT 1e-3   /* price of one unit in a hidden cell: short moves */
#define MAX_NODES 400 /* of one whole-number search */
#define MAX_SCALE 6   /* denominators tried before searching */
#define NO_ROW UINT32_MAX

/*
 * Atom i goes up by column 2i and down by column 2i + 1. A cell of one atom
 * is paid on those; any other cell has a row, sum = over - under, with its
 * price on both. Rows of fixed cells have neither, and dependent ones are
 * left out.
 */
struct nrm_moves {
    nrm_arena *a;
    nrm_moves_job job;
    nrm_lp *lp;
    double *prices;     /* of each cell, as it is now */
    double *atom_price; /* the sum over the cells that are this atom alone */
    uint32_t *row;      /* of each cell, or NO_ROW */
    uint32_t *over;     /* of each cell with a price: its two columns follow */
    size_t target_row;
    uint32_t *columns; /* room for one row of the programme */
    double *values;
    int64_t *change; /* room for one move */
};

static void
price_atom(nrm_moves *m, uint32_t atom)
{
    nrm_lp_set_cost(m->lp, 2 * (size_t)atom, m->atom_price[atom] + EFFORT);
    nrm_lp_set_cost(m->lp, 2 * (size_t)atom + 1, m->atom_price[atom] + EFFORT);
}

/* The two columns of each atom, with what the bounds leave. */
static void
add_atoms(nrm_moves *m)
{
    const nrm_moves_job *job = &m->job;

    for (size_t i = 0; i < job->cube->n_atoms; i++) {
        int64_t up = job->high[i] == NRM_NO_LIMIT ? NRM_NO_LIMIT
                                                  : job->high[i] - job->base[i];
        int64_t down = job->base[i] - job->low[i];

        nrm_lp_column(m->lp, 0, up == NRM_NO_LIMIT ? INFINITY : (double)up,
                      EFFORT);
        nrm_lp_column(m->lp, 0, down > 0 ? (double)down : 0, EFFORT);
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
add_fixed(nrm_moves *m, nrm_echelon *h, uint32_t c)
{
    const nrm_lists *cells = &m->job.cube->cells;
    const uint32_t *atoms = nrm_list_at(cells, c);
    size_t n = nrm_list_len(cells, c);

    if (!nrm_echelon_add(h, atoms, n, NULL, NULL))
        return;
    n = spell(m, atoms, NULL, n);
    nrm_lp_row(m->lp, 0, 0, m->columns, m->values, n);
}

/* The row of a cell that has a price. */
static void
add_priced(nrm_moves *m, uint32_t c)
{
    const nrm_lists *cells = &m->job.cube->cells;
    double price = m->prices[c];
    size_t n = nrm_list_len(cells, c);

    if (n == 1) {
        m->atom_price[*nrm_list_at(cells, c)] += price;
        price_atom(m, *nrm_list_at(cells, c));
        return;
    }
    m->over[c] = (uint32_t)nrm_lp_column(m->lp, 0, INFINITY, price);
    nrm_lp_column(m->lp, 0, INFINITY, price);
    n = spell(m, nrm_list_at(cells, c), NULL, n);
    m->columns[n] = m->over[c];
    m->values[n++] = -1;
    m->columns[n] = m->over[c] + 1;
    m->values[n++] = 1;
    m->row[c] = (uint32_t)nrm_lp_row(m->lp, 0, 0, m->columns, m->values, n);
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

nrm_moves *
nrm_moves_new(nrm_arena *a, const nrm_moves_job *job)
{
    nrm_moves *m = nrm_new(a, nrm_moves);
    size_t n_cells = job->cube->cells.n, n_atoms = job->cube->n_atoms;
    nrm_echelon *h = nrm_echelon_new(a, n_atoms, SEED);

    m->a = a;
    m->job = *job;
    m->lp = nrm_lp_new(a);
    m->prices = nrm_new_n(a, double, n_cells);
    m->atom_price = nrm_new_n(a, double, n_atoms);
    m->row = nrm_new_n(a, uint32_t, n_cells);
    m->over = nrm_new_n(a, uint32_t, n_cells);
    m->columns = nrm_new_n(a, uint32_t, 2 * n_atoms + 2);
    m->values = nrm_new_n(a, double, 2 * n_atoms + 2);
    m->change = nrm_new_n(a, int64_t, n_atoms);
    add_atoms(m);
    for (size_t c = 0; c < n_cells; c++) {
        m->prices[c] = job->prices[c];
        m->row[c] = NO_ROW;
    }
    for (size_t c = 0; c < n_cells; c++) {
        if (nrm_list_len(&job->cube->cells, c) == 0 || m->prices[c] == 0)
            continue;
        if (isinf(m->prices[c]))
            add_fixed(m, h, (uint32_t)c);
        else
            add_priced(m, (uint32_t)c);
    }
    for (size_t i = 0; i < job->n_links; i++)
        add_link(m, &job->links[i]);
    m->target_row = nrm_lp_row(m->lp, -INFINITY, INFINITY, NULL, NULL, 0);
    return m;
}

void
nrm_moves_price(nrm_moves *m, uint32_t cell, double price)
{
    const nrm_lists *cells = &m->job.cube->cells;
    double before = m->prices[cell];

    m->prices[cell] = price;
    if (nrm_list_len(cells, cell) == 1) {
        uint32_t atom = *nrm_list_at(cells, cell);

        m->atom_price[atom] += price - before;
        price_atom(m, atom);
    } else if (m->row[cell] == NO_ROW) {
        add_priced(m, cell);
    } else {
        nrm_lp_set_cost(m->lp, m->over[cell], price);
        nrm_lp_set_cost(m->lp, m->over[cell] + 1, price);
    }
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
    for (size_t i = 0; i < m->job.n_links; i++) {
        const nrm_link *link = &m->job.links[i];
        int64_t sum = 0;

        for (size_t k = 0; k < link->n; k++)
            sum += link->factors[k]
                   * (m->job.base[link->atoms[k]] + m->change[link->atoms[k]]);
        if (sum < link->low || sum > link->high)
            return false;
    }
    return true;
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

int
nrm_moves_find(nrm_moves *m, nrm_arena *a, const nrm_want *want, nrm_move *move,
               nrm_err *e)
{
    nrm_lp_search how = { 2 * m->job.cube->n_atoms, MAX_NODES, true };
    size_t n = spell(m, want->atoms, NULL, want->n);
    nrm_lp_end end;
    bool proved;

    move->n = 0;
    nrm_lp_set_row(m->lp, m->target_row, m->columns, m->values, n);
    nrm_lp_bound_row(m->lp, m->target_row,
                     want->amount > 0 ? (double)want->amount : -INFINITY,
                     want->amount > 0 ? INFINITY : (double)want->amount);
    nrm_lp_restart(m->lp);
    if (nrm_lp_solve(m->lp, &end, e) != 0)
        return -1;
    if (end != NRM_LP_OPTIMAL)
        return 0;
    for (int scale = 1; scale <= MAX_SCALE; scale++)
        if (read_answer(m, scale) && take(m, a, want, move))
            return 0;
    if (nrm_lp_whole(m->lp, &how, &end, &proved, e) != 0)
        return -1;
    if (end != NRM_LP_OPTIMAL || !read_answer(m, 1) || !take(m, a, want, move))
        move->n = 0;
    return 0;
}
