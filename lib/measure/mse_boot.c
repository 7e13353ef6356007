/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * With z0 = the normal quantile of the share of replicates below the estimate
 * and the acceleration a, the limit of level alpha is the quantile at
 * Phi(z0 + z / (1 - a z)), z = z0 + z_alpha. For the counts c and the
 * jackknife deviations d, a = sum(c d^3) / (6 sum(c d^2)^(3/2)).
 */
#include "measure/mse_boot.h"

#include "base/parallel.h"
#include "base/seed.h"
#include "math/bca.h"
#include "math/dist.h"
#include "math/quantile.h"
#include "math/random.h"
#include "math/sort.h"

#include <math.h>
#include <string.h>

#define ERROR_TURNS 200
#define OUTERMOST 5

void
nrm_mse_boot_init(nrm_mse_boot *b, nrm_arena *a, size_t n)
{
    b->n = n;
    b->population = nrm_new_n(a, nrm_maybe, n);
    b->seen = nrm_new_n(a, bool, n);
}

typedef struct boot_job {
    const nrm_mse_plan *plan;
    nrm_mse_boot *boot;
    nrm_mse_worker *workers;
    unsigned **drawn; /* one vector for each worker */
    size_t first, n_kinds;
    size_t *cell;   /* [n_kinds] histories to draw */
    double *weight; /* [n_kinds] */
    unsigned total; /* individuals to draw */
} boot_job;

static void
one_replicate(size_t index, size_t worker, void *context)
{
    boot_job *job = context;
    nrm_mse_worker *w = &job->workers[worker];
    unsigned *drawn = job->drawn[worker];
    size_t i = job->first + index;
    nrm_random r = nrm_random_at(job->plan->options->seed, i);
    nrm_mse_point point;

    nrm_random_multinomial(&r, job->total, job->n_kinds, job->weight, drawn);
    memset(w->counts->y, 0, w->counts->n_cells * sizeof(double));
    for (size_t j = 0; j < job->n_kinds; j++)
        w->counts->y[job->cell[j]] = drawn[j];
    nrm_counts_update(w->counts);
    job->plan->method->estimate(w, job->plan, w->counts, &point);
    job->boot->population[i] = nrm_mse_point_known(&point)
                                   ? nrm_known(w->counts->n + point.fit.dark)
                                   : nrm_unknown();
}

/* What is drawn: the observed histories, or all cells of the fitted model. */
static void
set_weights(nrm_arena *a, boot_job *job, const nrm_mse_point *point)
{
    const nrm_counts *c = job->plan->counts;
    const double *weights = c->y;
    nrm_mse_worker w;

    job->cell = nrm_new_n(a, size_t, c->n_cells);
    job->weight = nrm_new_n(a, double, c->n_cells);
    job->total = (unsigned)c->n;
    if (job->plan->options->parametric) {
        nrm_mse_worker_init(&w, a, c->k);
        (void)nrm_loglin_run(w.loglin, c, &job->plan->terms, point->model,
                             NULL);
        weights = nrm_loglin_fitted(w.loglin);
        job->total = (unsigned)fmin(c->n + point->fit.dark + 0.5, UINT32_MAX);
        job->weight[job->n_kinds++] = point->fit.dark; /* cell 0 */
    }
    for (size_t i = 1; i < c->n_cells; i++)
        if (weights[i] > 0) {
            job->cell[job->n_kinds] = i;
            job->weight[job->n_kinds++] = weights[i];
        }
}

void
nrm_mse_boot_run(nrm_arena *a, const nrm_mse_plan *plan,
                 const nrm_mse_point *point, nrm_mse_boot *b, size_t first,
                 size_t count)
{
    nrm_arena *own = nrm_arena_child(a);
    size_t n_workers = nrm_workers(plan->options->jobs);
    boot_job job = { .plan = plan, .boot = b, .first = first };

    set_weights(own, &job, point);
    job.workers = nrm_new_n(own, nrm_mse_worker, n_workers);
    job.drawn = nrm_new_n(own, unsigned *, n_workers);
    for (size_t i = 0; i < n_workers; i++) {
        nrm_mse_worker_init(&job.workers[i], own, plan->counts->k);
        job.drawn[i] = nrm_new_n(own, unsigned, job.n_kinds);
    }
    nrm_parallel(count, n_workers, one_replicate, &job);
    nrm_arena_free(own);
}

