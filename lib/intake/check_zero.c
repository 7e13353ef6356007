/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * 0 means that there are none, and nobody knows that who did not count in the
 * periods beside it. Judged are zeros that have a neighbour in their series.
 */
#include "intake/check_group.h"

static bool
is_zero(const nrm_obs_row *row)
{
    return row->num[NRM_OBS_VALUE].known && row->num[NRM_OBS_VALUE].x == 0;
}

/* 1 unknown, 0 known, -1 no neighbour there. */
static int
neighbour(const nrm_obs_row *row, const nrm_obs_row *beside, int64_t step)
{
    nrm_span span;

    if (beside->period.freq != row->period.freq
        || nrm_period_index(beside->period) - nrm_period_index(row->period)
               != step)
        return -1;
    return nrm_obs_bounds(beside, &span) ? 0 : 1;
}

static void
check_zero(nrm_check_view *view, const size_t *rows, size_t n, size_t at)
{
    const nrm_obs_row *all = view->obs->rows, *row = &all[rows[at]];
    int before = -1, after = -1;

    if (at > 0)
        before = neighbour(row, &all[rows[at - 1]], -1);
    if (at + 1 < n)
        after = neighbour(row, &all[rows[at + 1]], 1);
    if (before == 0 || after == 0)
        nrm_findings_count(view->to, view->rule, NRM_PASS);
    else if (before == 1 || after == 1)
        nrm_check_report(view, row, "OBS_VALUE", "",
                         nrm_say_raw(view->lang, NRM_SAY_ZERO));
    else
        nrm_findings_count(view->to, view->rule, NRM_NOT_APPLICABLE);
}

static void
run(nrm_check_view *view)
{
    const nrm_obs *obs = view->obs;
    nrm_groups g = nrm_groups_make(
        view->a, obs, nrm_groups_without(obs, NRM_NO_DIM), NRM_BY_SOURCE);

    nrm_groups_sort(obs, &g);
    for (size_t k = 0; k < g.n; k++) {
        const size_t *rows = g.rows + g.start[k];
        size_t n = g.start[k + 1] - g.start[k];

        for (size_t i = 0; i < n; i++)
            if (is_zero(&obs->rows[rows[i]]))
                check_zero(view, rows, n, i);
    }
}

const nrm_check_kind nrm_check_zero = {
    .name = "zero",
    .title = NRM_SAY_ZERO_TITLE,
    .severity = NRM_WARNING,
    .run = run,
};
