/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One key stands on one row. Rows of different units, sources or releases are
 * different things. Two checks share the walk: `duplicate` judges keys whose
 * rows say the same, `conflict` those whose rows contradict each other. A
 * missing number contradicts nothing, and bounds that overlap leave it open.
 */
#include "intake/check_group.h"

typedef enum relation { SAME, OPEN, DIFFERENT } relation;

static relation
relate(const nrm_obs_row *a, const nrm_obs_row *b)
{
    nrm_span x, y;
    bool has_x = nrm_obs_bounds(a, &x), has_y = nrm_obs_bounds(b, &y);

    if (has_x != has_y)
        return OPEN;
    if (!has_x || (x.low == y.low && x.high == y.high))
        return SAME;
    return x.high < y.low || y.high < x.low ? DIFFERENT : OPEN;
}

typedef void judge(const nrm_check_view *view, const nrm_obs_row *first,
                   const nrm_obs_row *other, relation how);

/* Judges each key by the worst that its rows do to its first one. */
static void
walk(nrm_check_view *view, judge *judge_pair)
{
    const nrm_obs *obs = view->obs;
    nrm_groups g = nrm_groups_make(
        view->a, obs, nrm_groups_without(obs, NRM_NO_DIM), NRM_BY_ALL);

    for (size_t k = 0; k < g.n; k++) {
        const nrm_obs_row *first = &obs->rows[g.rows[g.start[k]]];
        const nrm_obs_row *worst = NULL;
        relation how = SAME;

        for (size_t i = g.start[k] + 1; i < g.start[k + 1]; i++) {
            const nrm_obs_row *other = &obs->rows[g.rows[i]];
            relation now = relate(first, other);

            if (worst == NULL || now > how) {
                worst = other;
                how = now;
            }
        }
        if (worst == NULL)
            nrm_findings_count(view->to, view->rule, NRM_PASS);
        else
            judge_pair(view, first, worst, how);
    }
}

static void
judge_duplicate(const nrm_check_view *view, const nrm_obs_row *first,
                const nrm_obs_row *other, relation how)
{
    if (how != SAME)
        nrm_findings_count(view->to, view->rule, NRM_NOT_APPLICABLE);
    else
        nrm_check_report(view, other, "OBS_VALUE", "",
                         nrm_say(view->a, view->lang, NRM_SAY_DUPLICATE,
                                 nrm_check_number(view->a, other),
                                 nrm_check_place(view, first)));
}

static void
judge_conflict(const nrm_check_view *view, const nrm_obs_row *first,
               const nrm_obs_row *other, relation how)
{
    const char *want = nrm_check_number(view->a, first);

    if (how == DIFFERENT)
        nrm_check_report(view, other, "OBS_VALUE", want,
                         nrm_say(view->a, view->lang, NRM_SAY_CONFLICT,
                                 nrm_check_number(view->a, other),
                                 nrm_check_place(view, first), want));
    else
        nrm_findings_count(view->to, view->rule,
                           how == SAME ? NRM_PASS : NRM_UNDECIDED);
}

static void
run_duplicate(nrm_check_view *view)
{
    walk(view, judge_duplicate);
}

static void
run_conflict(nrm_check_view *view)
{
    walk(view, judge_conflict);
}

const nrm_check_kind nrm_check_duplicate = {
    .name = "duplicate",
    .title = NRM_SAY_DUPLICATE_TITLE,
    .severity = NRM_WARNING,
    .run = run_duplicate,
};

const nrm_check_kind nrm_check_conflict = {
    .name = "conflict",
    .title = NRM_SAY_CONFLICT_TITLE,
    .severity = NRM_ERROR,
    .run = run_conflict,
};
