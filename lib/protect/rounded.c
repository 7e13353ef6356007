/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/rounded.h"

static bool
is_exact(const nrm_cell *cell)
{
    return cell->kind == NRM_CELL_PUBLIC && cell->low == cell->high;
}

void
nrm_rounded_open(nrm_arena *a, nrm_slice *slice, int64_t base)
{
    const nrm_lists *cells = &slice->cube->cells;
    nrm_arena *scratch = nrm_arena_child(a);
    int64_t *shown = nrm_new_n(scratch, int64_t, slice->cube->n_atoms);
    int64_t *sums = nrm_new_n(scratch, int64_t, cells->n);
    bool *open = nrm_new_n(scratch, bool, slice->cube->n_atoms);

    for (size_t c = 0; c < cells->n; c++) {
        nrm_cell *cell = &slice->cells[c];

        if (nrm_list_len(cells, c) != 1 || !is_exact(cell))
            continue;
        shown[*nrm_list_at(cells, c)] = cell->low;
        if (cell->low != 0 && cell->low != base)
            continue;
        open[*nrm_list_at(cells, c)] = cell->rounded = true;
        cell->high = cell->low == 0 ? base - 1 : base;
        cell->low = cell->low == 0 ? 0 : 1;
    }
    nrm_cube_sums(slice->cube, shown, sums);
    for (size_t c = 0; c < cells->n; c++) {
        nrm_cell *cell = &slice->cells[c];

        if (nrm_list_len(cells, c) < 2 || !is_exact(cell)
            || cell->low != sums[c])
            continue;
        for (size_t k = cells->start[c]; k < cells->start[c + 1]; k++)
            cell->rounded = cell->rounded || open[cells->items[k]];
        if (!cell->rounded)
            continue;
        cell->low = 0;
        cell->high = NRM_NO_LIMIT;
    }
    nrm_arena_free(scratch);
}
