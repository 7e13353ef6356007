/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What identifies a release: a digest of everything it publishes. */
#ifndef NRM_PROTECT_RELEASE_H
#define NRM_PROTECT_RELEASE_H

#include "base/digest.h"
#include "data/obs.h"

/*
 * SHA-256 over the keys, numbers and CONF_STATUS of all rows, in the order of
 * nrm_obs_sort and with the dimensions by name: the same for any order of rows
 * and columns. Dimensions that are total everywhere do not count.
 */
nrm_digest nrm_release_digest(nrm_arena *a, const nrm_obs *obs);

#endif
