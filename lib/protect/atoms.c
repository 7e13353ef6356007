/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/atoms.h"

#include "protect/table.h"

#include <string.h>

/* What is known of an atom before the totals are looked at. */
typedef struct known {
    int64_t *low, *high;
    bool *listed; /* a row says something of it, if only that it is hidden */
    bool *empty;  /* not listed, and the totals leave no room for it */
    bool *wanted; /* not listed, and a total counts more than its parts */
} known;

/* The bounds of a cell: nothing is below 0. */
static void
bounds_of(const nrm_cell *cell, int64_t *low, int64_t *high)
{
    bool says = cell->kind == NRM_CELL_RAW || cell->kind == NRM_CELL_PUBLIC;

    *low = says ? cell->low : 0;
    *high = says ? cell->high : NRM_NO_LIMIT;
}

/* The same of a total: where zeros are public a hidden one counts somebody. */
static void
total_bounds(const nrm_cell *cell, nrm_zeros zeros, int64_t *low, int64_t *high)
{
    bounds_of(cell, low, high);
    if (cell->kind == NRM_CELL_HIDDEN)
        *low = zeros == NRM_ZEROS_PUBLIC;
}

/* Narrows what is known of an atom; false when nothing is left. */
static bool
narrow(known *k, uint32_t atom, int64_t low, int64_t high)
{
    if (!k->listed[atom] || low > k->low[atom])
        k->low[atom] = low;
    if (!k->listed[atom] || high < k->high[atom])
        k->high[atom] = high;
    k->listed[atom] = true;
    return k->low[atom] <= k->high[atom];
}

/*
 * Fills `k` from the cells of one atom. False, with the cell, when two of
 * them contradict each other: a total of one part that counts more than it.
 */
static bool
list_atoms(nrm_arena *a, const nrm_slice *slice, known *k, size_t *cell)
{
    size_t n = slice->cube->n_atoms;
    const nrm_lists *cells = &slice->cube->cells;

    *k = (known){ nrm_new_n(a, int64_t, n), nrm_new_n(a, int64_t, n),
                  nrm_new_n(a, bool, n), nrm_new_n(a, bool, n),
                  nrm_new_n(a, bool, n) };
    for (size_t c = 0; c < cells->n; c++) {
        int64_t low, high;

        if (nrm_list_len(cells, c) != 1)
            continue;
        bounds_of(&slice->cells[c], &low, &high);
        *cell = c;
        if (!narrow(k, *nrm_list_at(cells, c), low, high))
            return false;
    }
    return true;
}

/* The range of the sum of the listed atoms of a cell. */
static void
listed_range(const known *k, const uint32_t *atoms, size_t n, int64_t *low,
             int64_t *high)
{
    *low = *high = 0;
    for (size_t i = 0; i < n; i++) {
        if (!k->listed[atoms[i]])
            continue;
        *low += k->low[atoms[i]];
        if (k->high[atoms[i]] == NRM_NO_LIMIT)
            *high = NRM_NO_LIMIT;
        else if (*high != NRM_NO_LIMIT)
            *high += k->high[atoms[i]];
    }
}

static void
mark(const known *k, bool *flags, const uint32_t *atoms, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!k->listed[atoms[i]])
            flags[atoms[i]] = true;
}

/* Whether a row says something of one of these atoms. */
static bool
any_listed(const bool *listed, const uint32_t *atoms, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (listed[atoms[i]])
            return true;
    return false;
}

/*
 * Compares every total with its listed parts. A total that counts more than
 * they can has somewhere to count it; one that may count more leaves that open,
 * and where no part of it is listed all that it may be made of stays possible.
 * A total that counts no more than they can is taken for their sum, unless
 * `open` is set. What a total has no room for is empty.
 */
static nrm_atoms_end
compare_totals(const nrm_slice *slice, nrm_zeros zeros, bool open, known *k,
               size_t *cell)
{
    const nrm_lists *cells = &slice->cube->cells;

    for (size_t c = 0; c < cells->n; c++) {
        const uint32_t *atoms = nrm_list_at(cells, c);
        size_t n = nrm_list_len(cells, c);
        int64_t low, high, from, to;

        if (n <= 1 || slice->cells[c].kind == NRM_CELL_ABSENT)
            continue;
        total_bounds(&slice->cells[c], zeros, &low, &high);
        listed_range(k, atoms, n, &from, &to);
        *cell = c;
        if (high < from)
            return NRM_ATOMS_LESS;
        if (low > to || (open ? high > from : !any_listed(k->listed, atoms, n)))
            mark(k, high > 0 ? k->wanted : k->empty, atoms, n);
        else if (slice->cells[c].kind != NRM_CELL_HIDDEN && high <= from)
            mark(k, k->empty, atoms, n);
    }
    return NRM_ATOMS_AGREE;
}

/* Whether every total that counts more has somewhere to count it. */
static nrm_atoms_end
find_room(const nrm_slice *slice, nrm_zeros zeros, const known *k, size_t *cell)
{
    const nrm_lists *cells = &slice->cube->cells;

    for (size_t c = 0; c < cells->n; c++) {
        const uint32_t *atoms = nrm_list_at(cells, c);
        size_t n = nrm_list_len(cells, c);
        int64_t low, high, from, to;
        bool room = false;

        if (n <= 1)
            continue;
        total_bounds(&slice->cells[c], zeros, &low, &high);
        listed_range(k, atoms, n, &from, &to);
        for (size_t i = 0; i < n && !room; i++)
            room = !k->listed[atoms[i]] && !k->empty[atoms[i]];
        *cell = c;
        if (low > to && !room)
            return NRM_ATOMS_MORE;
    }
    return NRM_ATOMS_AGREE;
}

