/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which observations are counts. */
#ifndef NRM_PROTECT_COUNT_H
#define NRM_PROTECT_COUNT_H

#include "data/obs.h"

#define NRM_COUNT_LIMIT 1e15 /* counts beyond it are not exact in a double */

/* Whether a row is a count: of persons, calls, things, not a statistic. */
bool nrm_is_count(const nrm_obs *obs, const nrm_obs_row *row);

/*
 * What a row that is not hidden says of its count. A case that cannot exist
 * (status M) is no case, whether or not 0 is written; false when nothing is
 * known.
 */
bool nrm_count_bounds(const nrm_obs_row *row, nrm_span *out);

#endif
