/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How often limits hold what they are limits of, over every outcome there is.
 * Exact limits promise the level always, the others on average: their least
 * coverage is stated here, so that the manual page does not say too much.
 */
#include "tap.h"

#include "math/compare.h"
#include "math/dist.h"
#include "math/multinomial.h"
#include "math/start.h"

enum { most = 60 };

typedef struct coverage {
    double least, sum;
    size_t n;
} coverage;

static void
cover(coverage *c, double held)
{
    c->least = c->n == 0 ? held : fmin(c->least, held);
    c->sum += held;
    c->n++;
}

static void
say(const coverage *c, const char *name, double least, double mean)
{
    tap_ok(c->least >= least && c->sum / (double)c->n >= mean,
           "%s covers %.4f at least, %.4f on average", name, c->least,
           c->sum / (double)c->n);
}

static double
true_value(double a, double b, bool ratio)
{
    return ratio ? a / b : a - b;
}

/* Two shares of n and m, on a grid of shares, at 95 %. */
static coverage
cover_shares(nrm_compare *f, bool ratio, int n, int m)
{
    nrm_span s[51][51];
    coverage c = { 0 };

    for (int x = 0; x <= n; x++)
        for (int y = 0; y <= m; y++)
            s[x][y] = f((nrm_sample){ x, n }, (nrm_sample){ y, m }, 0.95);
    for (double p = 0.03; p < 1; p += 0.047)
        for (double q = 0.03; q < 1; q += 0.047) {
            double truth = true_value(p, q, ratio), held = 0;

            for (int x = 0; x <= n; x++)
                for (int y = 0; y <= m; y++)
                    if (s[x][y].low <= truth && truth <= s[x][y].high)
                        held += nrm_binomial_point(x, n, p)
                                * nrm_binomial_point(y, m, q);
            cover(&c, held);
        }
    return c;
}

/* Two counts of as many people, on a grid of means up to 25. */
static coverage
cover_rates(nrm_compare *f, bool ratio)
{
    static nrm_span s[most][most];
    coverage c = { 0 };
    double n = 3, m = 2;

    for (int x = 0; x < most; x++)
        for (int y = 0; y < most; y++)
            s[x][y] = f((nrm_sample){ x, n }, (nrm_sample){ y, m }, 0.95);
    for (double u = 0.6; u < 25; u *= 1.37)
        for (double v = 0.6; v < 25; v *= 1.37) {
            double truth = true_value(u / n, v / m, ratio), held = 0;

            for (int x = 0; x < most; x++)
                for (int y = 0; y < most; y++)
                    if (s[x][y].low <= truth && truth <= s[x][y].high)
                        held +=
                            nrm_poisson_point(x, u) * nrm_poisson_point(y, v);
            cover(&c, held);
        }
    return c;
}

static void
test_shares(void)
{
    static const struct {
        const char *name;
        nrm_compare *f;
        bool ratio;
        double least, mean;
    } all[] = {
        { "Newcombe's difference", nrm_share_difference_newcombe, false, 0.87,
          0.95 },
        { "the score difference", nrm_share_difference_score, false, 0.9,
          0.95 },
        { "the score ratio", nrm_share_ratio_score, true, 0.9, 0.95 },
        { "Katz's ratio", nrm_share_ratio_log, true, 0.7, 0.95 },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(all); i++) {
        coverage few = cover_shares(all[i].f, all[i].ratio, 10, 15);
        coverage many = cover_shares(all[i].f, all[i].ratio, 50, 40);

        say(&few, all[i].name, all[i].least, all[i].mean);
        say(&many, all[i].name, all[i].least, all[i].mean - 0.003);
    }
}

static void
test_rates(void)
{
    coverage exact = cover_rates(nrm_rate_ratio_exact, true);
    coverage midp = cover_rates(nrm_rate_ratio_midp, true);
    coverage score = cover_rates(nrm_rate_ratio_score, true);
    coverage gap = cover_rates(nrm_rate_difference_score, false);

    say(&exact, "the exact ratio of rates", 0.95, 0.96);
    say(&midp, "the mid-P ratio of rates", 0.93, 0.95);
    say(&score, "the score ratio of rates", 0.93, 0.95);
    say(&gap, "the score difference of rates", 0.9, 0.95);
}

/* All classes at once, for profiles of three classes. */
static coverage
cover_classes(nrm_multinomial *f, int n)
{
    static const double profiles[][3] = { { 0.34, 0.33, 0.33 },
                                          { 0.55, 0.3, 0.15 },
                                          { 0.7, 0.2, 0.1 },
                                          { 0.9, 0.06, 0.04 } };
    double held[NRM_COUNT_OF(profiles)] = { 0 };
    coverage c = { 0 };

    for (int i = 0; i <= n; i++)
        for (int j = 0; j <= n - i; j++) {
            double counts[3] = { i, j, n - i - j };
            nrm_span s[3];

            f(3, counts, 0.95, s);
            for (size_t k = 0; k < NRM_COUNT_OF(profiles); k++) {
                const double *p = profiles[k];
                bool all = true;

                for (size_t g = 0; g < 3; g++)
                    all = all && s[g].low <= p[g] && p[g] <= s[g].high;
                held[k] +=
                    all ? nrm_binomial_point(i, n, p[0])
                              * nrm_binomial_point(j, n - i, p[1] / (1 - p[0]))
                        : 0;
            }
        }
    for (size_t k = 0; k < NRM_COUNT_OF(profiles); k++)
        cover(&c, held[k]);
    return c;
}

static void
test_classes(void)
{
    for (int n = 20; n <= 50; n += 30) {
        coverage goodman = cover_classes(nrm_multinomial_goodman, n);
        coverage distance = cover_classes(nrm_multinomial_sison_glaz, n);

        say(&goodman, "Goodman", 0.92, 0.945);
        say(&distance, "Sison and Glaz", 0.7, 0.8);
    }
}

int
main(void)
{
    nrm_math_start();
    test_shares();
    test_rates();
    test_classes();
    return tap_done();
}
