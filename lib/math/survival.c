/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Kaplan and Meier (1958, JASA 53:457), Greenwood (1926), Brookmeyer and
 * Crowley (1982, Biometrics 38:29), Irwin (1949, Journal of Hygiene 47:188).
 *
 * Edges: nobody with a decision leaves surv at 1 and no quantile; when the
 * last one has it, surv is 0 and its logarithm has no error.
 */
#include "math/survival.h"

#include "math/dist.h"

#include <math.h>
#include <string.h>

/* Curves are sums and products: closer than this is equal. */
#define SAME 1.5e-8

/* Of the radix sort. */
enum { digit_bits = 11, n_digits = 1 << digit_bits };

/* The bits of a number that is not negative are in the order of numbers. */
static uint64_t
bits_of(double time)
{
    double plain = time + 0.0; /* -0 becomes 0 */
    uint64_t bits;

    memcpy(&bits, &plain, sizeof bits);
    return bits;
}

static size_t
digit_of(const nrm_case *c, int shift)
{
    return bits_of(c->time) >> shift & (n_digits - 1);
}

/* Sorts by one digit of the time, keeping equal ones in order. */
static void
sort_by_digit(const nrm_case *from, nrm_case *to, size_t n, int shift)
{
    size_t starts[n_digits + 1] = { 0 };

    for (size_t i = 0; i < n; i++)
        starts[digit_of(&from[i], shift) + 1]++;
    for (size_t d = 0; d < n_digits; d++)
        starts[d + 1] += starts[d];
    for (size_t i = 0; i < n; i++)
        to[starts[digit_of(&from[i], shift)]++] = from[i];
}

/* Whole days differ in few of their bits: most digits need no sorting. */
void
nrm_cases_sort(nrm_arena *a, nrm_case *cases, size_t n)
{
    nrm_arena *scratch;
    nrm_case *from = cases, *to;
    uint64_t different = 0;

    if (n < 2)
        return;
    scratch = nrm_arena_child(a);
    to = nrm_new_n(scratch, nrm_case, n);
    for (size_t i = 1; i < n; i++)
        different |= bits_of(cases[i].time) ^ bits_of(cases[0].time);
    for (int shift = 0; shift < 64; shift += digit_bits) {
        nrm_case *other = from;

        if ((different >> shift & (n_digits - 1)) == 0)
            continue;
        sort_by_digit(from, to, n, shift);
        from = to;
        to = other;
    }
    if (from != cases)
        memcpy(cases, from, n * sizeof *cases);
    nrm_arena_free(scratch);
}

static size_t
count_times(const nrm_case *sorted, size_t n)
{
    size_t times = 0;

    for (size_t i = 0; i < n; i++)
        times += i == 0 || sorted[i].time != sorted[i - 1].time;
    return times;
}

nrm_km *
nrm_km_new(nrm_arena *a, const nrm_case *sorted, size_t n)
{
    nrm_km *km = nrm_new(a, nrm_km);
    double surv = 1, variance = 0;

    km->n_cases = n;
    km->points = nrm_new_n(a, nrm_km_point, count_times(sorted, n));
    for (size_t i = 0; i < n;) {
        nrm_km_point *p = &km->points[km->n_points++];

        p->time = sorted[i].time;
        p->at_risk = (double)(n - i);
        for (; i < n && sorted[i].time == p->time; i++)
            *(sorted[i].cause > 0 ? &p->events : &p->censored) += 1;
        surv *= 1 - p->events / p->at_risk;
        variance += p->events == 0
                        ? 0
                        : p->events / (p->at_risk * (p->at_risk - p->events));
        p->surv = surv;
        p->se = sqrt(variance);
    }
    return km;
}

nrm_span
nrm_km_limits(const nrm_km_point *p, nrm_km_type type, double level)
{
    double z = nrm_normal_inv_q((1 - level) / 2), s = p->surv, log_s = log(s);
    nrm_span out = { NAN, NAN };

    if (s <= 0)
        return out;
    switch (type) {
    case NRM_KM_LOG:
        out.low = s * exp(-z * p->se);
        out.high = fmin(s * exp(z * p->se), 1);
        break;
    case NRM_KM_LOGLOG:
        out.low = s == 1 ? 1 : exp(log_s * exp(-z * p->se / log_s));
        out.high = s == 1 ? 1 : exp(log_s * exp(z * p->se / log_s));
        break;
    case NRM_KM_PLAIN:
        out.low = fmax(s - z * p->se * s, 0);
        out.high = fmin(s + z * p->se * s, 1);
        break;
    }
    return out;
}

/* Where the falling curve crosses `height`; heights may end in NaN. */
static double
crossing(const nrm_km *km, const double *curve, double height)
{
    double last = 1;
    size_t n = km->n_points;

    for (size_t i = 0; i < n && !isnan(curve[i]); i++) {
        bool falls = last - curve[i] > SAME;

        if (falls && curve[i] < height - SAME)
            return km->points[i].time;
        if (falls && curve[i] <= height + SAME) {
            /* Flat at the height: up to the next fall, or the end. */
            size_t next = i + 1;

            while (next < n && !(curve[i] - curve[next] > SAME))
                next++;
            if (next == n)
                next = n - 1;
            return (km->points[i].time + km->points[next].time) / 2;
        }
        if (falls)
            last = curve[i];
    }
    return NAN;
}

double
nrm_km_quantile(nrm_arena *a, const nrm_km *km, double share, nrm_km_type type,
                double level, nrm_span *limits)
{
    size_t n = km->n_points;
    double *middle = nrm_new_n(a, double, n), *low = nrm_new_n(a, double, n);
    double *high = nrm_new_n(a, double, n);

    for (size_t i = 0; i < n; i++) {
        nrm_span s = nrm_km_limits(&km->points[i], type, level);

        middle[i] = km->points[i].surv;
        low[i] = s.low;
        high[i] = s.high;
    }
    limits->low = crossing(km, low, 1 - share);
    limits->high = crossing(km, high, 1 - share);
    return crossing(km, middle, 1 - share);
}

double
nrm_km_restricted(const nrm_km *km, double tau, double *se)
{
    double area = 0, variance = 0, from = 0, surv = 1, rest, last;

    for (size_t i = 0; i < km->n_points && km->points[i].time <= tau; i++) {
        area += surv * (km->points[i].time - from);
        from = km->points[i].time;
        surv = km->points[i].surv;
    }
    area += surv * (tau - from);
    /* Each time counts with the area that is left behind it. */
    rest = area;
    last = 0;
    surv = 1;
    for (size_t i = 0; i < km->n_points && km->points[i].time <= tau; i++) {
        const nrm_km_point *p = &km->points[i];

        rest -= surv * (p->time - last);
        last = p->time;
        surv = p->surv;
        if (p->events > 0 && p->at_risk > p->events)
            variance += rest * rest * p->events
                        / (p->at_risk * (p->at_risk - p->events));
    }
    *se = sqrt(variance);
    return area;
}
