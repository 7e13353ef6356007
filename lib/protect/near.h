/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The atoms around one of them: a few leaves of every axis, and the atoms of
 * their product. A short move lies in such a product, for what it adds in one
 * place it takes away in another that differs in one axis.
 */
#ifndef NRM_PROTECT_NEAR_H
#define NRM_PROTECT_NEAR_H

#include "protect/cube.h"

typedef struct nrm_near nrm_near;

nrm_near *nrm_near_new(nrm_arena *a, const nrm_cube *cube) NRM_MUST_USE;

/*
 * Writes the atoms around `anchor` to `atoms`, ascending, and returns how many
 * there are: about `limit`, or all when the cube has no more.
 *
 * ease  of each atom, how readily it can change, 0..1
 */
size_t nrm_near_find(nrm_near *n, uint32_t anchor, const double *ease,
                     size_t limit, uint32_t *atoms);

#endif
