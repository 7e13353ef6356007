/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref.h"

#include "math/dist.h"
#include "math/quantile.h"
#include "math/random.h"
#include "math/root.h"
#include "math/start.h"

#include <float.h>

/* Relative, also for tiny numbers. */
static bool
close_to(double got, double want, double tolerance)
{
    return fabs(got - want) <= tolerance * fabs(want);
}

static double
cosine_minus(double x, const void *context)
{
    return cos(x) - *(const double *)context;
}

static double
jump(double x, const void *context)
{
    return x < *(const double *)context ? -1 : 1;
}

static void
test_root(void)
{
    double level = 0.25, at = 2.385;
    nrm_span quarter = { 0, 3 }, empty = { 0, 1 }, wide = { -1e9, 1e9 };
    nrm_span s;

    tap_near(nrm_root(cosine_minus, &level, quarter, 0), acos(0.25), 1e-15,
             "a smooth root to the last bits");
    tap_near(nrm_root(jump, &at, quarter, 0), 2.385, 1e-15, "a jump");
    tap_ok(isnan(nrm_root(cosine_minus, &level, empty, 0)),
           "no change of sign, no root");
    s = nrm_root_bracket(jump, &at, -1000, 1, wide);
    tap_ok(s.low < at && at <= s.high && s.high - s.low < 2000,
           "the bracket grows until it holds the root");
}

/* Closed forms. */
static void
test_closed_forms(void)
{
    double x = 2.385;

    tap_near(nrm_chisq_q(x, 2), exp(-x / 2), 1e-15, "chi-square, df 2");
    tap_near(nrm_chisq_q(x, 4), exp(-x / 2) * (1 + x / 2), 1e-15, "df 4");
    tap_near(nrm_chisq_p(x, 1), erf(sqrt(x / 2)), 1e-15, "df 1");
    tap_near(nrm_t_p(x, 1), 0.5 + atan(x) / M_PI, 1e-15, "t, df 1");
    tap_near(nrm_t_q(x, 2), 0.5 - x / (2 * sqrt(2 + x * x)), 1e-15, "df 2");
    tap_near(nrm_f_q(x, 2, 2), 1 / (1 + x), 1e-15, "F, df 2 and 2");
    tap_near(nrm_gamma_p(x, 1, 0.5), 1 - exp(-2 * x), 1e-15, "gamma");
    tap_near(nrm_poisson_p(2, x), exp(-x) * (1 + x + x * x / 2), 1e-15,
             "poisson P");
    tap_near(nrm_poisson_point(2, x), exp(-x) * x * x / 2, 1e-15, "point");
    tap_near(nrm_binomial_point(1, 3, 0.385), 3 * 0.385 * 0.615 * 0.615, 1e-15,
             "binomial point");
    tap_near(nrm_hyper_point(3, 4, 4, 4), 16.0 / 70, 1e-14, "tea, 3 of 4");
}

/* Both tails of each row, relative to their size. */
static void
test_reference(nrm_arena *a)
{
    ref_file f = ref_open(a, "laws");

    while (ref_next(&f)) {
        double x = ref_number(&f, 1), u = ref_number(&f, 2);
        double v = ref_number(&f, 3), w = ref_number(&f, 4);
        const struct {
            const char *name;
            double p, q;
        } laws[] = {
            { "gamma", nrm_gamma_p(x, u, v), nrm_gamma_q(x, u, v) },
            { "beta", nrm_beta_p(x, u, v), nrm_beta_q(x, u, v) },
            { "t", nrm_t_p(x, u), nrm_t_q(x, u) },
            { "f", nrm_f_p(x, u, v), nrm_f_q(x, u, v) },
            { "normal", nrm_normal_p(x), nrm_normal_q(x) },
            { "poisson", nrm_poisson_p(x, u), nrm_poisson_q(x, u) },
            { "binomial", nrm_binomial_p(x, u, v), nrm_binomial_q(x, u, v) },
            { "negbin", nrm_negbin_p(x, u, v), nrm_negbin_q(x, u, v) },
            { "hyper", nrm_hyper_p(x, u, v, w), nrm_hyper_q(x, u, v, w) },
        };

        for (size_t i = 0; i < NRM_COUNT_OF(laws); i++) {
            bool good;

            if (!nrm_text_is(f.field[0], laws[i].name))
                continue;
            good = close_to(laws[i].p, ref_number(&f, 5), 2e-13)
                   && close_to(laws[i].q, ref_number(&f, 6), 2e-13);
            tap_ok(good, "%s at %.10g, line %zu", laws[i].name, x, f.line);
            if (!good)
                printf("# p %.17g q %.17g\n", laws[i].p, laws[i].q);
        }
    }
}