/*
 * What everybody knows of each atom that is not public: what public bounds say
 * of it, and that a hidden count is not 0.
 */
static void
tighten(nrm_arena *a, const nrm_slice *slice, nrm_zeros zeros, known *k)
{
    const nrm_lists *cells = &slice->cube->cells;
    size_t n = slice->cube->n_atoms;
    int64_t *low = nrm_new_n(a, int64_t, n), *high = nrm_new_n(a, int64_t, n);
    bool *secret = nrm_new_n(a, bool, n), *some = nrm_new_n(a, bool, n);

    for (size_t i = 0; i < n; i++)
        high[i] = NRM_NO_LIMIT;
    for (size_t c = 0; c < cells->n; c++) {
        const nrm_cell *cell = &slice->cells[c];
        uint32_t atom;

        if (nrm_list_len(cells, c) != 1 || cell->kind == NRM_CELL_ABSENT)
            continue;
        atom = *nrm_list_at(cells, c);
        if (cell->kind != NRM_CELL_PUBLIC) {
            secret[atom] = true;
            some[atom] =
                some[atom] || cell->kind == NRM_CELL_HIDDEN || k->low[atom] > 0;
            continue;
        }
        low[atom] = cell->low > low[atom] ? cell->low : low[atom];
        high[atom] = cell->high < high[atom] ? cell->high : high[atom];
    }
    for (size_t i = 0; i < n; i++) {
        if (!secret[i] || (zeros == NRM_ZEROS_PUBLIC && k->high[i] == 0))
            continue;
        k->low[i] =
            zeros == NRM_ZEROS_PUBLIC && some[i] && low[i] < 1 ? 1 : low[i];
        k->high[i] = high[i];
    }
}

nrm_atoms_end
nrm_atoms_settle(nrm_arena *a, nrm_slice *slice, nrm_zeros zeros, bool open,
                 size_t *cell)
{
    const nrm_cube *cube = slice->cube;
    bool *keep = nrm_new_n(a, bool, cube->n_atoms);
    nrm_atoms_end end;
    size_t n = 0;
    known k;

    if (!list_atoms(a, slice, &k, cell))
        return NRM_ATOMS_MORE;
    end = compare_totals(slice, zeros, open, &k, cell);
    if (end == NRM_ATOMS_AGREE)
        end = find_room(slice, zeros, &k, cell);
    if (end != NRM_ATOMS_AGREE)
        return end;
    tighten(a, slice, zeros, &k);
    slice->low = nrm_new_n(a, int64_t, cube->n_atoms);
    slice->high = nrm_new_n(a, int64_t, cube->n_atoms);
    slice->places = nrm_new_n(a, uint32_t, cube->n_atoms);
    slice->listed = nrm_new_n(a, bool, cube->n_atoms);
    for (size_t i = 0; i < cube->n_atoms; i++) {
        keep[i] = k.listed[i] ? k.high[i] > 0 : k.wanted[i] && !k.empty[i];
        if (!keep[i])
            continue;
        slice->places[n] = (uint32_t)i;
        slice->listed[n] = k.listed[i];
        slice->low[n] = k.listed[i] ? k.low[i] : 0;
        slice->high[n++] = k.listed[i] ? k.high[i] : NRM_NO_LIMIT;
    }
    slice->cube = nrm_cube_keep(a, cube, keep, NULL);
    return NRM_ATOMS_AGREE;
}

/*
 * What a total counts beyond its parts is seen by nobody else: a reader takes
 * the total for the sum of the parts that he sees. So while raw counts are
 * protected it stays what it is. A total of which no part is listed is itself
 * what a reader sees: what it is made of may be anything.
 */
static void
hold_unlisted(nrm_arena *a, nrm_slice *slice)
{
    const nrm_lists *cells = &slice->cube->cells;
    bool *loose = nrm_new_n(a, bool, slice->cube->n_atoms);
    bool raw = false;

    for (size_t c = 0; c < cells->n; c++) {
        const uint32_t *atoms = nrm_list_at(cells, c);
        size_t n = nrm_list_len(cells, c);

        raw = raw || slice->cells[c].kind == NRM_CELL_RAW;
        if (any_listed(slice->listed, atoms, n))
            continue;
        for (size_t i = 0; i < n; i++)
            loose[atoms[i]] = true;
    }
    for (size_t i = 0; raw && i < slice->cube->n_atoms; i++)
        if (!slice->listed[i] && !loose[i])
            slice->low[i] = slice->high[i] = slice->base[i];
}

int
nrm_atoms_base(nrm_arena *a, nrm_slice *slice, bool *found, nrm_err *e)
{
    const nrm_lists *cells = &slice->cube->cells;
    nrm_table_job job = { slice->cube, slice->low,   slice->high,   NULL,
                          NULL,        slice->links, slice->n_links };
    int64_t *low = nrm_new_n(a, int64_t, cells->n);
    int64_t *high = nrm_new_n(a, int64_t, cells->n);

    slice->base = nrm_new_n(a, int64_t, slice->cube->n_atoms);
    job.cell_low = low;
    job.cell_high = high;
    for (size_t c = 0; c < cells->n; c++) {
        bounds_of(&slice->cells[c], &low[c], &high[c]);
        if (nrm_list_len(cells, c) == 1)
            slice->base[*nrm_list_at(cells, c)] = low[c];
    }
    *found = nrm_table_agrees(&job, slice->base);
    if (!*found && nrm_table_find(a, &job, slice->base, found, e) != 0)
        return -1;
    if (*found)
        hold_unlisted(a, slice);
    return 0;
}
