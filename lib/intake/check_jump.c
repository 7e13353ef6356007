/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A number that is `ratio` times the one before, or the other way round, and
 * differs by at least `absolute`, is a change of the definition or a mistake
 * until somebody marks the break (B) or the change of definition (D). With
 * bounds the jump is certain when the closest numbers still jump.
 */
#include "intake/check_group.h"

#include <math.h>

static bool
jumps(double before, double after, const double *params)
{
    double low = fmin(before, after), high = fmax(before, after);

    return high - low >= params[1] && high >= low * params[0];
}

/* The two numbers of the spans that are closest to each other. */
static void
closest(nrm_span x, nrm_span y, double *a, double *b)
{
    if (x.high < y.low) {
        *a = x.high;
        *b = y.low;
    } else if (y.high < x.low) {
        *a = x.low;
        *b = y.high;
    } else {
        *a = *b = fmax(x.low, y.low);
    }
}

static nrm_verdict
judge(const nrm_obs_row *before, const nrm_obs_row *after, const double *params)
{
    nrm_span x, y;
    double a, b;

    if (!nrm_obs_bounds(before, &x) || !nrm_obs_bounds(after, &y))
        return NRM_NOT_APPLICABLE;
    closest(x, y, &a, &b);
    if (jumps(a, b, params))
        return NRM_FAIL;
    return jumps(x.low, y.high, params) || jumps(x.high, y.low, params)
               ? NRM_UNDECIDED
               : NRM_PASS;
}

static void
check_step(nrm_check_view *view, const nrm_obs_row *before,
           const nrm_obs_row *after)
{
    bool marked = (after->status & (NRM_STATUS('B') | NRM_STATUS('D'))) != 0;
    nrm_verdict verdict =
        marked ? NRM_PASS : judge(before, after, view->params);
    char from[NRM_PERIOD_BYTES], to[NRM_PERIOD_BYTES];

    if (verdict != NRM_FAIL)
        nrm_findings_count(view->to, view->rule, verdict);
    else
        nrm_check_report(view, after, "OBS_VALUE", "",
                         nrm_say(view->a, view->lang, NRM_SAY_JUMP,
                                 nrm_period_format(before->period, from),
                                 nrm_period_format(after->period, to),
                                 nrm_check_number(view->a, before),
                                 nrm_check_number(view->a, after)));
}

static void
run(nrm_check_view *view)
{
    const nrm_obs *obs = view->obs;
    nrm_groups g = nrm_groups_make(
        view->a, obs, nrm_groups_without(obs, NRM_NO_DIM), NRM_BY_SOURCE);

    nrm_groups_sort(obs, &g);
    for (size_t k = 0; k < g.n; k++)
        for (size_t i = g.start[k] + 1; i < g.start[k + 1]; i++) {
            const nrm_obs_row *before = &obs->rows[g.rows[i - 1]];
            const nrm_obs_row *after = &obs->rows[g.rows[i]];

            if (before->period.freq == after->period.freq
                && nrm_period_index(after->period)
                           - nrm_period_index(before->period)
                       == 1)
                check_step(view, before, after);
        }
}

const nrm_check_kind nrm_check_jump = {
    .name = "jump",
    .title = NRM_SAY_JUMP_TITLE,
    .severity = NRM_WARNING,
    .params = { { "ratio", "how many times the number before", 3 },
                { "absolute", "and at least this difference", 30 } },
    .run = run,
};
