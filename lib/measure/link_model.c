/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The fields agree independently among matches (with probability m of each
 * grade) and among the others (u). u is counted in random pairs, nearly all of
 * which are no matches. m and the share of matches are found by EM over the
 * patterns of the candidates: the probability of a match given its pattern
 * does not depend on how the candidate was found, and pairs that no pass finds
 * count as no matches. Unknown values say nothing.
 *
 * Where a field agrees exactly, u is the frequency of its value, so that rare
 * names weigh more (Winkler 2000).
 */
#include "measure/link.h"

#include "base/seed.h"
#include "math/random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RANDOM_PAIRS 400000
#define MAX_STEPS 500
#define CLOSE 1e-9

typedef struct pattern_count {
    uint32_t pattern;
    double within, across; /* candidates with it */
} pattern_count;

static unsigned
grade_of(uint32_t pattern, size_t f)
{
    return pattern >> (3 * f) & 7;
}

static void
count_u(const nrm_link_data *d, uint64_t seed, nrm_link_model *out)
{
    nrm_random r = nrm_random_at(seed, 0);
    double n[NRM_LINK_FIELDS_MAX] = { 0 };

    for (size_t i = 0; i < RANDOM_PAIRS; i++) {
        size_t a = nrm_random_below(&r, d->n), b = nrm_random_below(&r, d->n);
        uint32_t pattern;

        if (a == b)
            continue;
        pattern = nrm_link_pattern(d, a, b);
        for (size_t f = 0; f < d->n_fields; f++)
            if (grade_of(pattern, f) != NRM_LINK_MISSING) {
                out->u[f][grade_of(pattern, f)]++;
                n[f]++;
            }
    }
    for (size_t f = 0; f < d->n_fields; f++) {
        unsigned levels = d->field[f].kind->n_levels;

        /* Half a pair more of each grade, so that none is impossible. */
        for (unsigned g = 0; g < levels; g++)
            out->u[f][g] = (out->u[f][g] + 0.5) / (n[f] + levels / 2.0);
    }
}

/*
 * The distinct patterns of the candidates, by open addressing: they are few,
 * at most 5 to the number of fields and mostly some hundreds.
 */
typedef struct pattern_table {
    pattern_count *at;
    size_t n, room; /* room is a power of two, more than twice n */
} pattern_table;

static pattern_count *
find_pattern(pattern_table *t, uint32_t pattern)
{
    size_t i = (size_t)nrm_seed_mix(pattern) & (t->room - 1);

    while (t->at[i].within + t->at[i].across > 0 && t->at[i].pattern != pattern)
        i = (i + 1) & (t->room - 1);
    return &t->at[i];
}

static void
double_room(nrm_arena *a, pattern_table *t)
{
    pattern_table old = *t;

    t->room = old.room == 0 ? 1024 : 2 * old.room;
    t->at = nrm_new_n(a, pattern_count, t->room);
    for (size_t i = 0; i < old.room; i++)
        if (old.at[i].within + old.at[i].across > 0)
            *find_pattern(t, old.at[i].pattern) = old.at[i];
}

static int
by_pattern(const void *x, const void *y)
{
    const pattern_count *a = x, *b = y;

    return a->pattern < b->pattern ? -1 : a->pattern > b->pattern;
}

/* Sorted, so that sums do not hang on the order of the candidates. */
static pattern_count *
count_patterns(nrm_arena *a, const nrm_link_data *d, const nrm_link_pairs *p,
               size_t *n)
{
    pattern_table t = { .n = 0 };

    double_room(a, &t);
    for (size_t i = 0; i < p->n; i++) {
        const nrm_link_pair *x = &p->at[i];
        pattern_count *c = find_pattern(&t, x->pattern);

        if (c->within + c->across == 0 && 2 * ++t.n > t.room) {
            double_room(a, &t);
            c = find_pattern(&t, x->pattern);
        }
        c->pattern = x->pattern;
        if (d->list[x->a] == d->list[x->b])
            c->within++;
        else
            c->across++;
    }
    *n = 0;
    for (size_t i = 0; i < t.room; i++)
        if (t.at[i].within + t.at[i].across > 0)
            t.at[(*n)++] = t.at[i];
    qsort(t.at, *n, sizeof *t.at, by_pattern);
    return t.at;
}

static double
ratio_of(const nrm_link_data *d, const nrm_link_model *m, uint32_t pattern)
{
    double ratio = 1;

    for (size_t f = 0; f < d->n_fields; f++) {
        unsigned g = grade_of(pattern, f);

        if (g != NRM_LINK_MISSING)
            ratio *= m->m[f][g] / m->u[f][g];
    }
    return ratio;
}

