/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Permutation tests of the number of bends (Kim et al. 2000). The residuals of
 * the fit with k0 bends, divided by their standard deviations, are put in
 * random order and added to it again; the statistic is the ratio of the least
 * squares with k0 and with k1 bends. Permutation i uses stream i of the seed.
 */
#include "math/joinpoint.h"

#include "math/bends.h"
#include "math/random.h"

#include <math.h>

/* The probability of too many bends. */
static const double total_level = 0.05;

typedef struct test {
    const nrm_bent_data *d;
    nrm_bends *bends;
    double *fitted, *residual; /* times the root of the weight */
    size_t *order;
    size_t k0, k1;
} test;

static double
fitted_at(const nrm_bent *b, const nrm_bent_data *d, size_t i)
{
    double y = b->intercept + b->slope[0] * (d->t[i] - d->t[0]);

    for (size_t j = 0; j < b->k; j++)
        y += (b->slope[j + 1] - b->slope[j]) * fmax(d->t[i] - b->at[j], 0);
    return y;
}

static void
shuffle_into(test *t, size_t lane, uint64_t seed, uint64_t index)
{
    nrm_random stream = nrm_random_at(seed, index);
    double *y = nrm_bends_y(t->bends, lane);

    for (size_t i = 0; i < t->d->n; i++)
        t->order[i] = i;
    nrm_random_shuffle(&stream, t->order, t->d->n);
    for (size_t i = 0; i < t->d->n; i++)
        y[i * NRM_LANES] = t->fitted[i] + t->residual[t->order[i]];
}

/* How many of NRM_LANES permutations have a ratio as large. */
static size_t
count_lanes(test *t, double ratio, size_t n_lanes)
{
    double first[NRM_LANES];
    size_t count = 0;

    nrm_bends_search(t->bends, t->k0);
    for (size_t lane = 0; lane < n_lanes; lane++)
        first[lane] = nrm_bends_sse(t->bends, lane);
    nrm_bends_search(t->bends, t->k1);
    for (size_t lane = 0; lane < n_lanes; lane++)
        count +=
            first[lane] >= ratio * (1 - 1e-12) * nrm_bends_sse(t->bends, lane);
    return count;
}

static void
begin(nrm_arena *scratch, const nrm_bent_data *d, const nrm_bent *null, test *t)
{
    t->d = d;
    t->bends = nrm_bends_new(scratch, d);
    t->fitted = nrm_new_n(scratch, double, d->n);
    t->residual = nrm_new_n(scratch, double, d->n);
    t->order = nrm_new_n(scratch, size_t, d->n);
    for (size_t i = 0; i < d->n; i++) {
        double root = nrm_bends_root(d, i);

        t->fitted[i] = root * fitted_at(null, d, i);
        t->residual[i] = root * d->y[i] - t->fitted[i];
    }
}

int
nrm_bent_permute(nrm_arena *scratch, const nrm_bent_data *d,
                 nrm_bent_shuffles shuffles, nrm_bent_test *out, nrm_err *e)
{
    test t = { .k0 = out->k0, .k1 = out->k1 };
    size_t as_large = 0;
    nrm_bent null, other;

    if (nrm_bent_grid(scratch, d, t.k0, &null, e) != 0
        || nrm_bent_grid(scratch, d, t.k1, &other, e) != 0)
        return -1;
    if (!(other.sse > 0))
        return nrm_fail(e, NRM_EMATH,
                        "no test: the line goes through all values");
    begin(scratch, d, &null, &t);
    out->ratio = null.sse / other.sse;
    for (size_t done = 0; done < shuffles.n; done += NRM_LANES) {
        size_t rest = shuffles.n - done;
        size_t n_lanes = rest < NRM_LANES ? rest : NRM_LANES;

        for (size_t lane = 0; lane < n_lanes; lane++)
            shuffle_into(&t, lane, shuffles.seed, done + lane);
        as_large += count_lanes(&t, out->ratio, n_lanes);
    }
    out->p = (double)(1 + as_large) / (double)(1 + shuffles.n);
    return 0;
}

int
nrm_bent_select(nrm_arena *scratch, const nrm_bent_data *d,
                nrm_bent_shuffles shuffles, size_t *k, nrm_err *e)
{
    size_t most = *k;
    nrm_bent_test t = { .k1 = most };

    while (t.k0 < t.k1) {
        if (nrm_bent_permute(scratch, d, shuffles, &t, e) != 0)
            return -1;
        if (t.p < total_level / (double)(most - t.k0))
            t.k0++;
        else
            t.k1--;
    }
    *k = t.k0;
    return 0;
}
