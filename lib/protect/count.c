/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/count.h"

#include <math.h>

static bool
is_plain(const nrm_obs *obs, const nrm_obs_row *row, const char *name)
{
    size_t d = nrm_obs_dim_find(obs, name);

    return d == NRM_NO_DIM || row->dim[d] == obs->totals[d];
}

static bool
is_whole(nrm_maybe x)
{
    return !x.known || (x.x >= 0 && x.x < NRM_COUNT_LIMIT && x.x == floor(x.x));
}

bool
nrm_is_count(const nrm_obs *obs, const nrm_obs_row *row)
{
    return is_plain(obs, row, "statistic") && is_plain(obs, row, "method")
           && is_plain(obs, row, "model") && is_whole(row->num[NRM_OBS_VALUE])
           && is_whole(row->num[NRM_OBS_LOW])
           && is_whole(row->num[NRM_OBS_HIGH]);
}

bool
nrm_count_bounds(const nrm_obs_row *row, nrm_span *out)
{
    if (nrm_obs_bounds(row, out))
        return true;
    *out = (nrm_span){ 0, 0 };
    return (row->status & NRM_STATUS('M')) != 0;
}
