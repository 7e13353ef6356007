/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/safe.h"

#include "data/obs_io.h"
#include "data/select.h"

struct nrm_safe {
    nrm_obs *obs;
};

nrm_safe *
nrm_safe_new(nrm_arena *a)
{
    nrm_safe *safe = nrm_new(a, nrm_safe);

    safe->obs = nrm_obs_new(a);
    return safe;
}

/* Refuses what may not be published; what is hidden has no number to quote. */
static int
check_row(const nrm_obs *obs, const nrm_obs_row *row, nrm_err *e)
{
    if (row->conf == NRM_CONF_N)
        return nrm_fail_at(e, nrm_obs_string(obs, row->file), row->line,
                           "this observation is not for publication "
                           "(CONF_STATUS N); run nrm-protect first");
    return 0;
}

int
nrm_safe_read(nrm_safe *safe, nrm_in *in, nrm_err *e)
{
    size_t before = safe->obs->n_rows;

    if (nrm_obs_read(safe->obs, in, e) != 0)
        return -1;
    for (size_t i = before; i < safe->obs->n_rows; i++)
        if (check_row(safe->obs, &safe->obs->rows[i], e) != 0)
            return -1;
    return 0;
}

const nrm_obs *
nrm_safe_obs(const nrm_safe *safe)
{
    return safe->obs;
}

nrm_safe *
nrm_safe_select(const nrm_safe *safe, nrm_text expression, nrm_err *e)
{
    nrm_selection *s = nrm_select_parse(safe->obs, expression, e);
    nrm_safe *some;

    if (s == NULL)
        return NULL;
    some = nrm_new(safe->obs->a, nrm_safe);
    some->obs = nrm_select_rows(s, safe->obs);
    return some;
}
