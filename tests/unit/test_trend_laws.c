/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What trend statistics must fulfil, by counting every possible case. */
#include "tap.h"

#include "math/adjust.h"
#include "math/armitage.h"
#include "math/changepoint.h"
#include "math/dist.h"
#include "math/glm.h"
#include "math/kendall.h"
#include "math/random.h"
#include "math/sen.h"
#include "math/sort.h"
#include "math/start.h"

#include <stdlib.h>

static nrm_arena *a;

/* Puts x into the next order; false after the last one. */
static bool
next_order(double *x, size_t n)
{
    size_t i = n - 1, j = n - 1;
    double swap;

    while (i > 0 && x[i - 1] >= x[i])
        i--;
    if (i == 0)
        return false;
    while (x[j] <= x[i - 1])
        j--;
    swap = x[i - 1];
    x[i - 1] = x[j];
    x[j] = swap;
    for (j = n - 1; i < j; i++, j--) {
        swap = x[i];
        x[i] = x[j];
        x[j] = swap;
    }
    return true;
}

static double
largest_u(const double *x, size_t n)
{
    double most = 0;

    for (size_t t = 1; t < n; t++) {
        double u = 0;

        for (size_t i = 0; i < t; i++)
            for (size_t j = t; j < n; j++)
                u += (x[i] > x[j]) - (x[i] < x[j]);
        most = fmax(most, fabs(u));
    }
    return most;
}

/* The share of all orders with a largest U, or |S|, as large as here. */
static void
test_orders(const double *x, size_t n, const char *name)
{
    double order[16], orders = 0, u = 0, s = 0;
    nrm_change c;
    nrm_kendall k, other;

    nrm_pettitt(a, x, n, &c);
    nrm_kendall_of(a, x, n, &k);
    memcpy(order, x, n * sizeof *x);
    for (size_t i = 1; i < n; i++)
        for (size_t j = i; j > 0 && order[j] < order[j - 1]; j--) {
            double swap = order[j];

            order[j] = order[j - 1];
            order[j - 1] = swap;
        }
    do {
        orders++;
        nrm_kendall_of(a, order, n, &other);
        u += largest_u(order, n) >= c.statistic;
        s += fabs(other.s) >= fabs(k.s);
    } while (next_order(order, n));
    tap_ok(c.exact && largest_u(x, n) == c.statistic, "%s: U", name);
    tap_near(c.p, u / orders, 1e-13, "Pettitt's p counts the orders");
    tap_near(nrm_kendall_exact_both(a, &k, 1, k.s), s / orders, 1e-13,
             "the p of S counts the orders");
}

/* Counts every way in which `left` cases can fall to the periods from i on. */
static double
enumerate(const double *share, double *counts, size_t n, size_t i, double left,
          double chance, double limit)
{
    double sum = 0;
    nrm_change c;
    nrm_err e = { 0 };

    if (i + 1 == n) {
        counts[i] = left;
        chance *= pow(share[i], left) / tgamma(left + 1);
        if (nrm_poisson_change(a, counts, share, n, &c, &e) != 0)
            return NAN;
        return c.statistic >= limit * (1 - 1e-12) ? chance : 0;
    }
    for (double y = 0; y <= left; y++) {
        counts[i] = y;
        sum += enumerate(share, counts, n, i + 1, left - y,
                         chance * pow(share[i], y) / tgamma(y + 1), limit);
    }
    return sum;
}

static void
test_poisson_change(void)
{
    static const double share[4] = { 0.385, 0.115, 0.3, 0.2 };
    static const double counts[4] = { 1, 0, 4, 3 }, none[4];
    double each[4], way_out[2] = { 5000, 9000 };
    nrm_change c;
    nrm_err e = { 0 };

    tap_ok(nrm_poisson_change(a, counts, share, 4, &c, &e) == 0 && c.exact,
           "a change point of counts");
    tap_near(c.p, enumerate(share, each, 4, 0, 8, tgamma(9), c.statistic),
             1e-12, "its p counts the ways the cases can fall");
    tap_ok(nrm_poisson_change(a, way_out, NULL, 2, &c, &e) == 0 && !c.exact
               && c.p < 1e-200 && c.p > 0,
           "a p beyond rounding is a sum of tails");
    tap_fails(nrm_poisson_change(a, none, share, 4, &c, &e), &e,
              "all counts are 0", "no change point of zeros");
}

