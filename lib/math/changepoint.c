/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Given the sum N, the sums S_k of the first k counts are a walk of Poisson
 * steps that ends at N, and the likelihood ratio of a change behind k depends
 * on S_k alone. It is below the observed maximum between two bounds, so that
 * 1 - p is the probability that the walk stays inside of them: a convolution
 * a step, on the values between the bounds.
 *
 * 1 - p tells nothing about a p below the rounding. There the sum of the
 * binomial tails outside of the bounds is p but for orders that leave twice;
 * it is never below p, and is given when it is under 1e-10.
 */
#include "math/changepoint.h"

#include "base/num.h"
#include "math/dist.h"

#include <math.h>
#include <stdbool.h>

static const double small_p = 1e-10, max_sum = 1e6;

typedef struct bridge {
    size_t n;
    const double *counts, *exposure;
    double total, all_exposure;
    double lr; /* the observed maximum */
} bridge;

static double
exposure_at(const bridge *b, size_t i)
{
    return b->exposure == NULL ? 1 : b->exposure[i];
}

/*
 * count log(count / expected) - (count - expected). The differences of both
 * parts cancel in the ratio, and without them so would most digits of large
 * counts.
 */
static double
count_log(double count, double expected)
{
    double off = (count - expected) / expected;

    if (!(count > 0))
        return expected;
    return expected * ((1 + off) * log1p(off) - off);
}

/* The ratio when `sum` of the total fall to a `share` of the exposure. */
static double
ratio_at(const bridge *b, double sum, double share)
{
    return 2
           * (count_log(sum, b->total * share)
              + count_log(b->total - sum, b->total * (1 - share)));
}

static bool
is_below(const bridge *b, double sum, double share)
{
    return ratio_at(b, sum, share) < b->lr * (1 - 1e-12);
}

/* The last sum below the maximum on the way from one that is to `end`. */
static double
last_below(const bridge *b, double inside, double end, double share)
{
    if (is_below(b, end, share))
        return end;
    for (;;) {
        double middle = floor((inside + end) / 2);

        if (middle == inside || middle == end)
            return inside;
        *(is_below(b, middle, share) ? &inside : &end) = middle;
    }
}

/*
 * The least and largest sum whose ratio stays below the maximum: it grows from
 * the expected sum on, one way and the other.
 */
static nrm_span
bounds_at(const bridge *b, double share)
{
    double inside = floor(b->total * share);
    nrm_span s = { 1, 0 };

    if (!is_below(b, inside, share))
        inside = ceil(b->total * share);
    if (!is_below(b, inside, share))
        return s;
    s.low = last_below(b, inside, 0, share);
    s.high = last_below(b, inside, b->total, share);
    return s;
}

static double
tail_sum(const bridge *b)
{
    double sum = 0, exposure = 0;

    for (size_t k = 0; k + 1 < b->n; k++) {
        double share = (exposure += exposure_at(b, k)) / b->all_exposure;
        nrm_span s = bounds_at(b, share);

        sum += nrm_binomial_p(s.low - 1, b->total, share)
               + nrm_binomial_q(s.high, b->total, share);
    }
    return sum;
}

/* One step of the walk: the mass of `from` arrives in `to`, both windows. */
static double *
step(nrm_arena *scratch, const double *mass, nrm_span from, nrm_span to,
     double mean)
{
    size_t n_to = to.high < to.low ? 0 : (size_t)(to.high - to.low) + 1;
    size_t n_from =
        from.high < from.low ? 0 : (size_t)(from.high - from.low) + 1;
    double first = fmax(to.low - from.high, 0), last = to.high - from.low;
    double *out = nrm_new_n(scratch, double, n_to);
    double *point;

    if (n_to == 0 || n_from == 0 || last < first)
        return out;
    point = nrm_new_n(scratch, double, (size_t)(last - first) + 1);
    for (double y = first; y <= last; y++)
        point[(size_t)(y - first)] = nrm_poisson_point(y, mean);
    for (size_t i = 0; i < n_to; i++)
        for (size_t j = 0; j < n_from; j++) {
            double y = to.low + (double)i - from.low - (double)j;

            if (y >= first)
                out[i] += mass[j] * point[(size_t)(y - first)];
        }
    return out;
}

static double
stays_inside(nrm_arena *scratch, const bridge *b)
{
    double rate = b->total / b->all_exposure, exposure = 0;
    nrm_span from = { 0, 0 };
    double start = 1;
    const double *mass = &start;

    for (size_t k = 0; k < b->n; k++) {
        double e = exposure_at(b, k);
        nrm_span to = { b->total, b->total };

        exposure += e;
        if (k + 1 < b->n)
            to = bounds_at(b, exposure / b->all_exposure);
        mass = step(scratch, mass, from, to, rate * e);
        if (to.high < to.low)
            return 0;
        from = to;
    }
    return mass[0] / nrm_poisson_point(b->total, b->total);
}

static int
sums_of(bridge *b, nrm_err *e)
{
    for (size_t i = 0; i < b->n; i++) {
        if (b->counts[i] != floor(b->counts[i]))
            return nrm_fail(e, NRM_EMATH,
                            "a Poisson change point needs whole counts");
        b->total += b->counts[i];
        b->all_exposure += exposure_at(b, i);
    }
    if (b->total == 0)
        return nrm_fail(e, NRM_EMATH, "no change point where all counts are 0");
    return 0;
}

int
nrm_poisson_change(nrm_arena *scratch, const double *counts,
                   const double *exposure, size_t n, nrm_change *out,
                   nrm_err *e)
{
    bridge b = { .n = n, .counts = counts, .exposure = exposure };
    double sum = 0, part = 0, bound;

    if (sums_of(&b, e) != 0)
        return -1;
    *out = (nrm_change){ .before = 1 };
    for (size_t k = 0; k + 1 < n; k++) {
        sum += counts[k];
        part += exposure_at(&b, k);
        b.lr = ratio_at(&b, sum, part / b.all_exposure);
        if (b.lr > out->statistic) {
            out->statistic = b.lr;
            out->before = k + 1;
        }
    }
    b.lr = out->statistic;
    bound = tail_sum(&b);
    out->exact = bound >= small_p && b.total <= max_sum;
    out->p = out->exact ? 1 - stays_inside(scratch, &b) : bound;
    out->p = fmin(fmax(out->p, 0), 1);
    return 0;
}
