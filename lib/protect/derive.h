/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Statistics that hang on counts. A rate or a share may be published when the
 * counts it is made of are: its numerator, its base, and for a share also what
 * is left of the base. Anything else needs a rule of the policy.
 */
#ifndef NRM_PROTECT_DERIVE_H
#define NRM_PROTECT_DERIVE_H

#include "data/obs.h"
#include "protect/policy.h"

typedef struct nrm_derive nrm_derive;

typedef enum nrm_derived {
    NRM_DERIVE_SHOW,    /* its counts are published */
    NRM_DERIVE_RELEASE, /* a rule releases it */
    NRM_DERIVE_HIDE,    /* a count it is made of is hidden, or not there */
    NRM_DERIVE_LEAVE    /* no rule speaks of it */
} nrm_derived;

/* Looks at the counts, which are protected already. */
nrm_derive *nrm_derive_new(nrm_arena *a, nrm_obs *obs, const bool *counts,
                           const nrm_policy *policy) NRM_MUST_USE;

/* What becomes of a statistic that is N. */
nrm_derived nrm_derive_judge(nrm_derive *derive, const nrm_obs_row *row);

#endif