static void
test_seasons(void)
{
    static const double x[] = { 5, 2, 2, 7, 3 }, y[] = { 1, 1, 4, 9 };
    double orders_x[5], orders_y[4], all = 0, as_large = 0;
    nrm_kendall k[2], kx, ky;
    double s;

    nrm_kendall_of(a, x, 5, &k[0]);
    nrm_kendall_of(a, y, 4, &k[1]);
    s = k[0].s + k[1].s;
    memcpy(orders_x, (double[]){ 2, 2, 3, 5, 7 }, sizeof orders_x);
    do {
        memcpy(orders_y, (double[]){ 1, 1, 4, 9 }, sizeof orders_y);
        do {
            nrm_kendall_of(a, orders_x, 5, &kx);
            nrm_kendall_of(a, orders_y, 4, &ky);
            all++;
            as_large += kx.s + ky.s >= s;
        } while (next_order(orders_y, 4));
    } while (next_order(orders_x, 5));
    tap_near(nrm_kendall_exact(a, k, 2, s), as_large / all, 1e-13,
             "the p of two seasons counts the orders of both");
}

/*
 * Whatever the errors, the interval at level L holds the slope in a share of
 * the orders of n residuals that is at least L, and no narrower one does.
 */
static void
test_sen_exact(void)
{
    double x[8], orders = 0, holds = 0;
    nrm_slopes s;
    nrm_span span = { 0 };

    for (size_t i = 0; i < 8; i++)
        x[i] = exp(0.385 * (double)i);
    do {
        s = nrm_slopes_of(a, NULL, x, NULL, 8);
        if (!nrm_sen_interval_exact(a, &s, 8, 0.95, &span))
            break;
        orders++;
        holds += span.low <= 0 && span.high >= 0;
    } while (next_order(x, 8));
    tap_ok(orders == 40320, "every order has an interval");
    tap_ok(holds / orders >= 0.95 && holds / orders < 0.975,
           "which holds the slope in %.4f of them", holds / orders);
    s = nrm_slopes_of(a, NULL, x, NULL, 4);
    tap_ok(!nrm_sen_interval_exact(a, &s, 4, 0.95, &span),
           "four values have no 95 %% interval");
}

/*
 * The number of orders of n values with each number of inversions, by adding
 * one value at a time: whole numbers as far as a double holds them, shares
 * beyond.
 */
static double
share_of_slopes(size_t n, size_t most_inversions)
{
    static double share[1300], next[1300];
    size_t top = n * (n - 1) / 2;
    double sum = 0;

    memset(share, 0, sizeof share);
    share[0] = 1;
    for (size_t k = 2; k <= n; k++) {
        for (size_t i = 0; i <= top; i++) {
            next[i] = 0;
            for (size_t j = 0; j < k && j <= i; j++)
                next[i] += share[i - j] / (double)k;
        }
        memcpy(share, next, sizeof share);
    }
    for (size_t i = 0; i <= most_inversions; i++)
        sum += share[i];
    return sum;
}

/*
 * The exact interval leaves out the slope when S of the residuals is at the
 * critical value or beyond, on either side. That is at most 1 - level, and one
 * rank more would be too much.
 */
static void
test_sen_coverage(void)
{
    static const double levels[] = { 0.8, 0.9, 0.95, 0.99 };
    bool holds = true, shortest = true;

    for (size_t n = 6; n <= 50; n++)
        for (size_t i = 0; i < NRM_COUNT_OF(levels); i++) {
            double tail = (1 - levels[i]) / 2,
                   pairs = (double)(n * (n - 1) / 2);
            double c = nrm_kendall_critical(a, n, tail);
            size_t rank = (size_t)((pairs - c) / 2);

            holds = holds && (c > pairs || share_of_slopes(n, rank) <= tail);
            shortest = shortest && share_of_slopes(n, rank + 1) > tail;
        }
    tap_ok(holds,
           "the exact interval of Sen's slope keeps its level to n = 50");
    tap_ok(shortest, "and no shorter one does");
}

