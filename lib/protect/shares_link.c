/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/shares.h"

/* No factor of a link is larger, which a linear programme can work with. */
#define FACTOR_MOST 200000

__extension__ typedef __int128 wide;

/* A slice being linked: the cells of its rows. */
typedef struct linking {
    nrm_arena *a;
    nrm_slice *slice;
    uint32_t *cell; /* of each row of the table, or NRM_NO_ROW */
    int64_t *sum;   /* of the factors of each atom, zeros between */
    size_t cap;
} linking;

static void
put(linking *l, uint32_t cell, int64_t factor)
{
    const nrm_lists *cells = &l->slice->cube->cells;

    for (size_t k = cells->start[cell]; k < cells->start[cell + 1]; k++)
        l->sum[cells->items[k]] += factor;
}

/* Makes the factors that were put a link, unless they name nobody. */
static void
link_sum(linking *l, int64_t low, int64_t high)
{
    size_t n_atoms = l->slice->cube->n_atoms, n = 0;
    nrm_link link = { 0, NULL, NULL, low, high };

    for (size_t i = 0; i < n_atoms; i++)
        n += l->sum[i] != 0;
    link.atoms = nrm_new_n(l->a, uint32_t, n);
    link.factors = nrm_new_n(l->a, int64_t, n);
    for (uint32_t i = 0; i < n_atoms; i++) {
        if (l->sum[i] == 0)
            continue;
        link.atoms[link.n] = i;
        link.factors[link.n++] = l->sum[i];
        l->sum[i] = 0;
    }
    if (n == 0)
        return;
    nrm_room(l->a, l->slice->links, l->slice->n_links, l->cap);
    l->slice->links[l->slice->n_links++] = link;
}

/* The largest whole number that is not above x / y; y is more than 0. */
static wide
floor_of(wide x, wide y)
{
    return x / y - (x % y < 0);
}

/* A count from low to high. */
static void
link_range(linking *l, uint32_t cell, wide low, wide high)
{
    int64_t top = high > NRM_NO_LIMIT / 2 ? NRM_NO_LIMIT : (int64_t)high;

    if (low > NRM_NO_LIMIT / 2)
        return;
    put(l, cell, 1);
    link_sum(l, low < 0 ? 0 : (int64_t)low, top);
}

/* A count in a number: its ends are rounded to whole ones. */
static void
link_part(linking *l, const nrm_said *x, uint32_t part)
{
    wide whole = x->whole.number, unit = x->unit;

    link_range(l, part, -floor_of(-whole * x->low, unit),
               -floor_of(-whole * x->high, unit) - 1);
}

/* The count that a number is divided by. */
static void
link_whole(linking *l, const nrm_said *x, uint32_t whole)
{
    wide part = (wide)x->unit * x->part.number;

    link_range(l, whole, floor_of(part, x->high) + 1,
               x->low > 0 ? floor_of(part, x->low) : NRM_NO_LIMIT);
}

/* One count in another, by factors that are cut to what they may be. */
static void
link_cells(linking *l, const nrm_said *x, uint32_t part, uint32_t whole)
{
    int64_t unit = x->unit > FACTOR_MOST ? FACTOR_MOST : x->unit;
    wide low = floor_of((wide)x->low * unit, x->unit);
    wide high = -floor_of((wide)-x->high * unit, x->unit);

    if (high > NRM_NO_LIMIT / FACTOR_MOST)
        return;
    put(l, part, unit);
    put(l, whole, -(int64_t)low);
    link_sum(l, 0, NRM_NO_LIMIT);
    put(l, part, -unit);
    put(l, whole, (int64_t)high);
    link_sum(l, 1, NRM_NO_LIMIT);
}

static void
link_said(linking *l, const nrm_said *x)
{
    bool in_part = x->part.row != NRM_NO_ROW;
    bool in_whole = x->whole.row != NRM_NO_ROW;
    uint32_t part = in_part ? l->cell[x->part.row] : NRM_NO_ROW;
    uint32_t whole = in_whole ? l->cell[x->whole.row] : NRM_NO_ROW;

    if (!in_whole && part != NRM_NO_ROW)
        link_part(l, x, part);
    else if (!in_part && whole != NRM_NO_ROW)
        link_whole(l, x, whole);
    else if (part != NRM_NO_ROW && whole != NRM_NO_ROW)
        link_cells(l, x, part, whole);
}

void
nrm_shares_link(nrm_arena *a, const nrm_shares *shares, nrm_slice *slice)
{
    size_t n, n_rows = 0;
    const nrm_said *said = nrm_shares_said(shares, &n);
    nrm_arena *scratch;
    linking l = { a, slice, NULL, NULL, slice->n_links };

    if (n == 0)
        return;
    scratch = nrm_arena_child(a);
    for (size_t i = 0; i < n; i++) {
        const uint32_t rows[] = { said[i].part.row, said[i].whole.row };

        for (size_t k = 0; k < NRM_COUNT_OF(rows); k++)
            if (rows[k] != NRM_NO_ROW && rows[k] >= n_rows)
                n_rows = rows[k] + (size_t)1;
    }
    l.cell = nrm_new_n(scratch, uint32_t, n_rows);
    l.sum = nrm_new_n(scratch, int64_t, slice->cube->n_atoms);
    for (size_t i = 0; i < n_rows; i++)
        l.cell[i] = NRM_NO_ROW;
    for (uint32_t c = 0; c < slice->rows.n; c++)
        for (size_t k = slice->rows.start[c]; k < slice->rows.start[c + 1]; k++)
            if (slice->rows.items[k] < n_rows)
                l.cell[slice->rows.items[k]] = c;
    for (size_t i = 0; i < n; i++)
        link_said(&l, &said[i]);
    nrm_arena_free(scratch);
}
