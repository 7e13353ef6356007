/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/cube.h"

#include "base/pool.h"

#include <string.h>

nrm_lists
nrm_lists_turn(nrm_arena *a, const nrm_lists *l, size_t n_items)
{
    nrm_lists turned = { n_items, nrm_new_n(a, size_t, n_items + 1),
                         nrm_new_n(a, uint32_t, l->start[l->n]) };
    size_t *next = nrm_new_n(a, size_t, n_items + 1);

    for (size_t i = 0; i < l->start[l->n]; i++)
        turned.start[l->items[i] + 1]++;
    for (size_t i = 0; i < n_items; i++)
        turned.start[i + 1] += turned.start[i];
    memcpy(next, turned.start, n_items * sizeof *next);
    for (size_t i = 0; i < l->n; i++)
        for (size_t k = l->start[i]; k < l->start[i + 1]; k++)
            turned.items[next[l->items[k]]++] = (uint32_t)i;
    return turned;
}

/* How many atoms the product has, or the largest number when too many. */
static size_t
count_atoms(const nrm_axis *axes, size_t n_axes)
{
    size_t n = 1;

    for (size_t d = 0; d < n_axes; d++)
        if (!nrm_mul(n, axes[d].n_leaves, &n) || n > NRM_CUBE_ATOMS_MAX)
            return SIZE_MAX;
    return n;
}

static size_t
cell_size(const nrm_axis *axes, size_t n_axes, const uint32_t *codes)
{
    size_t n = 1;

    for (size_t d = 0; d < n_axes; d++)
        n *= nrm_list_len(&axes[d].codes, codes[d]);
    return n;
}

/* Writes the atoms of one cell: the product of its leaf lists. */
static void
fill_cell(const nrm_axis *axes, size_t n_axes, const uint32_t *codes,
          uint32_t *to)
{
    size_t n = 1;

    to[0] = 0;
    for (size_t d = 0; d < n_axes; d++) {
        const uint32_t *leaves = nrm_list_at(&axes[d].codes, codes[d]);
        size_t n_leaves = nrm_list_len(&axes[d].codes, codes[d]);

        for (size_t i = n; i-- > 0;)
            for (size_t k = n_leaves; k-- > 0;)
                to[i * n_leaves + k] =
                    to[i] * (uint32_t)axes[d].n_leaves + leaves[k];
        n *= n_leaves;
    }
}

/* The leaves of every atom. */
static uint32_t *
spell_atoms(nrm_arena *a, const nrm_cube *cube)
{
    uint32_t *leaves = nrm_new_n(a, uint32_t, cube->n_atoms * cube->n_axes);

    for (size_t i = 0; i < cube->n_atoms; i++)
        for (size_t d = cube->n_axes, rest = i; d-- > 0;
             rest /= cube->axes[d].n_leaves)
            leaves[i * cube->n_axes + d] =
                (uint32_t)(rest % cube->axes[d].n_leaves);
    return leaves;
}

nrm_cube *
nrm_cube_new(nrm_arena *a, const nrm_axis *axes, size_t n_axes,
             const uint32_t *codes, size_t n_cells, nrm_err *e)
{
    nrm_cube *cube = nrm_new(a, nrm_cube);
    nrm_lists *cells = &cube->cells;

    cube->n_atoms = count_atoms(axes, n_axes);
    if (cube->n_atoms == SIZE_MAX) {
        nrm_fail(e, NRM_EINPUT,
                 "the linked tables have more than %zu inner cells; "
                 "protect them in parts that share no total",
                 NRM_CUBE_ATOMS_MAX);
        return NULL;
    }
    cube->axes = axes;
    cube->n_axes = n_axes;
    cube->leaves = spell_atoms(a, cube);
    cube->codes = codes;
    cells->n = n_cells;
    cells->start = nrm_new_n(a, size_t, n_cells + 1);
    for (size_t c = 0; c < n_cells; c++)
        cells->start[c + 1] =
            cells->start[c] + cell_size(axes, n_axes, codes + c * n_axes);
    cells->items = nrm_new_n(a, uint32_t, cells->start[n_cells]);
    for (size_t c = 0; c < n_cells; c++)
        if (nrm_list_len(cells, c) > 0)
            fill_cell(axes, n_axes, codes + c * n_axes,
                      cells->items + cells->start[c]);
    return cube;
}

