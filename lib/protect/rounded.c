/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/rounded.h"

static bool
is_exact(const nrm_cell *cell)
{
    return cell->kind == NRM_CELL_PUBLIC && cell->low == cell->high;
}

/*
 * Gives inner counts without a row what their totals leave for them, where a
 * total has one such count alone.
 */
static void
infer(const nrm_slice *slice, bool *listed, bool *inferred, int64_t *shown)
{
    const nrm_lists *cells = &slice->cube->cells;
    bool found = true;

    while (found) {
        found = false;
        for (size_t c = 0; c < cells->n; c++) {
            int64_t rest = slice->cells[c].low;
            size_t n = 0;
            uint32_t last = 0;

            for (size_t k = cells->start[c]; k < cells->start[c + 1]; k++) {
                rest -= shown[cells->items[k]];
                if (listed[cells->items[k]])
                    continue;
                last = cells->items[k];
                n++;
            }
            if (n != 1 || rest < 0 || !is_exact(&slice->cells[c]))
                continue;
            listed[last] = inferred[last] = found = true;
            shown[last] = rest;
        }
    }
}

/* What a total may be of which a count was inferred. */
static void
widen(const nrm_slice *slice, size_t c, const int64_t *shown, int64_t base)
{
    const nrm_lists *cells = &slice->cube->cells;
    nrm_cell *cell = &slice->cells[c];

    cell->low = cell->high = 0;
    for (size_t k = cells->start[c]; k < cells->start[c + 1]; k++) {
        int64_t count = shown[cells->items[k]];

        cell->low += count == base ? 1 : count;
        cell->high += count == 0 ? base - 1 : count;
    }
}

void
nrm_rounded_open(nrm_arena *a, nrm_slice *slice, int64_t base, bool whole)
{
    const nrm_lists *cells = &slice->cube->cells;
    nrm_arena *scratch = nrm_arena_child(a);
    int64_t *shown = nrm_new_n(scratch, int64_t, slice->cube->n_atoms);
    int64_t *sums = nrm_new_n(scratch, int64_t, cells->n);
    bool *open = nrm_new_n(scratch, bool, slice->cube->n_atoms);
    bool *listed = nrm_new_n(scratch, bool, slice->cube->n_atoms);
    bool *inferred = nrm_new_n(scratch, bool, slice->cube->n_atoms);

    for (size_t c = 0; c < cells->n; c++) {
        nrm_cell *cell = &slice->cells[c];

        if (nrm_list_len(cells, c) != 1)
            continue;
        listed[*nrm_list_at(cells, c)] = true;
        if (!is_exact(cell))
            continue;
        shown[*nrm_list_at(cells, c)] = cell->low;
        if (cell->low != 0 && cell->low != base)
            continue;
        open[*nrm_list_at(cells, c)] = cell->rounded = true;
        cell->high = cell->low == 0 ? base - 1 : base;
        cell->low = cell->low == 0 ? 0 : 1;
    }
    if (whole)
        infer(slice, listed, inferred, shown);
    nrm_cube_sums(slice->cube, shown, sums);
    for (size_t c = 0; c < cells->n; c++) {
        nrm_cell *cell = &slice->cells[c];
        bool guessed = false;

        if (nrm_list_len(cells, c) < 2 || !is_exact(cell)
            || cell->low != sums[c])
            continue;
        for (size_t k = cells->start[c]; k < cells->start[c + 1]; k++) {
            cell->rounded = cell->rounded || open[cells->items[k]];
            guessed = guessed || inferred[cells->items[k]];
        }
        if (!cell->rounded)
            continue;
        cell->low = 0;
        cell->high = NRM_NO_LIMIT;
        if (guessed)
            widen(slice, c, shown, base);
    }
    nrm_arena_free(scratch);
}
