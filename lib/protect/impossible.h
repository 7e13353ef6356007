/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Structural zeros: what the policy says cannot exist. Everybody knows that
 * it is 0, so it is public whatever the policy says of other zeros.
 */
#ifndef NRM_PROTECT_IMPOSSIBLE_H
#define NRM_PROTECT_IMPOSSIBLE_H

#include "data/obs.h"
#include "protect/policy.h"

/*
 * Makes the raw zeros that cannot be anything else public. Fails at the line
 * of a count that should not exist.
 */
int nrm_impossible_mark(nrm_obs *obs, const nrm_policy *policy,
                        nrm_err *e) NRM_MUST_USE;

#endif