/* P and Q of the inverse give the probability back. */
static void
test_inverses(void)
{
    static const double shares[] = { 1e-300, 1e-12, 0.0025, 0.025, 0.2,
                                     0.5,    0.7,   0.975,  0.9995 };
    static const double shapes[] = { 0.7, 1, 2.385, 17, 1160, 250000 };
    double worst = 0;

    for (size_t i = 0; i < NRM_COUNT_OF(shares); i++)
        for (size_t j = 0; j < NRM_COUNT_OF(shapes); j++)
            for (size_t k = 0; k < NRM_COUNT_OF(shapes); k++) {
                double p = shares[i], u = shapes[j], v = shapes[k];
                double got[] = {
                    nrm_gamma_p(nrm_gamma_inv_p(p, u, v), u, v),
                    nrm_gamma_q(nrm_gamma_inv_q(p, u, v), u, v),
                    nrm_chisq_p(nrm_chisq_inv_p(p, u), u),
                    nrm_chisq_q(nrm_chisq_inv_q(p, u), u),
                    nrm_f_p(nrm_f_inv_p(p, u, v), u, v),
                    nrm_f_q(nrm_f_inv_q(p, u, v), u, v),
                    nrm_beta_p(nrm_beta_inv_p(p, u, v), u, v),
                    nrm_t_q(nrm_t_inv_q(p, u), u),
                };

                /* Near 1 the doubles are too wide to tell a beta tail. */
                if (u > 1e4 * v)
                    got[6] = p;
                for (size_t m = 0; p > 1e-20 && m < NRM_COUNT_OF(got); m++)
                    worst = fmax(worst, fabs(got[m] / p - 1));
            }
    tap_ok(worst < 1e-9, "inverses give the share back: %.2g", worst);
    tap_near(nrm_normal_inv_p(0.975), 1.9599639845400545, 1e-15, "normal");
    tap_near(nrm_t_inv_p(0.975, 10), 2.2281388519862744, 1e-14, "t");
    tap_near(nrm_f_inv_q(0.05, 3, 7), 4.346831399907806, 1e-12, "F");
    tap_near(nrm_gamma_inv_p(1e-300, 2, 1), sqrt(2e-300), 1e-12, "tiny");
    tap_ok(nrm_poisson_inv_p(0.5, 2.385) == 2, "median of a poisson law");
    tap_ok(nrm_poisson_inv_q(0.025, 100) == 120, "upper limit of it");
    tap_ok(nrm_binomial_inv_p(0.025, 20, 0.385) == 4, "binomial");
    tap_ok(nrm_chisq_inv_p(0, 3) == 0 && isinf(nrm_chisq_inv_q(0, 3)), "ends");
    tap_ok(isnan(nrm_chisq_inv_p(1.5, 3)) && isnan(nrm_beta_p(0.5, 0, 1)),
           "out of range");
}

