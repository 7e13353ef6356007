/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cube: every cell of every linked table as a sum over one set of atoms.
 *
 * An axis is a dimension. Its leaves are what no code of it splits further;
 * a code is a set of leaves, so that trees, overlapping age bands and
 * cumulative years are all the same thing. An atom is one leaf of every axis.
 */
#ifndef NRM_PROTECT_CUBE_H
#define NRM_PROTECT_CUBE_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A larger product of leaves is refused. */
#define NRM_CUBE_ATOMS_MAX ((size_t)4 << 20)

/* Lists of numbers: list i is items[start[i]] .. items[start[i + 1] - 1]. */
typedef struct nrm_lists {
    size_t n;
    size_t *start; /* n + 1 */
    uint32_t *items;
} nrm_lists;

typedef struct nrm_axis {
    size_t n_leaves;
    nrm_lists codes; /* the leaves of each code, ascending */
} nrm_axis;

typedef struct nrm_cube {
    size_t n_atoms;
    nrm_lists cells; /* the atoms of each cell, ascending */
    const nrm_axis *axes;
    size_t n_axes;
    uint32_t *leaves;      /* n_axes of each atom */
    const uint32_t *codes; /* n_axes of each cell */
    nrm_lists holders; /* the cells that hold an atom, after nrm_cube_keep */
} nrm_cube;

static inline size_t
nrm_list_len(const nrm_lists *l, size_t i)
{
    return l->start[i + 1] - l->start[i];
}

static inline const uint32_t *
nrm_list_at(const nrm_lists *l, size_t i)
{
    return l->items + l->start[i];
}

/* For each number 0 .. n_items - 1 the lists that hold it, ascending. */
nrm_lists nrm_lists_turn(nrm_arena *a, const nrm_lists *l, size_t n_items);

/*
 * The cells with these codes; the axes and codes have to live as long as the
 * cube. Atoms are numbered with the last axis fastest.
 *
 * codes  n_cells rows of n_axes codes
 *
 * Fails with NRM_EINPUT when there are more than NRM_CUBE_ATOMS_MAX atoms.
 */
nrm_cube *
nrm_cube_new(nrm_arena *a, const nrm_axis *axes, size_t n_axes,
             const uint32_t *codes, size_t n_cells, nrm_err *e) NRM_MUST_USE;

/* Every combination of codes, the last axis fastest, as `codes` for the above.
 */
uint32_t *nrm_cube_codes(nrm_arena *a, const nrm_axis *axes, size_t n_axes,
                         size_t *n_cells);

/*
 * The same cells over the atoms for which keep is true. `renumber` (n_atoms
 * of the old cube, or NULL) receives the new numbers of those.
 */
nrm_cube *nrm_cube_keep(nrm_arena *a, const nrm_cube *cube, const bool *keep,
                        uint32_t *renumber);

/* The sum of `atom_counts` over each cell. */
void nrm_cube_sums(const nrm_cube *cube, const int64_t *atom_counts,
                   int64_t *cell_counts);

/* For each cell the first cell with the same atoms, which may be itself. */
uint32_t *nrm_cube_twins(nrm_arena *a, const nrm_cube *cube);

#endif
