/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The share of the code UNK in the total of its dimension. */
#include "intake/check_group.h"

#include "base/num.h"

static void
judge(nrm_check_view *view, size_t dim, const nrm_obs_row *unknown,
      const nrm_obs_row *total)
{
    double share = view->params[0];
    char limit[NRM_NUM_BYTES];
    nrm_span part, all;

    if (!nrm_obs_bounds(unknown, &part) || !nrm_obs_bounds(total, &all)
        || all.high <= 0)
        nrm_findings_count(view->to, view->rule, NRM_NOT_APPLICABLE);
    else if (part.low > share * all.high)
        nrm_check_report(view, unknown, view->obs->dims[dim], "",
                         nrm_say(view->a, view->lang, NRM_SAY_UNKNOWN,
                                 nrm_check_number(view->a, unknown),
                                 nrm_check_number(view->a, total),
                                 nrm_num_format(share, limit)));
    else
        nrm_findings_count(view->to, view->rule,
                           part.high <= share * all.low ? NRM_PASS
                                                        : NRM_UNDECIDED);
}

static void
check_group(nrm_check_view *view, size_t dim, const size_t *rows, size_t n)
{
    const nrm_obs *obs = view->obs;
    const nrm_obs_row *unknown = NULL, *total = NULL;

    for (size_t i = n; i-- > 0;) {
        const nrm_obs_row *row = &obs->rows[rows[i]];

        if (row->dim[dim] == obs->totals[dim])
            total = row;
        else if (nrm_text_is(nrm_obs_text_at(obs, row->dim[dim]), "UNK"))
            unknown = row;
    }
    if (unknown != NULL && total != NULL && nrm_check_is_count(obs, total))
        judge(view, dim, unknown, total);
}

static void
run(nrm_check_view *view)
{
    const nrm_obs *obs = view->obs;

    for (size_t d = 0; d < obs->n_dims; d++) {
        nrm_groups g;

        if (view->lists[d] == NULL)
            continue;
        g = nrm_groups_make(view->a, obs, nrm_groups_without(obs, d),
                            NRM_BY_ALL);
        for (size_t k = 0; k < g.n; k++)
            check_group(view, d, g.rows + g.start[k],
                        g.start[k + 1] - g.start[k]);
    }
}

const nrm_check_kind nrm_check_unknown = {
    .name = "unknown",
    .title = NRM_SAY_UNKNOWN_TITLE,
    .severity = NRM_WARNING,
    .params = { { "share", "share of the total that may be unknown", 0.2 } },
    .run = run,
};
