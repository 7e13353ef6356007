/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which observations are counts. */
#ifndef NRM_PROTECT_COUNT_H
#define NRM_PROTECT_COUNT_H

#include "data/obs.h"

#define NRM_COUNT_LIMIT 1e15 /* counts beyond it are not exact in a double */

/* Whether a row is a count: of persons, calls, things, not a statistic. */
bool nrm_is_count(const nrm_obs *obs, const nrm_obs_row *row);

#endif
