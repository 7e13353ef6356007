/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/links.h"

#include "base/pool.h"

#include <string.h>

typedef struct linking {
    nrm_arena *a;
    nrm_slice *slice;
    size_t cap;
} linking;

/* A link on the cell pair[0], less the cell pair[1] where there is one. */
static void
add(linking *l, const uint32_t pair[2], int64_t low, int64_t high)
{
    const nrm_lists *cells = &l->slice->cube->cells;
    size_t n_more = nrm_list_len(cells, pair[0]);
    size_t n_less = pair[1] == NRM_NO_PARENT ? 0 : nrm_list_len(cells, pair[1]);
    nrm_link link = { n_more + n_less,
                      nrm_new_n(l->a, uint32_t, n_more + n_less),
                      nrm_new_n(l->a, int64_t, n_more + n_less), low, high };

    for (size_t i = 0; i < link.n; i++) {
        link.atoms[i] = i < n_more ? nrm_list_at(cells, pair[0])[i]
                                   : nrm_list_at(cells, pair[1])[i - n_more];
        link.factors[i] = i < n_more ? 1 : -1;
    }
    nrm_room(l->a, l->slice->links, l->slice->n_links, l->cap);
    l->slice->links[l->slice->n_links++] = link;
}

static nrm_text
key_of(const uint32_t *codes, size_t n)
{
    return nrm_text_n((const char *)codes, n * sizeof *codes);
}

/* A part that may overlap with others is still not more than its whole. */
static void
link_overlaps(linking *l)
{
    const nrm_slice *slice = l->slice;
    size_t n = slice->n_sides, n_cells = slice->cube->cells.n;
    nrm_pool *pool = nrm_pool_new(l->a);
    uint32_t *key = nrm_new_n(l->a, uint32_t, n);

    for (size_t c = 0; c < n_cells; c++)
        nrm_pool_add(pool, key_of(slice->codes + c * n, n));
    for (size_t d = 0; d < n; d++)
        for (uint32_t c = 0; c < n_cells; c++) {
            const uint32_t *codes = slice->codes + c * n;
            uint32_t whole = slice->sides[d].whole[codes[d]];
            uint32_t pair[2] = { 0, c };

            if (whole == NRM_NO_PARENT)
                continue;
            memcpy(key, codes, n * sizeof *key);
            key[d] = whole;
            if (nrm_pool_find(pool, key_of(key, n), &pair[0]))
                add(l, pair, 0, NRM_NO_LIMIT);
        }
}

/* Whether the bounds of its atoms say that a cell is at least 1. */
static bool
atoms_say_so(const nrm_slice *slice, size_t c)
{
    const nrm_lists *cells = &slice->cube->cells;

    for (size_t k = cells->start[c]; k < cells->start[c + 1]; k++)
        if (slice->low[cells->items[k]] > 0)
            return true;
    return false;
}

static void
link_totals(linking *l, nrm_zeros zeros)
{
    const nrm_slice *slice = l->slice;
    const nrm_lists *cells = &slice->cube->cells;

    for (uint32_t c = 0; c < cells->n; c++) {
        uint32_t pair[2] = { c, NRM_NO_PARENT };
        nrm_cell cell = slice->cells[c];
        bool positive = cell.kind == NRM_CELL_HIDDEN || cell.low > 0;

        if (nrm_list_len(cells, c) < 2)
            continue;
        if (cell.kind == NRM_CELL_PUBLIC && cell.low < cell.high)
            add(l, pair, cell.low, cell.high);
        if (zeros == NRM_ZEROS_PUBLIC && positive && !atoms_say_so(slice, c))
            add(l, pair, 1, NRM_NO_LIMIT);
    }
}

void
nrm_links_make(nrm_arena *a, nrm_slice *slice, nrm_zeros zeros)
{
    linking l = { a, slice, 0 };

    slice->links = NULL;
    slice->n_links = 0;
    link_overlaps(&l);
    link_totals(&l, zeros);
}
