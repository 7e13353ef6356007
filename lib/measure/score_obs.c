/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/score_obs.h"

#include "math/reliability.h"
#include "measure/relabel.h"
#include "measure/score_ranks.h"
#include "measure/score_source.h"

#include <math.h>
#include <string.h>

/* The answers of one period and what is known of their units. */
typedef struct round {
    nrm_period period;
    nrm_score_table answers, scores;
    nrm_conf conf;
} round_of;

typedef struct work {
    const nrm_obs *obs;
    const nrm_score_plan *plan;
    nrm_score_way way;
    size_t unit_dim, item_dim;
    uint32_t *units; /* words, sorted by their text */
    size_t n_units;
    nrm_obs *out;
    size_t out_unit, out_item, out_statistic, out_method;
    struct {
        nrm_text *of_unit; /* and of all; NULL without the attribute */
        size_t place;
    } kept[2];
} work;

/* Attributes that scores have of their answers. */
static const char *const kept_names[] = { "SOURCE", "RELEASE" };

static int
fail_row(const work *w, const nrm_obs_row *row, const char *wrong,
         nrm_text what, nrm_err *e)
{
    return nrm_fail_at(e, nrm_obs_string(w->obs, row->file), row->line,
                       "%s '%s'", wrong, nrm_quote(w->obs->a, what));
}

static int
find_dim(const nrm_obs *obs, const char *name, size_t *out, nrm_err *e)
{
    *out = nrm_obs_dim_find(obs, name);
    if (*out != NRM_NO_DIM)
        return 0;
    return nrm_fail(e, NRM_EINPUT, "there is no column '%s'; there are: %s",
                    name, nrm_text_list(obs->a, obs->dims, obs->n_dims));
}

static size_t
find_node(const nrm_score_tree *tree, nrm_text name)
{
    for (size_t i = 0; i < tree->n; i++)
        if (nrm_text_eq(tree->nodes[i].name, name))
            return i;
    return NRM_NO_NODE;
}

/* The distinct units in the order of their codes. */
static void
find_units(work *w)
{
    const nrm_obs *obs = w->obs;

    w->units = nrm_new_n(obs->a, uint32_t, obs->n_rows);
    for (size_t i = 0; i < obs->n_rows; i++) {
        uint32_t unit = obs->rows[i].dim[w->unit_dim];
        nrm_text text = nrm_obs_text_at(obs, unit);
        size_t at = 0;

        while (at < w->n_units
               && nrm_text_cmp(nrm_obs_text_at(obs, w->units[at]), text) < 0)
            at++;
        if (at < w->n_units && w->units[at] == unit)
            continue;
        memmove(w->units + at + 1, w->units + at,
                (w->n_units - at) * sizeof *w->units);
        w->units[at] = unit;
        w->n_units++;
    }
}

static size_t
unit_place(const work *w, uint32_t unit)
{
    size_t at = 0;

    while (w->units[at] != unit)
        at++;
    return at;
}

/* Groups of units, by the dimension that names them. */
static int
find_groups(work *w, nrm_err *e)
{
    size_t *group, dim;

    w->way.group = NULL;
    if (w->plan->group_dim == NULL)
        return 0;
    if (find_dim(w->obs, w->plan->group_dim, &dim, e) != 0)
        return -1;
    group = nrm_new_n(w->obs->a, size_t, w->n_units);
    for (size_t i = 0; i < w->obs->n_rows; i++)
        group[unit_place(w, w->obs->rows[i].dim[w->unit_dim])] =
            w->obs->rows[i].dim[dim];
    w->way.group = group;
    return 0;
}

static int
take_answer(const work *w, round_of *r, const nrm_obs_row *row, bool *seen,
            nrm_err *e)
{
    nrm_text item = nrm_obs_text_at(w->obs, row->dim[w->item_dim]);
    size_t node = find_node(w->plan->tree, item), place;
    nrm_answer *a;
    nrm_span bounds;

    if (node == NRM_NO_NODE)
        return fail_row(w, row, "the tree has no item", item, e);
    place = unit_place(w, row->dim[w->unit_dim]) * w->plan->tree->n + node;
    if (seen[place])
        return fail_row(w, row, "a second answer to item", item, e);
    seen[place] = true;
    a = &r->answers.at[place];
    nrm_obs_bounds(row, &bounds);
    a->low = bounds.low;
    a->high = bounds.high;
    a->applies = (row->status & NRM_STATUS('M')) == 0;
    r->conf = nrm_conf_strictest(r->conf, row->conf);
    return 0;
}

