/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Efron (1987, JASA 82:171). The bias is the normal quantile of the share of
 * replicates below the estimate, those equal to it by half; the acceleration
 * comes from the jackknife. Quantiles are of type 8 (Hyndman and Fan 1996). A
 * quantile beyond the smallest or largest replicate is that replicate: the
 * caller shows nrm_bca_result.quantile, so that the reader sees it.
 */
#include "math/bca.h"

#include "math/dist.h"
#include "math/quantile.h"
#include "math/random.h"
#include "math/sort.h"

#include <math.h>
#include <stdbool.h>

double
nrm_bca_acceleration(const nrm_jackknife *j)
{
    double mean = 0, cases = 0, square = 0, cube = 0;

    for (size_t i = 0; i < j->n; i++) {
        double w = j->weight == NULL ? 1 : j->weight[i];

        mean += w > 0 ? w * j->without[i] : 0;
        cases += w;
    }
    mean /= cases;
    for (size_t i = 0; i < j->n; i++) {
        double w = j->weight == NULL ? 1 : j->weight[i],
               gap = mean - j->without[i];

        if (w > 0) {
            square += w * gap * gap;
            cube += w * gap * gap * gap;
        }
    }
    return square > 0 ? cube / (6 * square * sqrt(square)) : 0;
}

/* The share of the replicates at which one limit lies. */
static double
quantile_at(double bias, double acceleration, double z)
{
    double shifted = bias + z, rest = 1 - acceleration * shifted;

    if (!(rest > 0)) /* the correction runs off the end */
        return shifted > 0 ? 1 : 0;
    return nrm_normal_p(bias + shifted / rest);
}

nrm_span
nrm_bca_quantiles(double bias, double acceleration, double level)
{
    double z = nrm_normal_inv_q((1 - level) / 2);
    nrm_span s = { quantile_at(bias, acceleration, -z),
                   quantile_at(bias, acceleration, z) };

    return s;
}

nrm_bca_result
nrm_bca_limits(const double *sorted, size_t replicates, double estimate,
               const nrm_jackknife *jackknife, double level)
{
    double below = 0, bias;
    nrm_bca_result r = { { NAN, NAN }, { NAN, NAN }, 0 };

    if (replicates == 0)
        return r;
    for (size_t i = 0; i < replicates; i++)
        below += sorted[i] < estimate ? 1 : sorted[i] == estimate ? 0.5 : 0;
    bias = nrm_normal_inv_p(below / (double)replicates);
    if (!isfinite(bias))
        return r;
    r.quantile =
        nrm_bca_quantiles(bias, nrm_bca_acceleration(jackknife), level);
    r.limits.low = nrm_quantile(sorted, replicates, r.quantile.low, 8);
    r.limits.high = nrm_quantile(sorted, replicates, r.quantile.high, 8);
    return r;
}

nrm_bca_result
nrm_bca_counts(nrm_arena *a, nrm_of_counts *f, const void *context,
               const double *counts, size_t k, const nrm_bca_plan *plan)
{
    double *values = nrm_new_n(a, double, plan->replicates), n = 0;
    double *drawn = nrm_new_n(a, double, k), *without;
    unsigned *cells = nrm_new_n(a, unsigned, k);
    nrm_jackknife jackknife = { NULL, counts, k };
    size_t kept = 0;
    nrm_bca_result r;

    without = nrm_new_n(a, double, k);
    jackknife.without = without;
    for (size_t i = 0; i < k; i++)
        n += drawn[i] = counts[i];
    for (size_t i = 0; i < k; i++) {
        drawn[i] -= 1;
        without[i] = counts[i] > 0 ? f(drawn, k, context) : 0;
        drawn[i] += 1;
    }
    for (size_t i = 0; i < plan->replicates; i++) {
        nrm_random stream = nrm_random_at(plan->seed, i);
        double value;

        nrm_random_multinomial(&stream, (unsigned)n, k, counts, cells);
        for (size_t j = 0; j < k; j++)
            drawn[j] = cells[j];
        value = f(drawn, k, context);
        if (isfinite(value))
            values[kept++] = value;
    }
    nrm_sort(values, kept);
    r = nrm_bca_limits(values, kept, f(counts, k, context), &jackknife,
                       plan->level);
    r.failed = plan->replicates - kept;
    return r;
}
