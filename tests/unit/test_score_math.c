/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tap.h"

#include "math/moments.h"
#include "math/reliability.h"
#include "math/start.h"

/*
 * Chatterjee and Price (1977), Regression Analysis by Example: 30 departments
 * by seven questions (data set `attitude` of R). Expected values: R package
 * psych 2.2.9, function alpha.
 */
static const double attitude[] = {
    43, 51, 30, 39, 61, 92, 45, 63, 64, 51, 54, 63, 73, 47, 71, 70, 68, 69,
    76, 86, 48, 61, 63, 45, 47, 54, 84, 35, 81, 78, 56, 66, 71, 83, 47, 43,
    55, 49, 44, 54, 49, 34, 58, 67, 42, 56, 66, 68, 35, 71, 75, 50, 55, 70,
    66, 41, 72, 82, 72, 67, 71, 83, 31, 67, 61, 45, 47, 62, 80, 41, 64, 53,
    53, 58, 58, 67, 34, 67, 60, 47, 39, 59, 74, 41, 69, 62, 57, 42, 55, 63,
    25, 68, 83, 83, 45, 59, 77, 35, 77, 77, 54, 72, 79, 77, 46, 81, 90, 50,
    72, 60, 54, 36, 74, 85, 64, 69, 79, 79, 63, 65, 60, 65, 75, 55, 80, 60,
    65, 70, 46, 57, 75, 85, 46, 50, 58, 68, 54, 64, 78, 52, 50, 40, 33, 34,
    43, 64, 33, 64, 61, 52, 62, 66, 80, 41, 53, 66, 52, 50, 63, 80, 37, 40,
    37, 42, 58, 50, 57, 49, 63, 54, 42, 48, 66, 75, 33, 66, 77, 66, 63, 88,
    76, 72, 78, 75, 58, 74, 80, 78, 49, 48, 57, 44, 45, 51, 83, 38, 85, 85,
    71, 71, 77, 74, 55, 82, 82, 39, 59, 64, 78, 39,
};

/* Nine persons by four answers; KR-20 by psych 2.2.9. */
static const double answers[] = {
    1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 1, 0,
    1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 0, 1, 1, 0, 1, 0, 1,
};

static void
test_attitude(void)
{
    static const double without[] = { 0.80976020630892143, 0.79691745727413965,
                                      0.82784776593865905, 0.80303097502257437,
                                      0.79538657419820524, 0.86387231144643684,
                                      0.8404648682654573 };
    static const double rest[] = { 0.6712620572236645,  0.74210971022223848,
                                   0.56071111148025554, 0.7144454981336763,
                                   0.78627559383440004, 0.26503433919667607,
                                   0.46081054946849642 };
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_err e = { 0 };
    nrm_reliability r = { 0 };
    nrm_span limits;

    tap_ok(nrm_reliability_of(a, attitude, 30, 7, &r, &e) == 0, "attitude");
    tap_near(r.alpha, 0.84314276956475986, 1e-12, "alpha");
    limits = nrm_alpha_limits(r.alpha, 30, 7, 0.95);
    tap_near(limits.low, 0.73937568564310729, 1e-12, "Feldt's lower limit");
    tap_near(limits.high, 0.9157730721599816, 1e-12, "Feldt's upper limit");
    tap_near(r.std_alpha, 0.83908380302951058, 1e-12, "standardised alpha");
    tap_near(r.lambda6.x, 0.87521513736034851, 1e-12, "lambda 6");
    tap_near(r.mean_r, 0.42690664264971706, 1e-12, "mean correlation");
    tap_near(r.error, 0.042435695590574377, 1e-12, "standard error");
    for (size_t i = 0; i < 7; i++) {
        tap_near(r.items[i].alpha_without.x, without[i], 1e-12, "item deleted");
        tap_near(r.items[i].rest.x, rest[i], 1e-12, "item-rest correlation");
    }
    tap_ok(nrm_reliability_of(a, answers, 9, 4, &r, &e) == 0, "0 and 1");
    tap_near(r.alpha, 0.41212121212121211, 1e-12, "KR-20");
    nrm_arena_free(a);
}

static void
test_refused(void)
{
    static const double twins[] = { 1, 1, 2, 2, 4, 4 };
    static const double mirrored[] = { 1, 9, 2, 8, 4, 6 };
    static const double constant[] = { 1, 7, 2, 7, 4, 7 };
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_err e = { 0 };
    nrm_reliability r;

    tap_ok(nrm_reliability_of(a, twins, 3, 2, &r, &e) == 0 && !r.lambda6.known
               && r.items[0].rest.known && !r.items[0].alpha_without.known,
           "two equal items have no lambda 6");
    tap_near(r.alpha, 1, 1e-12, "... and alpha 1");
    tap_fails(nrm_reliability_of(a, mirrored, 3, 2, &r, &e), &e,
              "sum of the items has one value", "items that cancel out");
    e = (nrm_err){ 0 };
    tap_fails(nrm_reliability_of(a, constant, 3, 2, &r, &e), &e,
              "item 2 has one value", "a constant item");
    tap_fails(nrm_reliability_of(a, twins, 2, 2, &r, &e), &e, "three rows",
              "two rows");
    nrm_arena_free(a);
}

static void
test_treatment(void)
{
    double one[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100 };
    double many[67], scratch[67];

    tap_ok(nrm_treat_outliers(one, 11, scratch) == NRM_WINSORISED
               && one[10] == 10 && one[9] == 10,
           "one outlier becomes its neighbour");
    for (size_t i = 0; i < 67; i++)
        many[i] = i < 60 ? (double)i : pow(100, (double)i - 58);
    tap_ok(nrm_treat_outliers(many, 67, scratch) == NRM_LOGGED
               && fabs(many[0] - log(0.01 * 1e16)) < 1e-9,
           "a long tail becomes logarithms");
    tap_ok(nrm_treat_outliers(one, 11, scratch) == NRM_NOT_TREATED,
           "a treated item stays");
    tap_near(nrm_skewness(one, 3), 0, 1e-15, "no skewness");
}

int
main(void)
{
    nrm_math_start();
    test_attitude();
    test_refused();
    test_treatment();
    return tap_done();
}