/* A unit without any answer in a round has no part in it. */
static void
start_units(const work *w, round_of *r)
{
    size_t n = w->plan->tree->n;

    for (size_t i = 0; i < w->obs->n_rows; i++) {
        const nrm_obs_row *row = &w->obs->rows[i];
        size_t unit;

        if (nrm_period_cmp(row->period, r->period) != 0)
            continue;
        unit = unit_place(w, row->dim[w->unit_dim]);
        for (size_t k = 0; k < n; k++)
            r->answers.at[unit * n + k].applies = true;
    }
}

static int
read_round(const work *w, round_of *r, nrm_err *e)
{
    nrm_arena *a = w->obs->a;
    size_t n = w->n_units * w->plan->tree->n;
    bool *seen = nrm_new_n(a, bool, n);

    r->conf = NRM_CONF_F;
    r->answers.tree = w->plan->tree;
    r->answers.n_units = w->n_units;
    r->answers.at = nrm_new_n(a, nrm_answer, n);
    for (size_t i = 0; i < n; i++) {
        r->answers.at[i].low = -INFINITY;
        r->answers.at[i].high = INFINITY;
    }
    start_units(w, r);
    for (size_t i = 0; i < w->obs->n_rows; i++)
        if (nrm_period_cmp(w->obs->rows[i].period, r->period) == 0
            && take_answer(w, r, &w->obs->rows[i], seen, e) != 0)
            return -1;
    r->scores = nrm_score_copy(a, &r->answers);
    return nrm_score_run(a, &r->scores, &w->way, e);
}

static nrm_obs_row *
add_row(work *w, const round_of *r, size_t unit, size_t node,
        const char *statistic)
{
    nrm_obs_row *row = nrm_obs_add(w->out);
    const char *method =
        nrm_format(w->obs->a, "%s-%s", w->way.scale->name, w->way.join->name);

    if (unit < w->n_units)
        row->dim[w->out_unit] =
            nrm_obs_word(w->out, nrm_obs_text_at(w->obs, w->units[unit]));
    row->dim[w->out_item] =
        nrm_obs_word(w->out, w->plan->tree->nodes[node].name);
    row->dim[w->out_statistic] = nrm_obs_word(w->out, nrm_text_of(statistic));
    row->dim[w->out_method] = nrm_obs_word(w->out, nrm_text_of(method));
    row->period = r->period;
    row->conf = r->conf;
    for (size_t k = 0; k < NRM_COUNT_OF(kept_names); k++)
        if (w->kept[k].of_unit != NULL)
            row->text[w->kept[k].place] =
                nrm_obs_word(w->out, w->kept[k].of_unit[unit]);
    return row;
}

static void
set_bounds(nrm_obs_row *row, double low, double high)
{
    if (low == high) {
        row->num[NRM_OBS_VALUE] = nrm_known(low);
        return;
    }
    row->num[NRM_OBS_LOW] = nrm_known(low);
    row->num[NRM_OBS_HIGH] = nrm_known(high);
}

/* How many items below a node a unit answered. */
static size_t
count_answers(const round_of *r, size_t unit, size_t node)
{
    const nrm_score_tree *tree = r->answers.tree;
    size_t n = 0;

    for (size_t i = 0; i < tree->n; i++) {
        const nrm_answer *a = &r->answers.at[unit * tree->n + i];
        size_t up = i;

        while (up != node && up != NRM_NO_NODE)
            up = tree->nodes[up].parent;
        n += tree->nodes[i].is_item && up == node && a->applies
             && isfinite(a->low) && isfinite(a->high);
    }
    return n;
}

static bool
takes_part(const round_of *r, size_t unit)
{
    return r->scores.at[unit * r->scores.tree->n + r->scores.tree->root]
        .applies;
}

static void
put_scores(work *w, const round_of *r)
{
    const nrm_score_tree *tree = w->plan->tree;

    for (size_t u = 0; u < w->n_units; u++)
        for (size_t i = 0; i < tree->n; i++) {
            const nrm_answer *a = &r->scores.at[u * tree->n + i];
            nrm_obs_row *row;

            if ((tree->nodes[i].parent == NRM_NO_NODE && i != tree->root)
                || !takes_part(r, u))
                continue;
            row = add_row(w, r, u, i, "score");
            row->num[NRM_N] = nrm_known((double)count_answers(r, u, i));
            if (!a->applies)
                row->status |= NRM_STATUS('M');
            else
                set_bounds(row, a->low, a->high);
        }
}

