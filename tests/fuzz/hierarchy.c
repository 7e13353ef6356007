/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hierarchies, and a table whose totals they complete: a total that is made
 * is never more than all of the rows.
 */
#include "fuzz.h"

#include "data/obs_io.h"
#include "protect/hierarchy.h"
#include "protect/totals.h"

static void
attempt(nrm_arena *a, nrm_text bytes, nrm_err *e)
{
    nrm_text table = nrm_text_of("region,sex,OBS_VALUE\n"
                                 "A,F,20\nA,M,2\nB,F,1\nB,M,12\n");
    nrm_obs *obs = nrm_obs_new(a);
    nrm_hierarchy *h;
    int result;

    if (nrm_obs_read(obs, nrm_in_memory(a, "table", table), e) != 0)
        abort();
    h = nrm_hierarchy_read(a, nrm_in_memory(a, "fuzz", bytes), e);
    fuzz_outcome(h == NULL ? -1 : 0, e);
    if (h == NULL)
        return;
    for (const nrm_hierarchy *d = h; d->dimension != NULL; d++)
        for (size_t i = 0; i < d->list->n; i++)
            if (d->list->items[i].parent != NRM_NO_CODE
                && d->list->items[i].parent >= d->list->n)
                abort();
    result = nrm_totals_add(a, obs, h, e);
    fuzz_outcome(result, e);
    for (size_t i = 0; result == 0 && i < obs->n_rows; i++)
        if (obs->rows[i].num[NRM_OBS_VALUE].x > 35)
            abort();
}
