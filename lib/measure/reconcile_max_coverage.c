/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * max-coverage: the source that answers the most periods of the series, so
 * that a series changes its source as rarely as can be. Where it has no
 * answer, the next one by the same measure.
 */
#include "measure/reconcile.h"

static const nrm_answer *
choose(const nrm_choice *c, const nrm_question *q)
{
    const nrm_reconcile *r = c->reconcile;
    const size_t *coverage =
        r->coverage + q->series * nrm_pool_count(r->sources);
    const nrm_answer *best = &q->answers[0];

    for (size_t i = 1; i < q->n; i++)
        if (coverage[q->answers[i].source] > coverage[best->source])
            best = &q->answers[i];
    return best;
}

const nrm_choice_kind nrm_choice_max_coverage = {
    .name = "max-coverage",
    .help = "the source that answers the most periods of the series",
    .choose = choose,
};