static double
posterior(double share, double ratio)
{
    return share * ratio / (share * ratio + 1 - share);
}

/* All pairs of records of one list, and of two. */
static void
count_all(const nrm_link_data *d, double *within, double *across)
{
    double n = (double)d->n;

    *within = 0;
    for (size_t i = 0; i < d->n_lists; i++) {
        double size = (double)d->list_size[i];

        *within += size * (size - 1) / 2;
    }
    *across = n * (n - 1) / 2 - *within;
}

/* One step of EM; returns the largest change of a probability. */
static double
step(const nrm_link_data *d, const pattern_count *c, size_t n,
     nrm_link_model *m)
{
    double sum[NRM_LINK_FIELDS_MAX][NRM_LINK_LEVELS] = { { 0 } };
    double within = 0, across = 0, all_within, all_across, change = 0;

    for (size_t i = 0; i < n; i++) {
        double ratio = ratio_of(d, m, c[i].pattern);
        double w = c[i].within * posterior(m->within, ratio);
        double x = c[i].across * posterior(m->across, ratio);

        within += w;
        across += x;
        for (size_t f = 0; f < d->n_fields; f++)
            if (grade_of(c[i].pattern, f) != NRM_LINK_MISSING)
                sum[f][grade_of(c[i].pattern, f)] += w + x;
    }
    count_all(d, &all_within, &all_across);
    m->within = all_within > 0 ? within / all_within : 0;
    m->across = all_across > 0 ? across / all_across : 0;
    for (size_t f = 0; f < d->n_fields; f++) {
        unsigned levels = d->field[f].kind->n_levels;
        double total = 0;

        for (unsigned g = 0; g < levels; g++)
            total += sum[f][g] += 0.01;
        for (unsigned g = 0; g < levels; g++) {
            change = fmax(change, fabs(sum[f][g] / total - m->m[f][g]));
            m->m[f][g] = sum[f][g] / total;
        }
    }
    return change;
}

/* Matches mostly agree, and there is one for every tenth record. */
static void
start(const nrm_link_data *d, nrm_link_model *m)
{
    double all_within, all_across, guess = 0.1 * (double)d->n;

    for (size_t f = 0; f < d->n_fields; f++) {
        unsigned levels = d->field[f].kind->n_levels;

        for (unsigned g = 0; g < levels; g++)
            m->m[f][g] = g + 1 == levels ? 0.85 : 0.15 / (levels - 1);
    }
    count_all(d, &all_within, &all_across);
    m->within = all_within > 0 ? fmin(0.5, guess / all_within) : 0;
    m->across = all_across > 0 ? fmin(0.5, guess / all_across) : 0;
}

void
nrm_link_fit(const nrm_link_data *d, const nrm_link_pairs *p, uint64_t seed,
             nrm_link_model *out)
{
    nrm_arena *own = nrm_arena_child(d->a);
    pattern_count *c;
    size_t n;

    memset(out, 0, sizeof *out);
    if (d->n > 1)
        count_u(d, seed, out);
    start(d, out);
    c = count_patterns(own, d, p, &n);
    while (n > 0 && !out->converged && out->n_steps < MAX_STEPS) {
        out->converged = step(d, c, n, out) < CLOSE;
        out->n_steps++;
    }
    nrm_arena_free(own);
}

double
nrm_link_weight(const nrm_link_data *d, const nrm_link_model *m,
                const nrm_link_pair *p)
{
    double weight = 0;

    for (size_t f = 0; f < d->n_fields; f++) {
        const nrm_link_field *x = &d->field[f];
        unsigned g = grade_of(p->pattern, f), top = x->kind->n_levels - 1;
        double u = m->u[f][g == NRM_LINK_MISSING ? 0 : g];

        if (g == NRM_LINK_MISSING)
            continue;
        if (g == top && x->kind->decides)
            return HUGE_VAL;
        if (g == top && x->kind->frequent)
            u = (double)x->count[d->value[p->a * d->n_fields + f]]
                / (double)d->n;
        weight += log2(m->m[f][g] / u);
    }
    return weight;
}

double
nrm_link_probability(const nrm_link_data *d, const nrm_link_model *m,
                     const nrm_link_pair *p, double weight)
{
    double share = d->list[p->a] == d->list[p->b] ? m->within : m->across;
    double odds;

    if (weight == HUGE_VAL)
        return 1;
    if (share >= 1)
        return 1;
    odds = share / (1 - share) * exp2(weight);
    return isfinite(odds) ? odds / (1 + odds) : 1;
}
