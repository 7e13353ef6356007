/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Statistics that hang on counts. A rate is published when its count is; a
 * share when its count and its base are. Where protection changed a count, they
 * are computed again from what is published. Anything else needs a rule of
 * the policy.
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

/*
 * Looks at the counts before they are protected: a share finds its base by the
 * number of it.
 */
nrm_derive *nrm_derive_new(nrm_arena *a, const nrm_obs *obs, const bool *counts,
                           const nrm_policy *policy) NRM_MUST_USE;

/*
 * What becomes of a statistic that is N, once the counts are protected. Its
 * numbers are computed again where its counts changed.
 */
nrm_derived nrm_derive_judge(nrm_derive *derive, nrm_obs_row *row);

#endif