/* What the inverses of GSL 2.7 give up on. */
static void
test_where_gsl_fails(void)
{
    double limit, worst = 0;

    for (int x = 0; x <= 20000; x++) {
        double low = x == 0 ? 0 : nrm_chisq_inv_p(0.025, 2.0 * x) / 2;
        double high = nrm_chisq_inv_q(0.025, 2.0 * x + 2) / 2;

        if (x > 0)
            worst = fmax(worst, fabs(nrm_poisson_q(x - 1, low) / 0.025 - 1));
        worst = fmax(worst, fabs(nrm_poisson_p(x, high) / 0.025 - 1));
        worst = isnan(low + high) ? INFINITY : worst;
    }
    tap_ok(worst < 1e-11, "Garwood limits of 0..20000: %.2g", worst);
    /* Checked with mpmath 1.3.0, 30 digits. */
    limit = nrm_chisq_inv_p(0.025, 2 * 1736.0) / 2;
    tap_near(limit, 1655.2886877493353, 1e-13, "lower limit of 1736");
    limit = nrm_chisq_inv_q(0.025, 2 * 1161.0) / 2;
    tap_near(limit, 1228.7247833136143, 1e-13, "upper limit of 1160");
    limit = nrm_beta_inv_p(0.025, 756, 817 - 756 + 1);
    tap_near(limit, 0.90512207639290086, 1e-13,
             "Clopper-Pearson 756 of 817, lower");
    limit = nrm_beta_inv_q(0.025, 757, 817 - 756);
    tap_near(limit, 0.94241017099502018, 1e-13,
             "Clopper-Pearson 756 of 817, upper");
}

static void
test_random(void)
{
    nrm_random r = nrm_random_at(7, 3), same = nrm_random_at(7, 3);
    nrm_random other = nrm_random_at(7, 4), fixed = { { 1, 2, 3, 4 } };
    size_t order[100], seen = 0;
    unsigned cells[3];
    double weights[] = { 1, 0, 3 }, sum = 0, square = 0;

    /* The first outputs for this state, computed by hand from the paper. */
    tap_ok(nrm_random_bits(&fixed) == 11520 && nrm_random_bits(&fixed) == 0
               && nrm_random_bits(&fixed) == 1509978240,
           "xoshiro256**");
    tap_ok(nrm_random_bits(&r) == nrm_random_bits(&same), "a stream repeats");
    tap_ok(nrm_random_bits(&r) != nrm_random_bits(&other), "and is its own");
    for (int i = 0; i < 20000; i++) {
        double x = nrm_random_poisson(&r, 2.385);

        sum += x;
        square += x * x;
    }
    tap_near(sum / 20000, 2.385, 0.02, "poisson mean");
    tap_near(square / 20000 - sum * sum / 4e8, 2.385, 0.04, "and variance");
    nrm_random_multinomial(&r, 1000, 3, weights, cells);
    tap_ok(cells[0] + cells[2] == 1000 && cells[1] == 0 && cells[0] < 320
               && cells[0] > 180,
           "multinomial");
    for (size_t i = 0; i < 100; i++)
        order[i] = i;
    nrm_random_shuffle(&r, order, 100);
    for (size_t i = 0; i < 100; i++)
        seen += order[i];
    tap_ok(seen == 4950, "a shuffle keeps the numbers");
}

/* Worked by hand from table 1 of Hyndman and Fan (1996). */
static void
test_quantile(void)
{
    static const double x[] = { 1.5, 2.385, 4, 7.25, 11 };
    static const double want[] = { 2.385, 2.385, 2.385, 1.9425, 2.385,
                                   2.208, 2.708, 2.326, 2.34075 };

    for (int type = 1; type <= 9; type++)
        tap_near(nrm_quantile(x, 5, 0.3, type), want[type - 1], 1e-15,
                 "quantile types");
    tap_near(nrm_quantile(x, 4, 0.5, 2), 3.1925, 1e-15, "type 2 averages");
    tap_ok(nrm_quantile(x, 1, 0.9, 6) == 1.5, "one value");
    tap_ok(isnan(nrm_quantile(x, 0, 0.5, 7)), "no value");
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);

    nrm_math_start();
    test_root();
    test_closed_forms();
    test_reference(a);
    test_inverses();
    test_where_gsl_fails();
    test_random();
    test_quantile();
    nrm_arena_free(a);
    return tap_done();
}
