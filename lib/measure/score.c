/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/score.h"

#include "math/moments.h"

#include <math.h>
#include <string.h>

#define NRM_SCALE(name) extern const nrm_scale nrm_scale_##name;
#include "measure/scale.def"
#undef NRM_SCALE
#define NRM_JOIN(name) extern const nrm_join nrm_join_##name;
#include "measure/join.def"
#undef NRM_JOIN

const nrm_scale *const nrm_scales[] = {
#define NRM_SCALE(name) &nrm_scale_##name,
#include "measure/scale.def"
#undef NRM_SCALE
    NULL,
};

const nrm_join *const nrm_joins[] = {
#define NRM_JOIN(name) &nrm_join_##name,
#include "measure/join.def"
#undef NRM_JOIN
    NULL,
};

const nrm_scale *
nrm_scale_find(const char *name)
{
    const nrm_scale *const *s = nrm_scales;

    while (*s != NULL && strcmp((*s)->name, name) != 0)
        s++;
    return *s;
}

const nrm_join *
nrm_join_find(const char *name)
{
    const nrm_join *const *j = nrm_joins;

    while (*j != NULL && strcmp((*j)->name, name) != 0)
        j++;
    return *j;
}

/* The work on one item: its answers, one a unit, and room for values. */
typedef struct item_work {
    const nrm_score_node *node;
    const nrm_score_way *way;
    nrm_score_table *t;
    size_t place;
    double *known, *scratch;
    size_t n_known;
} item_work;

static nrm_answer *
answer(const nrm_score_table *t, size_t unit, size_t node)
{
    return &t->at[unit * t->tree->n + node];
}

static bool
is_known(const nrm_answer *a)
{
    return a->applies && a->low == a->high;
}

static void
divide(item_work *w)
{
    for (size_t u = 0; u < w->t->n_units; u++) {
        nrm_answer *a = answer(w->t, u, w->place);
        const nrm_answer *by = answer(w->t, u, w->node->denominator);

        if (is_known(a) && is_known(by) && by->low != 0) {
            a->low = a->high = a->low / by->low;
        } else {
            a->low = -INFINITY;
            a->high = INFINITY;
        }
    }
}

/* What is missing becomes the mean of the known values of its group. */
static void
impute(item_work *w)
{
    for (size_t u = 0; u < w->t->n_units; u++) {
        nrm_answer *a = answer(w->t, u, w->place);
        size_t n = 0;

        if (!a->applies || isfinite(a->low) || isfinite(a->high))
            continue;
        for (size_t v = 0; v < w->t->n_units; v++) {
            const nrm_answer *other = answer(w->t, v, w->place);

            if (w->way->group[v] == w->way->group[u] && is_known(other))
                w->scratch[n++] = other->low;
        }
        if (n > 0)
            w->known[u] = nrm_mean(w->scratch, n);
        else
            w->known[u] = NAN; /* a group without any value stays missing */
    }
    for (size_t u = 0; u < w->t->n_units; u++) {
        nrm_answer *a = answer(w->t, u, w->place);

        if (a->applies && !isfinite(a->low) && !isfinite(a->high)
            && isfinite(w->known[u]))
            a->low = a->high = w->known[u];
    }
}

/* The known values, higher being better. */
static void
collect(item_work *w)
{
    w->n_known = 0;
    for (size_t u = 0; u < w->t->n_units; u++) {
        const nrm_answer *a = answer(w->t, u, w->place);

        if (is_known(a))
            w->known[w->n_known++] = a->low;
    }
}

static void
treat(item_work *w)
{
    size_t n = 0;

    collect(w);
    nrm_treat_outliers(w->known, w->n_known, w->scratch);
    for (size_t u = 0; u < w->t->n_units; u++) {
        nrm_answer *a = answer(w->t, u, w->place);

        if (is_known(a))
            a->low = a->high = w->known[n++];
    }
}

