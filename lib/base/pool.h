/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A set of distinct byte strings, numbered 0, 1, 2, ... in the order they
 * came. Codes of dimensions, group keys and names are compared as numbers.
 */
#ifndef NRM_BASE_POOL_H
#define NRM_BASE_POOL_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct nrm_pool nrm_pool;

nrm_pool *nrm_pool_new(nrm_arena *a) NRM_MUST_USE;

/* The number of `t`, which is added when it is new. */
uint32_t nrm_pool_add(nrm_pool *p, nrm_text t);

/* The number of `t`; false when it is not there. */
bool nrm_pool_find(const nrm_pool *p, nrm_text t, uint32_t *out);

/* The string of a number, with a NUL behind it. */
nrm_text nrm_pool_at(const nrm_pool *p, uint32_t number);

size_t nrm_pool_count(const nrm_pool *p);

#endif
