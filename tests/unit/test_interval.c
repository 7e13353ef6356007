/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref.h"

#include "math/count_ci.h"
#include "math/dist.h"
#include "math/share_ci.h"
#include "math/start.h"

static const struct {
    const char *name;
    nrm_count_interval *count;
    nrm_share_interval *share;
} methods[] = {
    { "garwood", nrm_count_garwood, NULL },
    { "midp", nrm_count_midp, nrm_share_midp },
    { "byar", nrm_count_byar, NULL },
    { "byar-half", nrm_count_byar_half, NULL },
    { "blaker", nrm_count_blaker, nrm_share_blaker },
    { "wilson", NULL, nrm_share_wilson },
    { "exact", NULL, nrm_share_exact },
    { "jeffreys", NULL, nrm_share_jeffreys },
};

static void
test_reference(nrm_arena *a)
{
    ref_file f = ref_open(a, "intervals");

    while (ref_next(&f)) {
        double x = ref_number(&f, 1), n = ref_number(&f, 2);
        double level = ref_number(&f, 3), tolerance = ref_number(&f, 6);
        nrm_span want = { ref_number(&f, 4), ref_number(&f, 5) }, got;
        size_t m = 0;

        while (!nrm_text_is(f.field[0], methods[m].name))
            m++;
        got =
            n > 0 ? methods[m].share(x, n, level) : methods[m].count(x, level);
        tap_near(got.low, want.low, tolerance,
                 nrm_format(a, "%s %g of %g, low", methods[m].name, x, n));
        tap_near(got.high, want.high, tolerance,
                 nrm_format(a, "%s %g of %g, high", methods[m].name, x, n));
    }
}

/* The smallest coverage over shares on a grid, by enumerating all counts. */
static double
least_share_coverage(nrm_share_interval *interval, int n, double level)
{
    nrm_span s[51];
    double least = 1;

    for (int x = 0; x <= n; x++)
        s[x] = interval(x, n, level);
    for (double share = 0.0005; share < 1; share += 0.001) {
        double covered = 0;

        for (int x = 0; x <= n; x++)
            if (s[x].low <= share && share <= s[x].high)
                covered += nrm_binomial_point(x, n, share);
        least = fmin(least, covered);
    }
    return least;
}

static double
least_count_coverage(nrm_count_interval *interval, double level)
{
    nrm_span s[130];
    double least = 1;

    for (int x = 0; x < 130; x++)
        s[x] = interval(x, level);
    for (double mu = 0.005; mu < 50; mu += 0.0195) {
        double covered = 0;

        for (int x = 0; x < 130; x++)
            if (s[x].low <= mu && mu <= s[x].high)
                covered += nrm_poisson_point(x, mu);
        least = fmin(least, covered);
    }
    return least;
}

/* Garwood, Clopper-Pearson and Blaker promise at least the level. */
static void
test_coverage(void)
{
    double exact = 1, blaker = 1, wilson = 1;

    for (int n = 1; n <= 50; n++) {
        exact = fmin(exact, least_share_coverage(nrm_share_exact, n, 0.95));
        blaker = fmin(blaker, least_share_coverage(nrm_share_blaker, n, 0.95));
        wilson = fmin(wilson, least_share_coverage(nrm_share_wilson, n, 0.95));
    }
    tap_ok(exact >= 0.95 - 1e-12, "Clopper-Pearson covers: %.6f", exact);
    tap_ok(blaker >= 0.95 - 1e-12, "Blaker covers: %.6f", blaker);
    tap_ok(wilson > 0.7 && wilson < 0.95, "Wilson does not: %.6f", wilson);
    exact = least_count_coverage(nrm_count_garwood, 0.9);
    blaker = least_count_coverage(nrm_count_blaker, 0.9);
    tap_ok(exact >= 0.9 - 1e-12, "Garwood covers: %.6f", exact);
    tap_ok(blaker >= 0.9 - 1e-12, "Blaker covers counts: %.6f", blaker);
}

/* What must hold for every count and share. */
static void
test_properties(void)
{
    bool inside = true, mirrored = true, ordered = true, shorter = true;

    for (int n = 1; n <= 40; n++)
        for (int x = 0; x <= n; x++)
            for (size_t m = 0; m < NRM_COUNT_OF(methods); m++) {
                nrm_span s, t;

                if (methods[m].share == NULL)
                    continue;
                s = methods[m].share(x, n, 0.9);
                t = methods[m].share(n - x, n, 0.9);
                inside = inside && s.low >= 0 && s.low <= (double)x / n
                         && s.high >= (double)x / n && s.high <= 1;
                mirrored = mirrored && fabs(s.low - (1 - t.high)) < 1e-12;
            }
    for (int x = 0; x <= 300; x++) {
        nrm_span g = nrm_count_garwood(x, 0.95);
        nrm_span b = nrm_count_blaker(x, 0.95);

        shorter = shorter && b.low >= g.low - 1e-9 && b.high <= g.high + 1e-9;
        ordered = ordered && b.low <= x && x <= b.high;
    }
    tap_ok(inside, "limits enclose the share and lie in 0..1");
    tap_ok(mirrored, "hits and misses mirror each other");
    tap_ok(shorter && ordered, "Blaker lies inside Garwood");
    tap_ok(isnan(nrm_share_wilson(1, 0, 0.95).low)
               && isnan(nrm_share_exact(3, 2, 0.95).low)
               && isnan(nrm_count_garwood(-1, 0.95).low)
               && isnan(nrm_count_blaker(2.5, 0.95).low)
               && isnan(nrm_count_garwood(3, 1).high),
           "out of range");
    tap_near(nrm_count_garwood(2.5, 0.95).low, nrm_gamma_inv_p(0.025, 2.5, 1),
             1e-9, "a weighted count");
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);

    nrm_math_start();
    test_reference(a);
    test_coverage();
    test_properties();
    nrm_arena_free(a);
    return tap_done();
}
