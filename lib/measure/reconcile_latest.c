/* SPDX-License-Identifier: GPL-3.0-or-later */
/* latest: the answer of the latest RELEASE, whoever released it. */
#include "measure/reconcile.h"

static const nrm_answer *
choose(NRM_UNUSED const nrm_choice *c, const nrm_question *q)
{
    const nrm_answer *best = &q->answers[0];

    for (size_t i = 1; i < q->n; i++)
        if (nrm_text_cmp(q->answers[i].release, best->release) > 0)
            best = &q->answers[i];
    return best;
}

const nrm_choice_kind nrm_choice_latest = {
    .name = "latest",
    .help = "the answer of the latest release",
    .choose = choose,
};
