/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Direct: y = sum of w_i x_i with w_i = share of the standard / people, v =
 * sum of w_i^2 x_i. Fay and Feuer (1997, Statistics in Medicine 16:791): the
 * lower limit is the quantile of a gamma law with mean y and variance v, the
 * upper one of a law with mean y + w and variance v + w^2, w the largest w_i.
 * Dobson et al. (1991, Statistics in Medicine 10:457): the exact limits of the
 * sum of the events, moved and scaled to mean y and variance v.
 *
 * No events at all: the lower limits are 0; Dobson's have no variance to be
 * scaled to and do not exist.
 */
#include "math/standard.h"

#include "math/count_ci.h"
#include "math/dist.h"

#include <math.h>
#include <stdbool.h>

nrm_standard_rate
nrm_standard_direct(const nrm_strata *s, double level)
{
    nrm_standard_rate r = { 0, 0, { 0, NAN }, { NAN, NAN } };
    double half = (1 - level) / 2, all = 0, events = 0, largest = 0, mean;
    nrm_span exact;

    for (size_t i = 0; i < s->k; i++)
        all += s->standard[i];
    for (size_t i = 0; i < s->k; i++) {
        double w = s->standard[i] / all / s->people[i];

        if (!(s->events[i] >= 0 && s->people[i] > 0 && s->standard[i] >= 0))
            r.rate = NAN;
        r.rate += w * s->events[i];
        r.variance += w * w * s->events[i];
        events += s->events[i];
        largest = fmax(largest, w);
    }
    if (r.rate > 0)
        r.gamma.low = nrm_gamma_inv_p(half, r.rate * r.rate / r.variance,
                                      r.variance / r.rate);
    mean = r.rate + largest;
    r.gamma.high =
        nrm_gamma_inv_q(half, mean * mean / (r.variance + largest * largest),
                        (r.variance + largest * largest) / mean);
    if (events > 0) {
        double scale = sqrt(r.variance / events);

        exact = nrm_count_garwood(events, level);
        r.dobson.low = r.rate + scale * (exact.low - events);
        r.dobson.high = r.rate + scale * (exact.high - events);
    }
    return r;
}

nrm_standard_ratio
nrm_standard_indirect(double observed, size_t k, const double *people,
                      const double *rates, double level)
{
    nrm_standard_ratio r = { 0, NAN, { NAN, NAN } };

    for (size_t i = 0; i < k; i++)
        r.expected += people[i] * rates[i];
    if (!(r.expected > 0))
        return r;
    r.ratio = observed / r.expected;
    r.limits = nrm_count_garwood(observed, level);
    r.limits.low /= r.expected;
    r.limits.high /= r.expected;
    return r;
}
