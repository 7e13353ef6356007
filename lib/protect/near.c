/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/near.h"

#include <math.h>
#include <string.h>

#define ALIKE 3.0 /* worth of an axis in which an atom is like the anchor */
#define KIN 100.0 /* worth of a shared code */

struct nrm_near {
    const nrm_cube *cube;
    size_t *first; /* of each axis: where its leaves are in these */
    double *score; /* what a leaf promises */
    double *kin;   /* how many codes hold it and the leaf of the anchor */
    bool *chosen;
    size_t *size; /* of each axis: leaves chosen beside that of the anchor */
    double fill;  /* atoms for each place of the product of all leaves */
};

nrm_near *
nrm_near_new(nrm_arena *a, const nrm_cube *cube)
{
    nrm_near *n = nrm_new(a, nrm_near);
    double places = 1;

    n->cube = cube;
    n->first = nrm_new_n(a, size_t, cube->n_axes + 1);
    for (size_t d = 0; d < cube->n_axes; d++) {
        n->first[d + 1] = n->first[d] + cube->axes[d].n_leaves;
        places *= (double)cube->axes[d].n_leaves;
    }
    n->size = nrm_new_n(a, size_t, cube->n_axes);
    n->fill = (double)cube->n_atoms / places;
    n->score = nrm_new_n(a, double, n->first[cube->n_axes]);
    n->kin = nrm_new_n(a, double, n->first[cube->n_axes]);
    n->chosen = nrm_new_n(a, bool, n->first[cube->n_axes]);
    return n;
}

/* Counts for every leaf of an axis the codes that it shares with one. */
static void
count_kin(nrm_near *n, size_t d, uint32_t leaf)
{
    const nrm_lists *codes = &n->cube->axes[d].codes;
    double *kin = n->kin + n->first[d];

    for (size_t c = 0; c < codes->n; c++) {
        const uint32_t *leaves = nrm_list_at(codes, c);
        size_t len = nrm_list_len(codes, c);
        bool holds = false;

        for (size_t k = 0; k < len && !holds; k++)
            holds = leaves[k] == leaf;
        for (size_t k = 0; holds && k < len; k++)
            kin[leaves[k]]++;
    }
}

/*
 * Scores the leaves: by the atoms on them, those most that differ least from
 * the anchor on the other axes. Leaves that share more codes with its leaf
 * come before all that share fewer: between them fewer sums change.
 */
static void
score(nrm_near *n, const uint32_t *anchor, const double *ease)
{
    size_t n_axes = n->cube->n_axes;

    memset(n->score, 0, n->first[n_axes] * sizeof *n->score);
    memset(n->kin, 0, n->first[n_axes] * sizeof *n->kin);
    memset(n->chosen, 0, n->first[n_axes] * sizeof *n->chosen);
    for (size_t i = 0; i < n->cube->n_atoms; i++) {
        const uint32_t *leaves = n->cube->leaves + i * n_axes;
        double worth = ease[i];

        for (size_t d = 0; d < n_axes; d++)
            worth *= leaves[d] == anchor[d] ? ALIKE : 1;
        for (size_t d = 0; d < n_axes; d++)
            n->score[n->first[d] + leaves[d]] += worth;
    }
    for (size_t d = 0; d < n_axes; d++) {
        count_kin(n, d, anchor[d]);
        n->chosen[n->first[d] + anchor[d]] = true;
    }
    for (size_t k = 0; k < n->first[n_axes]; k++)
        n->score[k] *= pow(KIN, n->kin[k]);
}

/* The best leaf of an axis that is not chosen; false when all are. */
static bool
best_leaf(const nrm_near *n, size_t d, size_t *best)
{
    bool found = false;

    for (size_t k = n->first[d]; k < n->first[d + 1]; k++) {
        if (n->chosen[k] || n->score[k] <= 0)
            continue;
        if (!found || n->score[k] > n->score[*best])
            *best = k;
        found = true;
    }
    return found;
}

/* Adds leaves to the axis that has fewest, until there are enough places. */
static void
choose(nrm_near *n, double limit)
{
    size_t n_axes = n->cube->n_axes, *size = n->size;
    double places = 1;
    bool grown = true;

    memset(size, 0, n_axes * sizeof *size);
    while (grown && places < limit) {
        grown = false;
        for (size_t d = 0; d < n_axes && places < limit; d++) {
            size_t best = 0;

            if (!best_leaf(n, d, &best))
                continue;
            n->chosen[best] = true;
            size[d]++;
            places = places / (double)size[d] * (double)(size[d] + 1);
            grown = true;
        }
    }
}

static bool
is_chosen(const nrm_near *n, const uint32_t *leaves)
{
    for (size_t d = 0; d < n->cube->n_axes; d++)
        if (!n->chosen[n->first[d] + leaves[d]])
            return false;
    return true;
}

size_t
nrm_near_find(nrm_near *n, uint32_t anchor, const double *ease, size_t limit,
              uint32_t *atoms)
{
    size_t n_axes = n->cube->n_axes, found = 0;
    bool all = limit >= n->cube->n_atoms;

    if (!all) {
        score(n, n->cube->leaves + anchor * n_axes, ease);
        choose(n, (double)limit / n->fill);
    }
    for (uint32_t i = 0; i < n->cube->n_atoms; i++)
        if (all || is_chosen(n, n->cube->leaves + i * n_axes))
            atoms[found++] = i;
    return found;
}
