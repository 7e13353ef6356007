/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tap.h"

#include "math/law.h"

#define DRAWS 400000

/* The mean and variance of draws, each within five of its standard errors. */
static void
test_count(nrm_arena *a, double mean, double size, double kurtosis)
{
    double variance = size > 0 ? mean + mean * mean / size : mean;
    nrm_law *law = nrm_law_count(a, mean, size);
    nrm_random r = nrm_random_at(3, 1);
    double sum = 0, squares = 0;

    for (size_t i = 0; i < DRAWS; i++) {
        double off = (double)nrm_law_draw(law, &r) - mean;

        sum += off;
        squares += off * off;
    }
    tap_ok(fabs(sum / DRAWS) < 5 * sqrt(variance / DRAWS),
           "mean of a count with mean %g, size %g", mean, size);
    tap_ok(fabs(squares / DRAWS - variance)
               < 5 * variance * sqrt((kurtosis - 1) / DRAWS),
           "variance of a count with mean %g, size %g", mean, size);
}

/* Shares of draws against the weights: a chi-square with 4 degrees. */
static void
test_weights(nrm_arena *a)
{
    static const double weights[] = { 0, 3.25, 0.5, 0, 21.125, 7, 1e-3 };
    size_t n = NRM_COUNT_OF(weights), seen[NRM_COUNT_OF(weights)] = { 0 };
    nrm_law *law = nrm_law_weights(a, weights, n);
    nrm_random r = nrm_random_at(5, 2);
    double total = 0, chi = 0;

    for (size_t i = 0; i < n; i++)
        total += weights[i];
    for (size_t i = 0; i < DRAWS; i++)
        seen[nrm_law_draw(law, &r)]++;
    for (size_t i = 0; i < n; i++) {
        double want = weights[i] / total * DRAWS, off = (double)seen[i] - want;

        chi += want > 0 ? off * off / want : 0;
    }
    tap_ok(chi < 23.5, "weights: chi-square %.3g, above 23.5 once in 10,000",
           chi);
    tap_ok(seen[0] == 0 && seen[3] == 0, "a weight of 0 is never drawn");
}

/* Weights that rounding leaves a little too small or too large. */
static void
test_rounding(nrm_arena *a)
{
    for (size_t n = 1; n <= 40; n++) {
        double weights[41] = { 0 };
        nrm_random r = nrm_random_at(n, 0);
        nrm_law *law;
        size_t zeros = 0;

        for (size_t i = 0; i < n; i++)
            weights[i] = 1.0 / (double)(3 + i);
        law = nrm_law_weights(a, weights, n + 1);
        for (size_t i = 0; i < 20000; i++)
            zeros += nrm_law_draw(law, &r) == n;
        if (zeros != 0)
            tap_ok(false, "%zu weights and a 0: drawn %zu times", n, zeros);
    }
    tap_ok(true, "a weight of 0 beside 1 to 40 others was never drawn");
}

/* The first draws of a stream; they are the same on every machine. */
static void
test_same(nrm_arena *a)
{
    static const size_t want[] = { 86, 79, 22, 54, 29, 27, 50, 68 };
    nrm_law *law = nrm_law_count(a, 61.75, 2.5);
    nrm_random r = nrm_random_at(2385, 4);

    for (size_t i = 0; i < NRM_COUNT_OF(want); i++) {
        size_t got = nrm_law_draw(law, &r);

        tap_ok(got == want[i], "draw %zu is %zu", i, got);
    }
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);

    /* Kurtosis: 3 + 1 / mean; 3 + 6 / size + 1 / variance. */
    test_count(a, 0.385, 0, 3 + 1 / 0.385);
    test_count(a, 23.85, 0, 3 + 1 / 23.85);
    test_count(a, 238500, 0, 3);
    test_count(a, 2.385, 0.75, 3 + 8 + 1 / 9.97);
    test_count(a, 45.5, 2.25, 3 + 6 / 2.25);
    test_weights(a);
    test_rounding(a);
    test_same(a);
    nrm_arena_free(a);
    return tap_done();
}