static int
put_ranks(work *w, const round_of *r, nrm_err *e)
{
    nrm_arena *a = w->obs->a;
    const nrm_score_plan *p = w->plan;
    nrm_rank_plan plan = { w->way,   p->draws, p->spread,
                           p->level, p->seed,  p->workers };
    nrm_rank_range *ranks = nrm_new_n(a, nrm_rank_range, w->n_units);
    size_t n_ranked = 0;

    if (nrm_score_ranks(a, &r->answers, &r->scores, &plan, ranks, e) != 0)
        return -1;
    for (size_t u = 0; u < w->n_units; u++)
        n_ranked += ranks[u].best != 0;
    for (size_t u = 0; u < w->n_units; u++) {
        nrm_obs_row *row;

        if (ranks[u].best == 0)
            continue;
        row = add_row(w, r, u, p->tree->root, "rank");
        set_bounds(row, (double)ranks[u].best, (double)ranks[u].worst);
        row->num[NRM_N] = nrm_known((double)n_ranked);
        if (p->draws == 0)
            continue;
        row->num[NRM_CI_LOW] = nrm_known(ranks[u].interval.low);
        row->num[NRM_CI_HIGH] = nrm_known(ranks[u].interval.high);
        row->num[NRM_CI_LEVEL] = nrm_known(p->level);
        if (nrm_obs_set_text(w->out, row, "REPLICATES",
                             nrm_format(a, "%zu", p->draws), e)
                != 0
            || nrm_obs_set_text(
                   w->out, row, "SEED",
                   nrm_format(a, "%llu", (unsigned long long)p->seed), e)
                   != 0)
            return -1;
    }
    return 0;
}

/* One answer of one unit: a row when it decides on the rank. */
static int
put_swing(work *w, const round_of *r, size_t unit, size_t item, nrm_err *e)
{
    size_t place = unit * w->plan->tree->n + item;
    nrm_rank_range swing;

    if (!r->answers.at[place].applies)
        return 0;
    if (nrm_score_swing(w->obs->a, &r->answers, &w->way, place, &swing, e) != 0)
        return -1;
    if (swing.decided)
        set_bounds(add_row(w, r, unit, item, "rank_by_answer"),
                   (double)swing.best, (double)swing.worst);
    return 0;
}

/* The answers that alone would change the rank of their unit. */
static int
put_swings(work *w, const round_of *r, nrm_err *e)
{
    for (size_t u = 0; u < w->n_units; u++)
        for (size_t i = 0; i < w->plan->tree->n; i++)
            if (w->plan->tree->nodes[i].is_item
                && put_swing(w, r, u, i, e) != 0)
                return -1;
    return 0;
}

static void
put_alpha(work *w, const round_of *r, double alpha, size_t n, size_t k)
{
    nrm_obs_row *row = add_row(w, r, w->n_units, w->plan->tree->root, "alpha");
    nrm_span limits = nrm_alpha_limits(alpha, n, k, w->plan->level);

    row->num[NRM_OBS_VALUE] = nrm_known(alpha);
    row->num[NRM_CI_LOW] = nrm_known(limits.low);
    row->num[NRM_CI_HIGH] = nrm_known(limits.high);
    row->num[NRM_CI_LEVEL] = nrm_known(w->plan->level);
    row->num[NRM_N] = nrm_known((double)k);
}

/* Whether every unit has answered an item, and not all alike. */
static bool
tells_apart(const work *w, const round_of *r, size_t item)
{
    double low = INFINITY, high = -INFINITY;

    for (size_t u = 0; u < w->n_units; u++) {
        const nrm_answer *a = &r->scores.at[u * r->scores.tree->n + item];

        if (!takes_part(r, u))
            continue;
        if (!a->applies || a->low != a->high)
            return false;
        low = fmin(low, a->low);
        high = fmax(high, a->low);
    }
    return low < high;
}

