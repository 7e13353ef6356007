/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/score_ranks.h"

#include "base/parallel.h"
#include "math/quantile.h"
#include "math/random.h"
#include "math/sort.h"

#include <math.h>
#include <string.h>

static nrm_answer *
answer(const nrm_score_table *t, size_t unit, size_t node)
{
    return &t->at[unit * t->tree->n + node];
}

nrm_score_table
nrm_score_copy(nrm_arena *a, const nrm_score_table *t)
{
    size_t n = t->n_units * t->tree->n;
    nrm_score_table copy = *t;

    copy.at = nrm_new_n(a, nrm_answer, n);
    if (n > 0)
        memcpy(copy.at, t->at, n * sizeof *t->at);
    return copy;
}

/* How many units stand above `unit` for certain, and how many may. */
static void
possible_ranks(const nrm_score_table *t, size_t unit, nrm_rank_range *out)
{
    const nrm_answer *own = answer(t, unit, t->tree->root);

    out->best = out->worst = own->applies ? 1 : 0;
    for (size_t u = 0; u < t->n_units && own->applies; u++) {
        const nrm_answer *other = answer(t, u, t->tree->root);

        if (u == unit || !other->applies)
            continue;
        out->best += other->low > own->high;
        out->worst += other->high > own->low;
    }
}

/* The values that unknown answers may take: goalposts, else the data's. */
static nrm_span
item_range(const nrm_score_table *t, size_t item)
{
    const nrm_score_node *node = &t->tree->nodes[item];
    nrm_span range = { INFINITY, -INFINITY };

    for (size_t u = 0; u < t->n_units; u++) {
        const nrm_answer *a = answer(t, u, item);

        if (a->applies && a->low == a->high) {
            range.low = fmin(range.low, a->low);
            range.high = fmax(range.high, a->high);
        }
    }
    if (node->low.known)
        range.low = node->low.x;
    if (node->high.known)
        range.high = node->high.x;
    return range;
}

typedef struct draws {
    const nrm_score_table *answers;
    const nrm_rank_plan *plan;
    nrm_arena **scratch; /* one for each worker */
    const nrm_span *ranges;
    double *ranks; /* draws by units */
    nrm_err *errors;
} draws;

static const nrm_scale *
draw_scale(nrm_random *r, const nrm_rank_plan *plan)
{
    static const char *const all[] = { "minmax", "target", "zscore", "rank" };
    size_t suits = plan->way.join->floor > 0 ? 2 : 4;

    return nrm_scale_find(all[nrm_random_below(r, suits)]);
}

/* The tree with other weights. */
static nrm_score_tree *
draw_tree(nrm_arena *a, nrm_random *r, const nrm_score_tree *tree,
          double spread)
{
    nrm_score_tree *out = nrm_new(a, nrm_score_tree);

    *out = *tree;
    out->nodes = nrm_new_n(a, nrm_score_node, tree->n);
    memcpy(out->nodes, tree->nodes, tree->n * sizeof *tree->nodes);
    for (size_t i = 0; i < tree->n; i++)
        out->nodes[i].weight *= 1 + spread * (2 * nrm_random_share(r) - 1);
    return out;
}

static void
draw_answers(nrm_random *r, nrm_score_table *t, const nrm_span *ranges)
{
    for (size_t u = 0; u < t->n_units; u++)
        for (size_t i = 0; i < t->tree->n; i++) {
            nrm_answer *a = answer(t, u, i);
            double low, high;

            if (!t->tree->nodes[i].is_item || !a->applies || a->low == a->high)
                continue;
            low = fmax(a->low, ranges[i].low);
            high = fmin(a->high, ranges[i].high);
            a->low = a->high = low + (high - low) * nrm_random_share(r);
        }
}

