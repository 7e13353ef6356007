/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One population, two numbers: rows of an indicator whose name begins with
 * `population` that agree in everything but their source. Cyprus 2015 has
 * 847,008 inhabitants in the area that its government controls and 1,187,286
 * on the whole island, and every rate per population follows that choice.
 */
#include "intake/check_group.h"

#include <math.h>

static void
judge(nrm_check_view *view, const nrm_obs_row *first, const nrm_obs_row *other)
{
    nrm_span x, y;
    double apart;

    if (!nrm_obs_bounds(first, &x) || !nrm_obs_bounds(other, &y)) {
        nrm_findings_count(view->to, view->rule, NRM_NOT_APPLICABLE);
        return;
    }
    apart = fmax(x.low - y.high, y.low - x.high);
    if (apart > view->params[0] * fmin(x.low, y.low))
        nrm_check_report(view, other, "OBS_VALUE",
                         nrm_check_number(view->a, first),
                         nrm_say(view->a, view->lang, NRM_SAY_POPULATION,
                                 nrm_check_number(view->a, other),
                                 nrm_check_number(view->a, first),
                                 nrm_check_place(view, first)));
    else
        nrm_findings_count(view->to, view->rule, NRM_PASS);
}

static void
run(nrm_check_view *view)
{
    const nrm_obs *obs = view->obs;
    size_t dim = nrm_obs_dim_find(obs, "indicator");
    nrm_groups g;

    if (dim == NRM_NO_DIM)
        return;
    g = nrm_groups_make(view->a, obs, nrm_groups_without(obs, NRM_NO_DIM),
                        NRM_BY_PERIOD);
    for (size_t k = 0; k < g.n; k++) {
        const nrm_obs_row *first = &obs->rows[g.rows[g.start[k]]];

        if (!nrm_text_starts(nrm_obs_text_at(obs, first->dim[dim]),
                             "population"))
            continue;
        for (size_t i = g.start[k] + 1; i < g.start[k + 1]; i++)
            judge(view, first, &obs->rows[g.rows[i]]);
    }
}

const nrm_check_kind nrm_check_population = {
    .name = "population",
    .title = NRM_SAY_POPULATION_TITLE,
    .severity = NRM_WARNING,
    .params = { { "relative", "difference as a share of the smaller", 0.01 } },
    .run = run,
};