/* Alpha over the items that every unit has answered, and not all alike. */
static int
put_reliability(work *w, const round_of *r, nrm_err *e)
{
    const nrm_score_tree *tree = w->plan->tree;
    size_t *items = nrm_new_n(w->obs->a, size_t, tree->n), k = 0, n = 0;
    double *x = nrm_new_n(w->obs->a, double, tree->n * w->n_units);
    nrm_reliability out;
    nrm_err none = { 0 };

    for (size_t i = 0; i < tree->n; i++)
        if (tree->nodes[i].is_item && tells_apart(w, r, i))
            items[k++] = i;
    for (size_t u = 0; u < w->n_units; u++)
        if (takes_part(r, u)) {
            for (size_t j = 0; j < k; j++)
                x[n * k + j] = r->scores.at[u * tree->n + items[j]].low;
            n++;
        }
    if (k < 2 || n < 3
        || nrm_reliability_of(w->obs->a, x, n, k, &out, &none) != 0) {
        nrm_obs_row *row = add_row(w, r, w->n_units, tree->root, "alpha");
        const char *why =
            none.code == NRM_OK
                ? "fewer than two items or three units without a gap"
                : none.text;

        row->status |= NRM_STATUS('M');
        return nrm_obs_set_text(w->out, row, "NOTE", why, e);
    }
    put_alpha(w, r, out.alpha, n, k);
    for (size_t j = 0; j < k; j++)
        add_row(w, r, w->n_units, items[j], "item_rest")->num[NRM_OBS_VALUE] =
            out.items[j].rest;
    return 0;
}

/* The scores of a round less those of the one before. */
static void
put_changes(work *w, const round_of *now, const round_of *before)
{
    const nrm_score_tree *tree = w->plan->tree;

    for (size_t u = 0; u < w->n_units; u++)
        for (size_t i = 0; i < tree->n; i++) {
            const nrm_answer *b = &now->scores.at[u * tree->n + i];
            const nrm_answer *a = &before->scores.at[u * tree->n + i];

            if ((tree->nodes[i].parent == NRM_NO_NODE && i != tree->root)
                || !a->applies || !b->applies)
                continue;
            set_bounds(add_row(w, now, u, i, "change"), b->low - a->high,
                       b->high - a->low);
        }
}

static int
start_output(work *w, nrm_err *e)
{
    w->out = nrm_obs_new(w->obs->a);
    for (size_t k = 0; k < NRM_COUNT_OF(kept_names); k++) {
        w->kept[k].of_unit = nrm_score_sources(
            w->obs, kept_names[k], w->unit_dim, w->units, w->n_units);
        if (w->kept[k].of_unit != NULL
            && nrm_obs_text(w->out, kept_names[k], &w->kept[k].place, e) != 0)
            return -1;
    }
    return nrm_obs_dim(w->out, w->plan->unit_dim, &w->out_unit, e) != 0
                   || nrm_obs_dim(w->out, w->plan->item_dim, &w->out_item, e)
                          != 0
                   || nrm_obs_dim(w->out, "statistic", &w->out_statistic, e)
                          != 0
                   || nrm_obs_dim(w->out, "method", &w->out_method, e) != 0
               ? -1
               : 0;
}

/* The first period after `after`, or the first of all; false at the end. */
static bool
next_period(const nrm_obs *obs, const nrm_period *after, nrm_period *out)
{
    bool found = false;

    for (size_t i = 0; i < obs->n_rows; i++) {
        nrm_period p = obs->rows[i].period;

        if ((after == NULL || nrm_period_cmp(p, *after) > 0)
            && (!found || nrm_period_cmp(p, *out) < 0)) {
            *out = p;
            found = true;
        }
    }
    return found;
}

static int
put_round(work *w, round_of *r, const round_of *before, nrm_err *e)
{
    if (read_round(w, r, e) != 0)
        return -1;
    put_scores(w, r);
    if (put_ranks(w, r, e) != 0
        || (w->plan->draws > 0 && put_swings(w, r, e) != 0)
        || put_reliability(w, r, e) != 0)
        return -1;
    if (before != NULL)
        put_changes(w, r, before);
    return 0;
}

nrm_obs *
nrm_score_obs(const nrm_obs *answers, const nrm_score_plan *plan, nrm_err *e)
{
    work w = { .obs = answers, .plan = plan, .way = plan->way };
    round_of *before = NULL;
    nrm_period period;

    if (find_dim(answers, plan->unit_dim, &w.unit_dim, e) != 0
        || find_dim(answers, plan->item_dim, &w.item_dim, e) != 0)
        return NULL;
    find_units(&w);
    if (find_groups(&w, e) != 0 || start_output(&w, e) != 0)
        return NULL;
    while (next_period(answers, before == NULL ? NULL : &before->period,
                       &period)) {
        round_of *now = nrm_new(answers->a, round_of);

        now->period = period;
        if (put_round(&w, now, before, e) != 0)
            return NULL;
        before = now;
    }
    return nrm_relabel_set(w.out, "indicator=index", e) == 0 ? w.out : NULL;
}
