/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What published shares and rates say of counts. A share p that is printed
 * with k decimals lies in a range, half away from zero, and so
 *
 *     (p - h) N <= 100 n < (p + h) N    with h = 10^-k / 2
 *
 * for its count n and its base N, which are cells, or N is a number that stands
 * beside it. A rate does the same for a population. The digits of a statistic
 * are those of the row of it that has most.
 */
#ifndef NRM_PROTECT_SHARES_H
#define NRM_PROTECT_SHARES_H

#include "data/obs.h"
#include "protect/slice.h"

/* Finds the shares and rates that are published, and their counts. */
nrm_shares *nrm_shares_of(nrm_arena *a, const nrm_obs *obs) NRM_MUST_USE;

/* Adds to the links of a slice what they say of its cells. */
void nrm_shares_link(nrm_arena *a, const nrm_shares *shares, nrm_slice *slice);

#endif