static void
draw(size_t index, size_t worker, void *context)
{
    draws *d = context;
    nrm_arena *a = d->scratch[worker];
    nrm_random r = nrm_random_at(d->plan->seed, index);
    nrm_score_table t;
    nrm_score_way way = d->plan->way;

    nrm_arena_reset(a);
    t = nrm_score_copy(a, d->answers);
    t.tree = draw_tree(a, &r, t.tree, d->plan->spread);
    way.scale = draw_scale(&r, d->plan);
    draw_answers(&r, &t, d->ranges);
    if (nrm_score_run(a, &t, &way, &d->errors[worker]) != 0)
        return;
    for (size_t u = 0; u < t.n_units; u++) {
        nrm_rank_range rank = { 0 };

        possible_ranks(&t, u, &rank);
        d->ranks[u * d->plan->draws + index] = (double)rank.best;
    }
}

static void
summarise(const draws *d, nrm_rank_range *out)
{
    size_t n = d->plan->draws;
    double tail = (1 - d->plan->level) / 2;

    for (size_t u = 0; u < d->answers->n_units; u++) {
        double *ranks = d->ranks + u * n;

        nrm_sort(ranks, n);
        out[u].interval.low = nrm_quantile(ranks, n, tail, 1);
        out[u].interval.high = nrm_quantile(ranks, n, 1 - tail, 1);
        out[u].median = nrm_quantile(ranks, n, 0.5, 1);
    }
}

static int
run_draws(nrm_arena *a, const nrm_score_table *answers,
          const nrm_rank_plan *plan, nrm_rank_range *out, nrm_err *e)
{
    size_t workers = nrm_workers(plan->workers), n = answers->tree->n;
    nrm_span *ranges = nrm_new_n(a, nrm_span, n);
    draws d = { .answers = answers, .plan = plan, .ranges = ranges };

    for (size_t i = 0; i < n; i++)
        ranges[i] = item_range(answers, i);
    d.scratch = nrm_new_n(a, nrm_arena *, workers);
    d.errors = nrm_new_n(a, nrm_err, workers);
    d.ranks = nrm_new_n(a, double, answers->n_units * plan->draws);
    for (size_t w = 0; w < workers; w++)
        d.scratch[w] = nrm_arena_child(a);
    nrm_parallel(plan->draws, workers, draw, &d);
    for (size_t w = 0; w < workers; w++) {
        nrm_arena_free(d.scratch[w]);
        if (d.errors[w].code != NRM_OK)
            return nrm_fail(e, d.errors[w].code, "%s", d.errors[w].text);
    }
    summarise(&d, out);
    return 0;
}

int
nrm_score_ranks(nrm_arena *a, const nrm_score_table *answers,
                const nrm_score_table *scores, const nrm_rank_plan *plan,
                nrm_rank_range *out, nrm_err *e)
{
    for (size_t u = 0; u < scores->n_units; u++) {
        out[u].interval.low = out[u].interval.high = out[u].median = 0;
        possible_ranks(scores, u, &out[u]);
    }
    return plan->draws == 0 ? 0 : run_draws(a, answers, plan, out, e);
}

int
nrm_score_swing(nrm_arena *a, const nrm_score_table *answers,
                const nrm_score_way *way, size_t place, nrm_rank_range *out,
                nrm_err *e)
{
    nrm_arena *scratch = nrm_arena_child(a);
    nrm_span range = item_range(answers, place % answers->tree->n);
    nrm_rank_range at[2] = { { 0 }, { 0 } };
    int result = 0;

    for (size_t end = 0; end < 2 && result == 0; end++) {
        nrm_score_table t = nrm_score_copy(scratch, answers);

        t.at[place].low = t.at[place].high = end == 0 ? range.low : range.high;
        result = nrm_score_run(scratch, &t, way, e);
        possible_ranks(&t, place / t.tree->n, &at[end]);
    }
    nrm_arena_free(scratch);
    out->decided = at[0].best != at[1].best || at[0].worst != at[1].worst;
    out->best = at[0].best < at[1].best ? at[0].best : at[1].best;
    out->worst = at[0].worst > at[1].worst ? at[0].worst : at[1].worst;
    return result;
}
