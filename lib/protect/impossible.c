/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/impossible.h"

#include "protect/count.h"

/* Whether a row has all the codes of a structural zero. */
static bool
matches(const nrm_obs *obs, const nrm_obs_row *row, const nrm_impossible *x)
{
    for (size_t i = 0; i < x->n; i++) {
        size_t d = nrm_obs_dim_find(obs, x->dims[i].at);

        if (d == NRM_NO_DIM
            || !nrm_text_eq(nrm_obs_text_at(obs, row->dim[d]), x->codes[i]))
            return false;
    }
    return true;
}

static bool
is_impossible(const nrm_obs *obs, const nrm_obs_row *row,
              const nrm_policy *policy)
{
    for (size_t i = 0; i < policy->n_impossible; i++)
        if (matches(obs, row, &policy->impossible[i]))
            return true;
    return false;
}

int
nrm_impossible_mark(nrm_obs *obs, const nrm_policy *policy, nrm_err *e)
{
    for (size_t i = 0; i < obs->n_rows; i++) {
        nrm_obs_row *row = &obs->rows[i];
        nrm_maybe value = row->num[NRM_OBS_VALUE];

        if (row->conf != NRM_CONF_N || !nrm_is_count(obs, row)
            || !is_impossible(obs, row, policy))
            continue;
        if (!value.known || value.x != 0)
            return nrm_fail_at(e, nrm_obs_string(obs, row->file), row->line,
                               "the policy says that there is no such case "
                               "(structural_zeros), and this count is not 0");
        row->conf = NRM_CONF_F;
    }
    return 0;
}