static nrm_glm_model
line(const double *y, const double *x, size_t n)
{
    return (nrm_glm_model){
        .family = &nrm_family_poisson, .n = n, .p = 2, .x = x, .y = y
    };
}

static void
test_models(void)
{
    static const double x[] = { 1, 1, 1, 1, 1, 3, 4, 5, 7, 8 };
    static const double equal[] = { 1, 1, 1, 1, 1, 2, 2, 2, 2, 2 };
    static const double last[] = { 0, 0, 0, 0, 6 }, y[] = { 5, 3, 6, 9, 8 };
    nrm_glm_model m = line(last, x, 5);
    nrm_err e = { 0 };
    nrm_glm g, reduced;
    nrm_negbin nb;
    nrm_span span;
    double offset[5];

    tap_fails(nrm_glm_fit(a, &m, &g, &e), &e, "no finite estimate",
              "counts at one end only");
    m = line(y, equal, 5);
    tap_fails(nrm_glm_fit(a, &m, &g, &e), &e, "told apart", "equal times");
    m = line(y, x, 5);
    tap_ok(nrm_negbin_fit(a, &m, &nb, &e) == 0 && isinf(nb.size),
           "counts that vary little have an infinite size");
    if (nrm_glm_fit(a, &m, &g, &e) != 0
        || nrm_glm_profile(a, &g, 1, 0.95, &span, &e) != 0) {
        tap_ok(false, "profile: %s", e.text);
        return;
    }
    m.p = 1;
    m.offset = offset;
    for (size_t i = 0; i < 5; i++)
        offset[i] = span.low * x[5 + i];
    tap_ok(nrm_glm_fit(a, &m, &reduced, &e) == 0, "the fit at the limit");
    tap_near(reduced.deviance - g.deviance, nrm_chisq_inv_p(0.95, 1), 1e-9,
             "is as much worse as the level says");
}

static void
test_armitage(void)
{
    static const double hits[] = { 4, 4 }, tries[] = { 4, 4 }, at[] = { 1, 2 };
    nrm_armitage r;
    nrm_err e = { 0 };

    tap_fails(nrm_armitage_test(hits, tries, at, 2, &r, &e), &e,
              "hits and misses", "every try a hit");
}

static int
compare(const void *a_value, const void *b_value)
{
    double u = *(const double *)a_value, v = *(const double *)b_value;

    return (u > v) - (u < v);
}

/* Random, equal, rising, and a sawtooth that splits badly. */
static void
test_sort(void)
{
    static double x[5000], y[5000], z[5000];
    nrm_random r = nrm_random_at(3, 1);
    bool good = true;

    for (int kind = 0; kind < 5; kind++)
        for (size_t n = 0; n < 5000; n = 2 * n + 1) {
            for (size_t i = 0; i < n; i++)
                x[i] = kind == 0   ? nrm_random_normal(&r)
                       : kind == 1 ? 2.385
                       : kind == 2 ? (double)i
                       : kind == 3 ? -(double)i
                                   : (double)(i % 7);
            memcpy(y, x, sizeof y);
            memcpy(z, x, sizeof z);
            nrm_sort(x, n);
            qsort(y, n, sizeof *y, compare);
            good = good && memcmp(x, y, n * sizeof *x) == 0;
            for (size_t k = 0; k < n; k += 1 + n / 9)
                good = good && nrm_sort_place(z, n, k) == y[k] && z[k] == y[k];
        }
    tap_ok(good, "numbers in rising order, and those at one place");
}

int
main(void)
{
    static const double seven[] = { 2.385, 4, 1, 7, 9, 8, 8.5 };
    static const double tied[] = { 3, 5, 3, 3, 9, 9, 5, 12 };

    a = nrm_arena_new(NULL, NULL);
    nrm_math_start();
    test_orders(seven, 7, "seven values");
    test_orders(tied, 8, "eight values with ties");
    test_poisson_change();
    test_seasons();
    test_sen_exact();
    test_sen_coverage();
    test_models();
    test_armitage();
    test_sort();
    nrm_arena_free(a);
    return tap_done();
}
