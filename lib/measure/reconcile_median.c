/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * median: the middle one of the current answers, the lower of two, so that it
 * is an answer that somebody gave. Answers are ordered by their lower bounds,
 * then by their upper ones.
 */
#include "measure/reconcile.h"

static int
compare(const nrm_answer *a, const nrm_answer *b)
{
    int order = (a->span.low > b->span.low) - (a->span.low < b->span.low);

    return order != 0
               ? order
               : (a->span.high > b->span.high) - (a->span.high < b->span.high);
}

/* How many current answers come before this one. */
static size_t
rank_of(const nrm_question *q, size_t at)
{
    size_t n = 0;

    for (size_t i = 0; i < q->n; i++) {
        int order = compare(&q->answers[i], &q->answers[at]);

        if (q->answers[i].current && (order < 0 || (order == 0 && i < at)))
            n++;
    }
    return n;
}

static const nrm_answer *
choose(NRM_UNUSED const nrm_choice *c, const nrm_question *q)
{
    size_t n = 0;

    for (size_t i = 0; i < q->n; i++)
        n += q->answers[i].current;
    for (size_t i = 0; i < q->n; i++)
        if (q->answers[i].current && rank_of(q, i) == (n - 1) / 2)
            return &q->answers[i];
    return &q->answers[0];
}

const nrm_choice_kind nrm_choice_median = {
    .name = "median",
    .help = "the middle one of the answers, the lower of two",
    .choose = choose,
};
