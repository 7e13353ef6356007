/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * U after t values is 2 (sum of their ranks) - t (n + 1), so that it depends
 * on which values came and not on their order. With groups of equal values
 * the values that came are a count per group: the state. A random order is a
 * walk over states that takes the next value from a group in proportion to
 * what is left of it, and p is the probability that the walk meets a state
 * with |U| as large as the one observed. States are numbered in mixed radix,
 * which puts a state behind all those that lead to it.
 */
#include "math/changepoint.h"

#include "math/kendall.h"
#include "math/sort.h"

#include <math.h>
#include <string.h>

static const size_t max_states = (size_t)1 << 20;

typedef struct walk {
    size_t n, n_groups, n_states;
    const size_t *size; /* of each group, by rising value */
    size_t *taken;      /* from each group in the present state */
    size_t *stride;     /* of each group's digit in the state's number */
    double *score;      /* what a value of the group adds to U */
    double *chance;     /* of each state, 0 where |U| reached the limit */
} walk;

/* The number of states, or max_states + 1 when there are more. */
static size_t
count_states(const nrm_kendall *k)
{
    size_t states = 1;

    for (size_t g = 0; g < k->n_ties; g++) {
        states *= k->ties[g] + 1;
        if (states > max_states)
            return max_states + 1;
    }
    return states;
}

static walk
walk_new(nrm_arena *scratch, const nrm_kendall *k, size_t n_states)
{
    walk w = { .n = k->n, .n_groups = k->n_ties, .n_states = n_states };
    size_t below = 0, stride = 1;

    w.size = k->ties;
    w.taken = nrm_new_n(scratch, size_t, w.n_groups);
    w.stride = nrm_new_n(scratch, size_t, w.n_groups);
    w.score = nrm_new_n(scratch, double, w.n_groups);
    w.chance = nrm_new_n(scratch, double, n_states);
    for (size_t g = 0; g < w.n_groups; g++) {
        double rank = (double)below + (double)(w.size[g] + 1) / 2;

        w.score[g] = 2 * rank - (double)(w.n + 1);
        w.stride[g] = stride;
        stride *= w.size[g] + 1;
        below += w.size[g];
    }
    return w;
}

/* The digits of the next state. */
static void
advance(walk *w)
{
    size_t g = 0;

    while (w->taken[g] == w->size[g])
        w->taken[g++] = 0;
    w->taken[g]++;
}

static double
exact_p(walk *w, double limit)
{
    double reached = 0;

    w->chance[0] = 1;
    for (size_t state = 1; state < w->n_states; state++) {
        double u = 0, sum = 0;
        size_t taken = 0;

        advance(w);
        for (size_t g = 0; g < w->n_groups; g++) {
            size_t c = w->taken[g];

            u += (double)c * w->score[g];
            taken += c;
            if (c > 0)
                sum += w->chance[state - w->stride[g]]
                       * (double)(w->size[g] - c + 1);
        }
        sum /= (double)(w->n - taken + 1);
        if (fabs(u) >= limit)
            reached += sum;
        else
            w->chance[state] = sum;
    }
    return fmin(reached, 1);
}

/* The place of the value in the groups gives its score. */
static double
score_of(const double *sorted, size_t n, double x)
{
    double below = 0, equal = 0;

    for (size_t i = 0; i < n && sorted[i] <= x; i++) {
        below += sorted[i] < x;
        equal += sorted[i] == x;
    }
    return 2 * (below + (equal + 1) / 2) - (double)(n + 1);
}

void
nrm_pettitt(nrm_arena *scratch, const double *x, size_t n, nrm_change *out)
{
    double *sorted = nrm_new_n(scratch, double, n);
    double u = 0, all = (double)n;
    size_t n_states;
    nrm_kendall k;

    memcpy(sorted, x, n * sizeof *x);
    nrm_sort(sorted, n);
    *out = (nrm_change){ .before = 1 };
    for (size_t i = 0; i + 1 < n; i++) {
        u += score_of(sorted, n, x[i]);
        if (fabs(u) > out->statistic) {
            out->statistic = fabs(u);
            out->before = i + 1;
        }
    }
    nrm_kendall_of(scratch, x, n, &k);
    n_states = count_states(&k);
    out->exact = n_states <= max_states;
    if (out->statistic == 0)
        out->p = 1;
    else if (out->exact) {
        walk w = walk_new(scratch, &k, n_states);

        out->p = exact_p(&w, out->statistic);
    } else
        out->p = fmin(1, 2
                             * exp(-6 * out->statistic * out->statistic
                                   / (all * all * all + all * all)));
}
