/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Greedy search over hierarchical models, for tables with too many models to
 * list: from main effects, go to the neighbour (one interaction more or one
 * less) with the smallest BIC as long as that is smaller (Silverman, Chan and
 * Vincent 2024, Statistics and Computing 34:44).
 */
#include "measure/mse_method.h"

/* Whether adding (or removing) term j leaves a hierarchical model. */
static bool
is_neighbour(const nrm_terms *t, nrm_model m, size_t j)
{
    bool adds = !(m >> j & 1);

    for (size_t i = 0; i < t->n; i++) {
        size_t a = t->mask[i], b = t->mask[j];

        if (i == j)
            continue;
        if (adds && (a & b) == a && !(m >> i & 1))
            return false;
        if (!adds && (a & b) == b && m >> i & 1)
            return false;
    }
    return true;
}

/* The best neighbour, when it is better than `out`. */
static bool
go_down(nrm_mse_worker *w, const nrm_mse_plan *plan, const nrm_counts *c,
        nrm_mse_point *out)
{
    const nrm_terms *t = &plan->terms;
    nrm_model here = out->model;
    double *from = nrm_new_n(w->scratch, double, c->n_cells);
    bool better = false;
    nrm_mse_point point;

    (void)nrm_mse_fit(w, plan, c, here, plan->from, &point);
    for (size_t i = 0; i < c->n_cells; i++)
        from[i] = nrm_loglin_coefs(w->loglin)[i];
    for (size_t j = 0; j < t->n; j++) {
        if (!is_neighbour(t, here, j)
            || !nrm_mse_fit(w, plan, c, here ^ (nrm_model)1 << j, from, &point))
            continue;
        if (point.fit.bic < out->fit.bic) {
            *out = point;
            better = true;
        }
    }
    return better;
}

static void
estimate(nrm_mse_worker *w, const nrm_mse_plan *plan, const nrm_counts *c,
         nrm_mse_point *out)
{
    if (!nrm_mse_fit(w, plan, c, 0, plan->from, out))
        return;
    while (go_down(w, plan, c, out))
        nrm_arena_reset(w->scratch);
    nrm_arena_reset(w->scratch);
}

static int
make_plan(nrm_arena *a, nrm_mse_worker *w, nrm_mse_plan *plan, nrm_err *e)
{
    size_t order = plan->options->order;

    return nrm_mse_plan_main(a, w, plan, order == 0 ? 2 : order, e);
}

const nrm_mse_method nrm_mse_method_downhill = {
    .name = "downhill",
    .help = "greedy search for a small BIC, one interaction at a time",
    .assumes = "the model found is true and the interaction of all lists is "
               "zero",
    .min_lists = 3,
    .chooses = true,
    .min_default = 6,
    .plan = make_plan,
    .estimate = estimate,
};
