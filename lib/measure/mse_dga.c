/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bayesian model averaging over decomposable graphs (Madigan and York 1997,
 * Biometrika 84:19). Each graph has a hyper-Dirichlet prior that gives every
 * cell of the full table delta; the population N has the prior 1 / N, from one
 * undetected person on; graphs are equally likely. With R(S) = the sum over
 * the cells of margin S of lgamma(count + a) - lgamma(a), a the delta of such
 * a cell, the marginal likelihood of a graph is the sum of power * R(S) over
 * its factors. Only the cell "on no list of S" depends on N.
 *
 * The grid over the undetected is made of octaves, each with every whole
 * number up to 65,536 and with steps of 2, 4, ... beyond. It ends where an
 * octave carries no mass. A coarse pass finds which graphs matter in which
 * octave; the others weigh less than exp(-40) of the best point.
 */
#include "math/chordal.h"
#include "measure/mse_method.h"

#include <math.h>
#include <string.h>

#define OCTAVES 40
#define FIRST_OCTAVE 64    /* undetected in octave 0 */
#define DENSE 65536.0      /* undetected up to which the step is 1 */
#define OCTAVE_POINTS 8192 /* beyond */
#define COARSE 64
#define CHUNK 512 /* points that are worked on together */
#define NEGLIGIBLE 40.0
#define SETS ((size_t)1 << NRM_CHORDAL_MAX)

typedef struct octave {
    double first, step;
    size_t n;
    double *top;  /* of each graph, in the coarse pass */
    double *mass; /* of each point; NULL when there is none */
} octave;

typedef struct dga {
    const nrm_counts *c;
    double delta;
    nrm_chordal *graphs;
    double *weight; /* posterior mass of each graph */
    size_t n_graphs;
    double base[SETS], prior[SETS];  /* of R(S): constant part, count at 0 */
    double rows[(SETS + 1) * CHUNK]; /* R(S) at the points, the last shared */
    double sum[CHUNK];
    double best;
} dga;

static void
set_margins(dga *d)
{
    const nrm_counts *c = d->c;
    double cells[NRM_CELLS_MAX];

    for (size_t s = 0; s < c->n_cells; s++) {
        double a =
            d->delta * (double)(c->n_cells >> (size_t)__builtin_popcountll(s));

        memset(cells, 0, sizeof cells);
        for (size_t i = 1; i < c->n_cells; i++)
            cells[i & s] += c->y[i];
        d->prior[s] = cells[0] + a;
        d->base[s] = -lgamma(a);
        for (size_t i = 1; i < c->n_cells; i++)
            if (cells[i] > 0)
                d->base[s] += lgamma(cells[i] + a) - lgamma(a);
    }
}

static double
unseen_at(const octave *o, size_t j)
{
    return o->first + (double)j * o->step + (o->step - 1) / 2;
}

/* R(S) of every set and the part that all graphs share, at n points. */
static void
set_rows(dga *d, const octave *o, size_t from, size_t n, size_t stride)
{
    double *shared = &d->rows[SETS * CHUNK], *unseen = d->sum;

    for (size_t j = 0; j < n; j++)
        unseen[j] = unseen_at(o, from + j * stride);
    for (size_t s = 0; s < d->c->n_cells; s++)
        for (size_t j = 0; j < n; j++)
            d->rows[s * CHUNK + j] =
                d->base[s] + lgamma(unseen[j] + d->prior[s]);
    for (size_t j = 0; j < n; j++) {
        double total = d->c->n + unseen[j];

        shared[j] = lgamma(total + 1) - lgamma(unseen[j] + 1) - log(total);
    }
}

/* The log posterior of a graph at the points of the rows, into d->sum. */
static void
add_up(dga *d, const nrm_chordal *g, size_t n)
{
    memcpy(d->sum, &d->rows[SETS * CHUNK], n * sizeof *d->sum);
    for (size_t f = 0; f < g->n; f++) {
        const double *row = &d->rows[g->set[f] * CHUNK];
        double power = g->power[f];

        for (size_t j = 0; j < n; j++)
            d->sum[j] += power * row[j];
    }
}

static void
look_coarsely(dga *d, octave *o)
{
    size_t n = o->n < COARSE ? o->n : COARSE, stride = o->n / n;

    set_rows(d, o, 0, n, stride);
    for (size_t g = 0; g < d->n_graphs; g++) {
        add_up(d, &d->graphs[g], n);
        o->top[g] = -HUGE_VAL;
        for (size_t j = 0; j < n; j++)
            o->top[g] = fmax(o->top[g], d->sum[j]);
        d->best = fmax(d->best, o->top[g]);
    }
}

static void
look_at_chunk(dga *d, octave *o, size_t from, size_t n)
{
    set_rows(d, o, from, n, 1);
    for (size_t g = 0; g < d->n_graphs; g++) {
        double total = 0;

        if (o->top[g] < d->best - NEGLIGIBLE)
            continue;
        add_up(d, &d->graphs[g], n);
        for (size_t j = 0; j < n; j++) {
            double mass, x = d->sum[j] - d->best;

            if (x < -NEGLIGIBLE)
                continue;
            mass = o->step * exp(x);
            o->mass[from + j] += mass;
            total += mass;
        }
        d->weight[g] += total;
    }
}

