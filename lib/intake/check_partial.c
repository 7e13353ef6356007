/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Years of a series that are covered in part: a span such as 2009-04-01/P9M
 * among years, or a year with some of its half-years, quarters or months.
 */
#include "intake/check_group.h"

static int
year_of(const nrm_obs_row *row)
{
    int year, month, day;

    nrm_day_split(row->period.start, &year, &month, &day);
    return year;
}

/* Months of one plain period, 0 for those that are no part of a year. */
static int
months_of(const nrm_obs_row *row)
{
    switch (row->period.freq) {
    case NRM_HALF: return 6;
    case NRM_QUARTER: return 3;
    case NRM_MONTH: return 1;
    case NRM_MONTHS: return row->period.length % 12;
    default: return 0;
    }
}

static void
judge(nrm_check_view *view, const nrm_obs_row *row, int months)
{
    if (months == 12)
        nrm_findings_count(view->to, view->rule, NRM_PASS);
    else
        nrm_check_report(view, row, "TIME_PERIOD", "12",
                         nrm_say(view->a, view->lang, NRM_SAY_PARTIAL,
                                 nrm_format(view->a, "%d", year_of(row)),
                                 nrm_format(view->a, "%d", months)));
}

/* Whether row b continues the year of row a in periods of the same kind. */
static bool
same_year(const nrm_obs_row *a, const nrm_obs_row *b)
{
    return a->period.freq == b->period.freq && year_of(a) == year_of(b);
}

static void
check_series(nrm_check_view *view, const size_t *rows, size_t n)
{
    const nrm_obs_row *all = view->obs->rows;

    for (size_t i = 0; i < n;) {
        const nrm_obs_row *first = &all[rows[i]];
        int months = 0;
        int64_t last = -1;

        for (; i < n && same_year(first, &all[rows[i]]); i++) {
            int64_t index = nrm_period_index(all[rows[i]].period);

            if (index != last) /* a key that stands twice counts once */
                months += months_of(&all[rows[i]]);
            last = index;
        }
        if (first->period.freq == NRM_YEAR)
            nrm_findings_count(view->to, view->rule, NRM_PASS);
        else if (months > 0)
            judge(view, first, months);
    }
}

static void
run(nrm_check_view *view)
{
    nrm_check_each_series(view, check_series);
}

const nrm_check_kind nrm_check_partial = {
    .name = "partial",
    .title = NRM_SAY_PARTIAL_TITLE,
    .severity = NRM_WARNING,
    .run = run,
};
