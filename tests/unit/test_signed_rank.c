/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tap.h"

#include "math/signed_rank.h"

#include "math/start.h"

/*
 * Hollander and Wolfe (1973), p. 29: depression of nine patients, before and
 * after. R 4.2.2, wilcox.test(x, y, paired = TRUE, conf.int = TRUE): V = 40,
 * p = 0.03906, estimate 0.46, interval 0.010 to 0.786.
 */
static void
test_depression(void)
{
    static const double x[] = { 1.83, 0.50, 1.62, 2.48, 1.68,
                                1.88, 1.55, 3.06, 1.30 };
    static const double y[] = { 0.878, 0.647, 0.598, 2.05, 1.06,
                                1.29,  1.06,  3.14,  1.29 };
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_err e = { 0 };
    nrm_signed_rank r;
    double d[9];

    for (size_t i = 0; i < 9; i++)
        d[i] = x[i] - y[i];
    tap_ok(nrm_signed_rank_of(a, d, 9, 0.95, &r, &e) == 0, "nine pairs");
    tap_near(r.sum, 40, 1e-12, "sum of ranks");
    tap_near(r.p, 0.0390625, 1e-12, "p");
    tap_near(r.shift, 0.46, 1e-9, "shift");
    tap_near(r.limits.low, 0.010, 1e-9, "lower limit");
    tap_near(r.limits.high, 0.786, 1e-9, "upper limit");
    tap_near(r.effect, 35.0 / 45, 1e-12, "rank-biserial correlation");
    nrm_arena_free(a);
}

/* The rank sum of one pattern of signs over given absolute differences. */
static double
sum_of(const double *size, size_t n, unsigned signs)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++) {
        double below = 0, equal = 0;

        for (size_t j = 0; j < n; j++) {
            below += size[j] < size[i];
            equal += size[j] == size[i];
        }
        if ((signs >> i & 1) != 0)
            sum += below + (equal + 1) / 2;
    }
    return sum;
}

/* Ties: against all 2^n patterns of signs. */
static void
test_ties(void)
{
    static const double size[] = { 1, 1, 2, 2, 2, 3, 5, 5 };
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_err e = { 0 };
    bool good = true;

    for (unsigned signs = 0; signs < 256; signs++) {
        double d[10] = { 0, 0 }, own = sum_of(size, 8, signs),
               middle = 22.5 - 4.5;
        nrm_signed_rank r;
        unsigned extreme = 0;

        for (size_t i = 0; i < 8; i++)
            d[i + 2] = (signs >> i & 1) != 0 ? size[i] : -size[i];
        for (unsigned other = 0; other < 256; other++)
            extreme += fabs(sum_of(size, 8, other) - middle)
                       >= fabs(own - middle) - 1e-9;
        good = good && nrm_signed_rank_of(a, d, 10, 0.95, &r, &e) == 0
               && r.n == 8 && r.zeros == 2 && fabs(r.sum - own) < 1e-9
               && fabs(r.p - fmin(extreme / 256.0, 1)) < 1e-12;
        nrm_arena_reset(a);
    }
    tap_ok(good, "p of tied pairs is that of all patterns of signs");
    nrm_arena_free(a);
}

static void
test_edges(void)
{
    static const double zeros[] = { 0, 0, 0 }, two[] = { 1, 3 };
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_err e = { 0 };
    nrm_signed_rank r;
    double *many = nrm_new_n(a, double, NRM_SIGNED_RANK_MAX + 1);

    tap_ok(nrm_signed_rank_of(a, zeros, 3, 0.95, &r, &e) == 0 && r.p == 1
               && r.n == 0 && r.zeros == 3 && r.effect == 0,
           "nobody changed");
    tap_ok(nrm_signed_rank_of(a, two, 2, 0.95, &r, &e) == 0 && r.p == 0.5
               && isinf(r.limits.low) && isinf(r.limits.high),
           "two pairs exclude nothing");
    for (size_t i = 0; i <= NRM_SIGNED_RANK_MAX; i++)
        many[i] = 1 + (double)i;
    tap_ok(nrm_signed_rank_of(a, many, NRM_SIGNED_RANK_MAX, 0.95, &r, &e) == 0
               && r.p < 1e-100,
           "500 pairs");
    tap_fails(
        nrm_signed_rank_of(a, many, NRM_SIGNED_RANK_MAX + 1, 0.95, &r, &e), &e,
        "there are 501", "501 pairs");
    nrm_arena_free(a);
}

int
main(void)
{
    nrm_math_start();
    test_depression();
    test_ties();
    test_edges();
    return tap_done();
}