static void
look_closely(nrm_arena *a, dga *d, octave *o)
{
    bool matters = false;

    for (size_t g = 0; g < d->n_graphs; g++)
        matters |= o->top[g] >= d->best - NEGLIGIBLE;
    if (!matters)
        return;
    o->mass = nrm_new_n(a, double, o->n);
    for (size_t from = 0; from < o->n; from += CHUNK)
        look_at_chunk(d, o, from, o->n - from < CHUNK ? o->n - from : CHUNK);
}

static void
list_graphs(nrm_arena *a, dga *d)
{
    size_t k = d->c->k, n = (size_t)1 << (k * (k - 1) / 2);

    d->graphs = nrm_new_n(a, nrm_chordal, n);
    for (size_t i = 0; i < n; i++)
        d->n_graphs +=
            nrm_chordal_make(k, (uint32_t)i, &d->graphs[d->n_graphs]);
    d->weight = nrm_new_n(a, double, d->n_graphs);
    d->best = -HUGE_VAL;
}

/* The octaves up to a given number of undetected, or as far as they go. */
static size_t
set_octaves(octave *o, size_t limit)
{
    double first = 1, size = FIRST_OCTAVE;
    size_t n = 0;

    while (n < OCTAVES && (limit == 0 || first <= (double)limit)) {
        double step = limit == 0 && first > DENSE ? size / OCTAVE_POINTS : 1;

        if (limit > 0 && first + size - 1 > (double)limit)
            size = (double)limit - first + 1;
        o[n] = (octave){ .first = first,
                         .step = step,
                         .n = (size_t)(size / step) };
        n++;
        first += size;
        size = first - 1;
    }
    return n;
}

/* The smallest population at which the posterior reaches a share. */
static double
quantile(const dga *d, const octave *o, size_t n, double total, double share)
{
    double sum = 0, last = 0;

    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; o[i].mass != NULL && j < o[i].n; j++) {
            sum += o[i].mass[j];
            last = d->c->n + unseen_at(&o[i], j);
            if (sum >= share * total)
                return floor(last);
        }
    return floor(last);
}

static void
summarise(dga *d, const octave *o, size_t n, double level,
          nrm_mse_posterior *out)
{
    double total = 0, sum = 0, highest = 0;
    size_t best = 0;

    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; o[i].mass != NULL && j < o[i].n; j++) {
            double population = d->c->n + unseen_at(&o[i], j);

            out->n_points++;
            total += o[i].mass[j];
            sum += o[i].mass[j] * population;
            if (o[i].mass[j] / o[i].step > highest) {
                highest = o[i].mass[j] / o[i].step;
                out->mode = floor(population);
            }
            out->last_mass = o[i].mass[j];
        }
    out->last_mass /= total;
    out->mean = sum / total;
    out->median = quantile(d, o, n, total, 0.5);
    out->interval.low = quantile(d, o, n, total, (1 - level) / 2);
    out->interval.high = quantile(d, o, n, total, (1 + level) / 2);
    for (size_t g = 1; g < d->n_graphs; g++)
        if (d->weight[g] > d->weight[best])
            best = g;
    out->model = d->graphs[best].edges;
    out->model_share = d->weight[best] / total;
    out->n_models = d->n_graphs;
}

static int
posterior(nrm_arena *a, const nrm_mse_plan *plan, nrm_mse_posterior *out,
          nrm_err *e)
{
    nrm_arena *own = nrm_arena_child(a);
    dga *d = nrm_new(own, dga);
    octave o[OCTAVES];
    size_t n = set_octaves(o, plan->options->grid);

    d->c = plan->counts;
    d->delta = plan->options->delta;
    if (d->delta == 0)
        d->delta = 1 / (double)d->c->n_cells;
    list_graphs(own, d);
    set_margins(d);
    for (size_t i = 0; i < n; i++) {
        o[i].top = nrm_new_n(own, double, d->n_graphs);
        look_coarsely(d, &o[i]);
    }
    for (size_t i = 0; i < n; i++)
        look_closely(own, d, &o[i]);
    *out = (nrm_mse_posterior){ .mode = 0 };
    summarise(d, o, n, plan->options->level, out);
    nrm_arena_free(own);
    if (!isfinite(out->median) || !isfinite(out->model_share))
        return nrm_fail(e, NRM_EMATH, "dga: the posterior is not finite");
    return 0;
}

static int
make_plan(nrm_arena *a, nrm_mse_worker *w, nrm_mse_plan *plan, nrm_err *e)
{
    return nrm_mse_plan_main(a, w, plan, 2, e);
}

const nrm_mse_method nrm_mse_method_dga = {
    .name = "dga",
    .help = "Bayesian average over decomposable graphs",
    .assumes = "one of the decomposable graphs is true, all are equally "
               "likely before, and --delta is the prior of a cell",
    .min_lists = 3,
    .min_default = 3,
    .max_lists = NRM_CHORDAL_MAX,
    .plan = make_plan,
    .posterior = posterior,
};
