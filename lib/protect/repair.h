/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Repair of a suppression pattern: hides cells until every hidden cell can be
 * changed by `width` through whole-number moves, then shows again what no move
 * needs, and improves one move after another while that saves something.
 */
#ifndef NRM_PROTECT_REPAIR_H
#define NRM_PROTECT_REPAIR_H

#include "protect/moves.h"

/* Cells of a table above which it is quick rather than thorough. */
#define NRM_REPAIR_LARGE 20000

typedef struct nrm_repair {
    const nrm_cube *cube;
    const int64_t *base;       /* a table that agrees with the raw numbers */
    const int64_t *low, *high; /* what a reader knows of each atom */
    const nrm_link *links;
    size_t n_links;
    const double
        *weights;        /* what hiding a cell loses; INFINITY: it is public */
    const bool *primary; /* hidden for themselves */
    int64_t width;
} nrm_repair;

/*
 * Changes `hidden` (in: a first pattern; out: the repaired one; the primary
 * cells are set in both). failed[cell] is set for hidden cells that nothing
 * can protect, and *n_failed counts them.
 */
int nrm_repair_run(nrm_arena *a, const nrm_repair *job, bool *hidden,
                   bool *failed, size_t *n_failed, nrm_err *e) NRM_MUST_USE;

#endif