uint32_t *
nrm_cube_codes(nrm_arena *a, const nrm_axis *axes, size_t n_axes,
               size_t *n_cells)
{
    size_t n = 1;
    uint32_t *codes;

    for (size_t d = 0; d < n_axes; d++)
        n *= axes[d].codes.n;
    codes = nrm_new_n(a, uint32_t, n * n_axes);
    for (size_t c = 0; c < n; c++)
        for (size_t d = n_axes, rest = c; d-- > 0; rest /= axes[d].codes.n)
            codes[c * n_axes + d] = (uint32_t)(rest % axes[d].codes.n);
    *n_cells = n;
    return codes;
}

nrm_cube *
nrm_cube_keep(nrm_arena *a, const nrm_cube *cube, const bool *keep,
              uint32_t *renumber)
{
    const nrm_lists *from = &cube->cells;
    nrm_cube *kept = nrm_new(a, nrm_cube);
    uint32_t *number = nrm_new_n(a, uint32_t, cube->n_atoms);
    size_t n = 0;

    kept->axes = cube->axes;
    kept->n_axes = cube->n_axes;
    kept->codes = cube->codes;
    kept->leaves = nrm_new_n(a, uint32_t, cube->n_atoms * cube->n_axes);
    for (size_t i = 0; i < cube->n_atoms; i++) {
        if (!keep[i])
            continue;
        memcpy(kept->leaves + kept->n_atoms * cube->n_axes,
               cube->leaves + i * cube->n_axes,
               cube->n_axes * sizeof *cube->leaves);
        number[i] = (uint32_t)kept->n_atoms++;
    }
    kept->cells.n = from->n;
    kept->cells.start = nrm_new_n(a, size_t, from->n + 1);
    for (size_t k = 0; k < from->start[from->n]; k++)
        n += keep[from->items[k]];
    kept->cells.items = nrm_new_n(a, uint32_t, n);
    n = 0;
    for (size_t c = 0; c < from->n; c++) {
        for (size_t k = from->start[c]; k < from->start[c + 1]; k++)
            if (keep[from->items[k]])
                kept->cells.items[n++] = number[from->items[k]];
        kept->cells.start[c + 1] = n;
    }
    kept->holders = nrm_lists_turn(a, &kept->cells, kept->n_atoms);
    for (size_t i = 0; renumber != NULL && i < cube->n_atoms; i++)
        renumber[i] = number[i];
    return kept;
}

void
nrm_cube_sums(const nrm_cube *cube, const int64_t *atom_counts,
              int64_t *cell_counts)
{
    const nrm_lists *cells = &cube->cells;

    for (size_t c = 0; c < cells->n; c++) {
        cell_counts[c] = 0;
        for (size_t k = cells->start[c]; k < cells->start[c + 1]; k++)
            cell_counts[c] += atom_counts[cells->items[k]];
    }
}

uint32_t *
nrm_cube_twins(nrm_arena *a, const nrm_cube *cube)
{
    const nrm_lists *cells = &cube->cells;
    nrm_pool *pool = nrm_pool_new(a);
    uint32_t *first = nrm_new_n(a, uint32_t, cells->n);
    uint32_t *twin = nrm_new_n(a, uint32_t, cells->n);

    for (size_t c = 0; c < cells->n; c++) {
        nrm_text key = nrm_text_n((const char *)nrm_list_at(cells, c),
                                  nrm_list_len(cells, c) * sizeof(uint32_t));
        size_t before = nrm_pool_count(pool);
        uint32_t number = nrm_pool_add(pool, key);

        if (number == before)
            first[number] = (uint32_t)c;
        twin[c] = first[number];
    }
    return twin;
}
