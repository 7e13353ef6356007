/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * prefer=a,b: the answer of the first source named that has one; a source
 * that is not named is taken only when none of those has.
 */
#include "measure/reconcile.h"

static const nrm_answer *
choose(const nrm_choice *c, const nrm_question *q)
{
    const nrm_answer *best = &q->answers[0];

    for (size_t i = 1; i < q->n; i++)
        if (c->rank[q->answers[i].source] < c->rank[best->source])
            best = &q->answers[i];
    return best;
}

const nrm_choice_kind nrm_choice_prefer = {
    .name = "prefer",
    .help = "the first of the sources named that has an answer",
    .takes_names = true,
    .choose = choose,
};
