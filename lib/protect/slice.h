/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Slices: the counts of a table, taken apart into cubes that share no
 * constraint. A slice knows the rows of each of its cells and what is known
 * of them; its atoms are those that can be anything but 0.
 */
#ifndef NRM_PROTECT_SLICE_H
#define NRM_PROTECT_SLICE_H

#include "data/obs.h"
#include "protect/axis.h"
#include "protect/moves.h"
#include "protect/policy.h"

typedef enum nrm_cell_kind {
    NRM_CELL_ABSENT, /* no number: no constraint */
    NRM_CELL_RAW,    /* not for publication as it stands */
    NRM_CELL_PUBLIC, /* published already */
    NRM_CELL_HIDDEN  /* hidden already */
} nrm_cell_kind;

typedef struct nrm_cell {
    nrm_cell_kind kind;
    int64_t low, high; /* what its rows say; high may be NRM_NO_LIMIT */
    bool rounded;      /* published otherwise: its range was read off that */
} nrm_cell;

/* One dimension of a slice that has more than one code there. */
typedef struct nrm_side {
    const char *name; /* of the dimension, or TIME_PERIOD */
    const char **codes;
    uint32_t *up;    /* of each code: what it adds up to, or NRM_NO_PARENT */
    uint32_t *whole; /* of each code: what it overlaps in, or NRM_NO_PARENT */
    nrm_axis axis;
} nrm_side;

typedef struct nrm_slice {
    const char *where; /* the codes that all its rows share, for digests */
    nrm_side *sides;
    size_t n_sides;
    uint32_t *codes; /* n_sides of each cell */
    nrm_cube *cube;
    uint32_t *places; /* of each atom in the product of the leaves */
    bool *listed;     /* whether an atom has a cell of its own */
    nrm_cell *cells;
    nrm_lists rows;      /* the rows of each cell */
    int64_t *low, *high; /* what everybody knows of each atom */
    int64_t *base;       /* a table that agrees with all the rows, by atom */
    nrm_link *links;     /* what everybody knows of sums of atoms */
    size_t n_links;
} nrm_slice;

/* The hierarchies of the dimensions by name; NULL at the end. */
typedef struct nrm_hierarchy {
    const char *dimension;
    const nrm_codelist *list;
    bool given; /* it came with the data */
} nrm_hierarchy;

/* Published shares and rates; shares.h makes them. */
typedef struct nrm_shares nrm_shares;

/* `earlier` goes in, and for an audit `bounds`, `rounded` and `shares`. */
typedef struct nrm_slices {
    nrm_slice *at;
    size_t n;
    bool bounds;     /* also those in which only public bounds are open */
    int64_t rounded; /* the base that counts were rounded to, or 0 */
    const nrm_shares *shares; /* that tell of counts, or NULL */
    const uint32_t *earlier;  /* the files of earlier releases, words */
    size_t n_earlier;
    size_t n_forgotten; /* out: rows of them that a table contradicts */
} nrm_slices;

/*
 * The slices of all counts, but for those in which everything is public. The
 * rows should be in the order of nrm_obs_sort, which makes the numbers of
 * cells and atoms the same for any order of the input. A dimension without a
 * hierarchy of its own has that of the standard list of its name. Earlier
 * releases that a table contradicts are left out of it. Fails with the line
 * where a total is less than its parts.
 */
int nrm_slices_of(nrm_arena *a, const nrm_obs *obs,
                  const nrm_hierarchy *hierarchies, const nrm_policy *policy,
                  nrm_slices *out, nrm_err *e) NRM_MUST_USE;

#endif