/* The acceleration; histories whose removal leaves no estimate are skipped. */
static double
jackknife(nrm_arena *a, const nrm_mse_plan *plan, size_t *skipped)
{
    const nrm_counts *c = plan->counts;
    double *value = nrm_new_n(a, double, c->n_cells);
    double *weight = nrm_new_n(a, double, c->n_cells);
    nrm_jackknife all = { value + 1, weight + 1, c->n_cells - 1 };
    nrm_mse_worker w;
    nrm_mse_point point;

    nrm_mse_worker_init(&w, a, c->k);
    for (size_t i = 1; i < c->n_cells; i++) {
        if (c->y[i] == 0)
            continue;
        memcpy(w.counts->y, c->y, c->n_cells * sizeof *c->y);
        w.counts->y[i]--;
        nrm_counts_update(w.counts);
        plan->method->estimate(&w, plan, w.counts, &point);
        if (!nrm_mse_point_known(&point)) {
            (*skipped)++;
            continue;
        }
        value[i] = w.counts->n + point.fit.dark;
        weight[i] = c->y[i];
    }
    return nrm_bca_acceleration(&all);
}

static size_t
count_below(const double *sorted, size_t n, double x)
{
    size_t low = 0, high = n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (sorted[middle] < x)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Both limits; false when all values lie on one side of the estimate. */
static bool
find_limits(const double *sorted, size_t n, double population, double level,
            nrm_bca *out)
{
    double below = (double)count_below(sorted, n, population) / (double)n;

    if (n == 0 || below == 0 || below == 1)
        return false;
    out->shift = nrm_normal_inv_p(below);
    out->percentile = nrm_bca_quantiles(out->shift, out->acceleration, level);
    out->limits.low = nrm_quantile(sorted, n, out->percentile.low, 8);
    out->limits.high = nrm_quantile(sorted, n, out->percentile.high, 8);
    return true;
}

/* Running mean and sum of squares (Welford). */
typedef struct spread {
    double n, mean, square;
} spread;

static void
spread_add(spread *s, double x)
{
    double d = x - s->mean;

    s->n++;
    s->mean += d / s->n;
    s->square += d * (x - s->mean);
}

static void
find_errors(nrm_arena *a, const double *sorted, size_t n, double population,
            const nrm_mse_options *o, nrm_bca *out)
{
    double *again = nrm_new_n(a, double, n);
    size_t *times = nrm_new_n(a, size_t, n);
    spread low = { 0 }, high = { 0 };

    for (size_t turn = 0; turn < ERROR_TURNS; turn++) {
        nrm_random r = nrm_random_at(nrm_seed_mix(o->seed), turn);
        nrm_bca b = { .acceleration = out->acceleration };
        size_t at = 0;

        memset(times, 0, n * sizeof *times);
        for (size_t i = 0; i < n; i++)
            times[nrm_random_below(&r, n)]++;
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < times[i]; j++)
                again[at++] = sorted[i];
        if (!find_limits(again, n, population, o->level, &b))
            continue;
        spread_add(&low, b.limits.low);
        spread_add(&high, b.limits.high);
    }
    if (low.n > 1) {
        out->error.low = sqrt(low.square / (low.n - 1));
        out->error.high = sqrt(high.square / (high.n - 1));
    }
}

/*
 * Drawing again cannot reach beyond the outermost replicate, so the error of
 * a limit there is at least its distance from the fifth one.
 */
static void
widen_errors(const double *sorted, size_t n, nrm_bca *out)
{
    double edge = OUTERMOST / (double)n;

    if (out->percentile.low < edge || out->percentile.low > 1 - edge) {
        out->error.low =
            fmax(out->error.low, fabs(sorted[OUTERMOST] - out->limits.low));
        out->extreme = true;
    }
    if (out->percentile.high < edge || out->percentile.high > 1 - edge) {
        out->error.high = fmax(out->error.high, fabs(sorted[n - 1 - OUTERMOST]
                                                     - out->limits.high));
        out->extreme = true;
    }
}

void
nrm_mse_bca(nrm_arena *a, const nrm_mse_plan *plan, double population,
            const nrm_mse_boot *b, nrm_bca *out)
{
    nrm_arena *own = nrm_arena_child(a);
    double *sorted = nrm_new_n(own, double, b->n);
    size_t n = 0;

    *out = (nrm_bca){ .known = false };
    for (size_t i = 0; i < b->n; i++)
        if (b->population[i].known)
            sorted[n++] = b->population[i].x;
    out->n_failed = b->n - n;
    nrm_sort(sorted, n);
    out->acceleration = jackknife(own, plan, &out->n_skipped);
    out->known = find_limits(sorted, n, population, plan->options->level, out);
    if (out->known) {
        find_errors(own, sorted, n, population, plan->options, out);
        out->extreme = n <= 2 * OUTERMOST;
        if (!out->extreme)
            widen_errors(sorted, n, out);
    }
    nrm_arena_free(own);
}