/* A falling item is turned round, so that higher is better everywhere. */
static nrm_score_node
turn(item_work *w)
{
    nrm_score_node node = *w->node;

    if (!node.falls)
        return node;
    for (size_t u = 0; u < w->t->n_units; u++) {
        nrm_answer *a = answer(w->t, u, w->place);
        double low = a->low;

        a->low = -a->high;
        a->high = -low;
    }
    node.low = w->node->high;
    node.high = w->node->low;
    node.low.x = -node.low.x;
    node.high.x = -node.high.x;
    node.target.x = -node.target.x;
    return node;
}

static double
score_of(const item_work *w, double value, const double parameters[2])
{
    const nrm_scale *scale = w->way->scale;
    double floor = w->way->join->floor;
    double place = scale->place(value, parameters, w->known, w->n_known);

    return scale->is_share ? floor + (100 - floor) * place : place;
}

/* The worst and best value that an unknown answer may turn out to be. */
static nrm_span
range_of(const nrm_score_node *node, const double *x, size_t n)
{
    nrm_span range = nrm_range(x, n);

    if (node->low.known)
        range.low = node->low.x;
    if (node->high.known)
        range.high = node->high.x;
    return range;
}

static int
score_item(item_work *w, nrm_err *e)
{
    double parameters[2];
    nrm_score_node node;
    nrm_span range;

    if (w->node->denominator != NRM_NO_NODE)
        divide(w);
    if (w->way->group != NULL)
        impute(w);
    if (w->way->treat)
        treat(w);
    node = turn(w);
    collect(w);
    if (w->n_known == 0 && !(node.low.known && node.high.known))
        return nrm_fail(e, NRM_EMATH,
                        "item '%.*s' has no known answer and no goalposts",
                        (int)node.name.len, node.name.at);
    if (w->n_known == 0) {
        w->known[w->n_known++] = node.low.x;
        w->known[w->n_known++] = node.high.x;
    }
    range = range_of(&node, w->known, w->n_known);
    w->way->scale->prepare(&node, w->known, w->n_known, parameters);
    for (size_t u = 0; u < w->t->n_units; u++) {
        nrm_answer *a = answer(w->t, u, w->place);

        if (!a->applies)
            continue;
        a->low = score_of(w, fmax(a->low, range.low), parameters);
        a->high = score_of(w, fmin(a->high, range.high), parameters);
    }
    return 0;
}

/* Joins what lies directly below a node, for one unit. */
static void
join_node(const nrm_score_table *t, const nrm_score_way *way, size_t unit,
          size_t node, double *score, double *weight)
{
    nrm_answer *out = answer(t, unit, node);
    double sum = 0;
    size_t n = 0;

    for (size_t c = 0; c < t->tree->n; c++)
        if (t->tree->nodes[c].parent == node && answer(t, unit, c)->applies) {
            weight[n++] = t->tree->nodes[c].weight;
            sum += t->tree->nodes[c].weight;
        }
    out->applies = n > 0 && sum > 0;
    if (!out->applies)
        return;
    for (size_t i = 0; i < n; i++)
        weight[i] /= sum;
    for (int end = 0; end < 2; end++) {
        n = 0;
        for (size_t c = 0; c < t->tree->n; c++) {
            const nrm_answer *a = answer(t, unit, c);

            if (t->tree->nodes[c].parent == node && a->applies)
                score[n++] = end == 0 ? a->low : a->high;
        }
        *(end == 0 ? &out->low : &out->high) =
            way->join->join(score, weight, n);
    }
}

int
nrm_score_run(nrm_arena *a, nrm_score_table *t, const nrm_score_way *way,
              nrm_err *e)
{
    size_t n = t->tree->n, most = n > t->n_units ? n : t->n_units;
    item_work w = { .way = way, .t = t };

    w.known = nrm_new_n(a, double, most + 2);
    w.scratch = nrm_new_n(a, double, most + 2);
    for (size_t i = 0; i < n; i++) {
        w.node = &t->tree->nodes[i];
        w.place = i;
        if (w.node->is_item && score_item(&w, e) != 0)
            return -1;
    }
    for (size_t i = 0; i < n; i++)
        if (!t->tree->nodes[i].is_item
            && (t->tree->nodes[i].parent != NRM_NO_NODE || i == t->tree->root))
            for (size_t u = 0; u < t->n_units; u++)
                join_node(t, way, u, i, w.known, w.scratch);
    return 0;
}
