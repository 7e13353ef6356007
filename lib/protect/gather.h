/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what was asked on a command line to a policy and hierarchies. */
#ifndef NRM_PROTECT_GATHER_H
#define NRM_PROTECT_GATHER_H

#include "protect/hierarchy.h"
#include "protect/policy.h"

/* NULL and 0 where nothing was asked. */
typedef struct nrm_asked {
    const char *policy, *schema, *hierarchy; /* paths */
    const char *method, *key;
    size_t threshold, width, base;
    const char **before; /* earlier releases, the oldest first */
    size_t n_before;
} nrm_asked;

/* The policy: that of the file, then what was asked beside it. */
int nrm_gather_policy(nrm_arena *a, const nrm_asked *asked, nrm_policy *out,
                      nrm_err *e) NRM_MUST_USE;

/*
 * The hierarchies of the dimensions of `obs`: of the hierarchy file, else of
 * the schema. The totals that the hierarchy file defines and the counts lack
 * are added when `complete` is set.
 */
int nrm_gather_hierarchies(nrm_obs *obs, const nrm_asked *asked, bool complete,
                           nrm_hierarchy **out, nrm_err *e) NRM_MUST_USE;

#endif
