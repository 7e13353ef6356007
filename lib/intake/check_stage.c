/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Nobody is identified who was not referred. Years can overlap - a decision
 * may be about a referral of the year before - so this is a warning.
 */
#include "intake/check_group.h"

/* The stages that everyone passes in this order, of the standard list. */
static const char *const chain[] = { "REFERRED", "REASONABLE", "IDENTIFIED",
                                     "ASSISTED", "SOLUTION" };

static void
compare(nrm_check_view *view, size_t dim, const nrm_obs_row *before,
        const nrm_obs_row *after)
{
    nrm_span early, late;

    if (!nrm_obs_bounds(before, &early) || !nrm_obs_bounds(after, &late))
        nrm_findings_count(view->to, view->rule, NRM_NOT_APPLICABLE);
    else if (late.low > early.high)
        nrm_check_report(
            view, after, view->obs->dims[dim],
            nrm_format(view->a, "..%s", nrm_check_number(view->a, before)),
            nrm_say(view->a, view->lang, NRM_SAY_STAGE,
                    nrm_obs_string(view->obs, after->dim[dim]),
                    nrm_check_number(view->a, after),
                    nrm_obs_string(view->obs, before->dim[dim]),
                    nrm_check_number(view->a, before)));
    else
        nrm_findings_count(view->to, view->rule,
                           late.high <= early.low ? NRM_PASS : NRM_UNDECIDED);
}

static const nrm_obs_row *
find_stage(const nrm_obs *obs, size_t dim, const char *stage,
           const size_t *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const nrm_obs_row *row = &obs->rows[rows[i]];

        if (nrm_text_is(nrm_obs_text_at(obs, row->dim[dim]), stage))
            return row;
    }
    return NULL;
}

static void
run(nrm_check_view *view)
{
    const nrm_obs *obs = view->obs;
    size_t dim = nrm_obs_dim_find(obs, "stage");
    nrm_groups g;

    if (dim == NRM_NO_DIM)
        return;
    g = nrm_groups_make(view->a, obs, nrm_groups_without(obs, dim), NRM_BY_ALL);
    for (size_t k = 0; k < g.n; k++) {
        const size_t *rows = g.rows + g.start[k];
        size_t n = g.start[k + 1] - g.start[k];
        const nrm_obs_row *before = NULL;

        if (n < 2 || !nrm_check_is_count(obs, &obs->rows[rows[0]]))
            continue;
        for (size_t s = 0; s < NRM_COUNT_OF(chain); s++) {
            const nrm_obs_row *row = find_stage(obs, dim, chain[s], rows, n);

            if (before != NULL && row != NULL)
                compare(view, dim, before, row);
            before = row != NULL ? row : before;
        }
    }
}

const nrm_check_kind nrm_check_stage = {
    .name = "stage",
    .title = NRM_SAY_STAGE_TITLE,
    .severity = NRM_WARNING,
    .run = run,
};
