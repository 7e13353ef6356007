/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What published statistics say of counts. A share p that is printed with k
 * decimals lies in a range, half away from zero, and so
 *
 *     (p - h) N <= 100 n < (p + h) N    with h = 10^-k / 2
 *
 * for its count n and its base N, which are cells, or N is a number that stands
 * beside it. A rate does the same for a population, a mean for its sum and its
 * count. The digits of a statistic are those of the row of it that has most.
 * The N of a mean and the EVENTS of a share are taken for the count of its key.
 */
#ifndef NRM_PROTECT_SHARES_H
#define NRM_PROTECT_SHARES_H

#include "data/obs.h"
#include "protect/slice.h"

#define NRM_NO_ROW UINT32_MAX

/* A count that is not public, by any row of it, or else a number. */
typedef struct nrm_term {
    uint32_t row; /* or NRM_NO_ROW */
    int64_t number;
} nrm_term;

/* low * whole <= unit * part < high * whole; one of the two is a row. */
typedef struct nrm_said {
    nrm_term part, whole;
    int64_t unit, low, high;
} nrm_said;

/* Reads what the statistics that are published say. */
nrm_shares *nrm_shares_of(nrm_arena *a, const nrm_obs *obs) NRM_MUST_USE;

const nrm_said *nrm_shares_said(const nrm_shares *shares, size_t *n);

/* Adds to the links of a slice what they say of its cells. */
void nrm_shares_link(nrm_arena *a, const nrm_shares *shares, nrm_slice *slice);

#endif
