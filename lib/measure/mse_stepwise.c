/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forward stepwise choice of pairs (Chan, Silverman and Vincent 2021, Journal
 * of the American Statistical Association 116:1297, section 3). Each step
 * compares, for every pair of lists not yet in the model, the observed overlap
 * with its fitted value by the smaller Poisson tail, and adds the pair with
 * the smallest one below the threshold whose model has an estimate. Existence
 * is looked at for the best candidate only, which gives the same choice.
 */
#include "measure/mse_method.h"

#include <math.h>

/* The smaller of P(X <= n) and P(X >= n) for a Poisson X, not doubled. */
static double
smaller_tail(double n, double mean, double point)
{
    double term = point, near = point, far;

    if (n >= mean)
        for (double i = n + 1; term > near * 1e-17; i++)
            near += term *= mean / i;
    else
        for (double i = n; term > near * 1e-17; i--)
            near += term *= i / mean;
    far = 1 - near + point;
    return near < far ? near : far;
}

/*
 * The tail of each pair outside the model; 1 for those that cannot be chosen.
 * A tail is never smaller than the probability of the point itself, which
 * settles most pairs at once.
 */
static void
rate_pairs(const nrm_mse_worker *w, const nrm_counts *c, const nrm_terms *t,
           nrm_model m, double threshold, double *p)
{
    const double *sum = nrm_loglin_fitted_star(w->loglin);

    for (size_t j = 0; j < t->n; j++) {
        size_t mask = t->mask[j];
        double n = c->star[mask], mean = sum[mask], point;

        p[j] = 1;
        if (m >> j & 1 || !(mean > 0))
            continue;
        point = exp(n * log(mean) - mean - lgamma(n + 1));
        if (point < threshold)
            point = smaller_tail(n, mean, point);
        if (point < threshold)
            p[j] = point;
    }
}

/* The best pair whose model has an estimate; false when none is left. */
static bool
choose_pair(nrm_mse_worker *w, const nrm_counts *c, const nrm_terms *t,
            nrm_model m, double *p, size_t *out)
{
    for (;;) {
        size_t best = 0;

        for (size_t j = 1; j < t->n; j++)
            if (p[j] < p[best])
                best = j;
        if (t->n == 0 || !(p[best] < 1))
            return false;
        *out = best;
        if (nrm_loglin_exists(w->loglin, c, t, m | (nrm_model)1 << best)
            == NRM_EXISTS)
            return true;
        p[best] = 1;
    }
}

static void
estimate(nrm_mse_worker *w, const nrm_mse_plan *plan, const nrm_counts *c,
         nrm_mse_point *out)
{
    double p[NRM_TERMS_MAX], threshold = plan->options->threshold;
    const nrm_terms *t = &plan->terms;
    size_t j;

    if (!nrm_mse_fit(w, plan, c, 0, plan->from, out))
        return;
    do {
        rate_pairs(w, c, t, out->model, threshold, p);
        if (!choose_pair(w, c, t, out->model, p, &j))
            return;
        out->model |= (nrm_model)1 << j;
        out->chosen[out->n_chosen++] = (uint8_t)j;
        out->fit = nrm_loglin_run(w->loglin, c, t, out->model,
                                  nrm_loglin_coefs(w->loglin));
    } while (out->fit.converged);
}

static int
make_plan(nrm_arena *a, nrm_mse_worker *w, nrm_mse_plan *plan, nrm_err *e)
{
    return nrm_mse_plan_main(a, w, plan, 2, e);
}

const nrm_mse_method nrm_mse_method_stepwise = {
    .name = "stepwise",
    .help = "pairs added while the Poisson tail of an overlap is small",
    .assumes = "lists are independent apart from the chosen pairs",
    .plan = make_plan,
    .min_lists = 3,
    .chooses = true,
    .min_default = 3,
    .estimate = estimate,
};
