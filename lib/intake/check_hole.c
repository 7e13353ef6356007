/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Periods that have no row between two that have one. A row without a number
 * is no hole: it says that the number is missing.
 */
#include "intake/check_group.h"

static void
report(nrm_check_view *view, const nrm_obs_row *before,
       const nrm_obs_row *after, int64_t n_missing)
{
    char from[NRM_PERIOD_BYTES], to[NRM_PERIOD_BYTES];

    nrm_check_report(
        view, after, "TIME_PERIOD", "",
        nrm_say(view->a, view->lang, NRM_SAY_HOLE,
                nrm_period_format(before->period, from),
                nrm_period_format(after->period, to),
                nrm_format(view->a, "%lld", (long long)n_missing)));
}

/* Judges each step from one period of the series to the next. */
static void
check_series(nrm_check_view *view, const size_t *rows, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        const nrm_obs_row *before = &view->obs->rows[rows[i - 1]];
        const nrm_obs_row *after = &view->obs->rows[rows[i]];
        int64_t step =
            nrm_period_index(after->period) - nrm_period_index(before->period);

        if (before->period.freq == NRM_NO_PERIOD
            || before->period.freq != after->period.freq
            || after->period.freq > NRM_MONTH || step == 0)
            continue;
        if (step > 1)
            report(view, before, after, step - 1);
        else
            nrm_findings_count(view->to, view->rule, NRM_PASS);
    }
}

static void
run(nrm_check_view *view)
{
    nrm_check_each_series(view, check_series);
}

const nrm_check_kind nrm_check_hole = {
    .name = "hole",
    .title = NRM_SAY_HOLE_TITLE,
    .severity = NRM_WARNING,
    .run = run,
};
