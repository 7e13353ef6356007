/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Swaps: the plainest moves. A swap adds to an atom and takes away from its
 * mirror in one axis, does the reverse in the next axis, and so on: 2^k atoms
 * change in k axes, and every sum over one of these axes stays. In a table of
 * two ways this is the basic move [+ - / - +] of Diaconis and Sturmfels (1998),
 * "Algebraic algorithms for sampling from conditional distributions", Annals
 * of Statistics 26, section 2.
 *
 * They are found by looking, without a programme. Moves that are no swaps are
 * the business of moves.h.
 */
#ifndef NRM_PROTECT_SWAP_H
#define NRM_PROTECT_SWAP_H

#include "protect/moves.h"

typedef struct nrm_swaps nrm_swaps;

/*
 * `job->prices` is read at every search, so it may change between them; the
 * links are the caller's to check.
 */
nrm_swaps *nrm_swaps_new(nrm_arena *a, const nrm_moves_job *job) NRM_MUST_USE;

/*
 * The cheapest swap that does what is wanted among those looked at, if it
 * costs less than `limit`: writes it to `move`, which has room for
 * NRM_SWAP_ATOMS, and returns what it costs. INFINITY when there is none.
 */
#define NRM_SWAP_ATOMS 256
double nrm_swaps_find(nrm_swaps *s, const nrm_want *want, double limit,
                      nrm_move *move);

#endif
