/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which atoms of a cube there are. An inner cell that no row names is taken to
 * be empty where the totals above it are the sums of the rows below them, and
 * to be unknown where a total counts more.
 */
#ifndef NRM_PROTECT_ATOMS_H
#define NRM_PROTECT_ATOMS_H

#include "protect/slice.h"

typedef enum nrm_atoms_end {
    NRM_ATOMS_AGREE,
    NRM_ATOMS_MORE, /* *cell counts more than its parts can hold */
    NRM_ATOMS_LESS  /* *cell counts less than its parts */
} nrm_atoms_end;

/*
 * Takes a slice with `cube` (all atoms) and `cells`; drops the atoms that are
 * 0 for everyone, and fills `low` and `high`. The links among cells stay as
 * they are: they are made afterwards.
 *
 * open  an inner cell that no row names is empty only where there is no room
 *       for it, not where a total may be the sum of its rows
 */
nrm_atoms_end nrm_atoms_settle(nrm_arena *a, nrm_slice *slice, nrm_zeros zeros,
                               bool open, size_t *cell);

/* Fills `base`; *found is false when no table agrees with the rows. */
int nrm_atoms_base(nrm_arena *a, nrm_slice *slice, bool *found,
                   nrm_err *e) NRM_MUST_USE;

#endif
