/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a document publishes, by the manifest that nrm-report writes of it:
 * every number has to be that of an observation that may be published.
 */
#ifndef NRM_PROTECT_PAPERS_H
#define NRM_PROTECT_PAPERS_H

#include "data/obs.h"

/*
 * Compares a manifest with safe rows. For each number that is wrong a row is
 * added to `findings` (a table like `obs`) with PLACE and VERDICT: `hidden` if
 * the observation is hidden, `unknown` if there is none, `other number` if it
 * is not the one that is published, rounded to the digits that are printed.
 */
int
nrm_papers_check(const nrm_obs *obs, const char *manifest, nrm_obs *findings,
                 size_t *n_wrong, nrm_err *e) NRM_MUST_USE;

#endif
