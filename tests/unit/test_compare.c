/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref.h"

#include "math/compare.h"
#include "math/dist.h"
#include "math/multinomial.h"
#include "math/standard.h"
#include "math/start.h"

#define NUMBERS_MAX 64

/* One row of tests/ref/compare.csv. */
typedef struct question {
    double x[NUMBERS_MAX]; /* the numbers of its input */
    size_t n;
    nrm_text output;
} question;

static bool
wants(const question *q, const char *output)
{
    return nrm_text_is(q->output, output);
}

static const struct {
    const char *name;
    nrm_compare *limits;
    double (*p)(nrm_sample a, nrm_sample b);
} pairs[] = {
    { "rate-ratio-exact", nrm_rate_ratio_exact, nrm_rate_ratio_p_exact },
    { "rate-ratio-central", nrm_rate_ratio_exact, nrm_rate_ratio_p_central },
    { "rate-ratio-midp", nrm_rate_ratio_midp, nrm_rate_ratio_p_midp },
    { "rate-ratio-score", nrm_rate_ratio_score, nrm_rate_p_score },
    { "rate-p-score", nrm_rate_difference_score, nrm_rate_p_score },
    { "rate-difference-score", nrm_rate_difference_score, nrm_rate_p_score },
    { "share-difference-newcombe", nrm_share_difference_newcombe,
      nrm_share_p_score },
    { "share-difference-score", nrm_share_difference_score, nrm_share_p_score },
    { "share-ratio-score", nrm_share_ratio_score, nrm_share_p_score },
    { "share-ratio-log", nrm_share_ratio_log, nrm_share_p_score },
};

static double
answer_pair(size_t pair, const question *q)
{
    nrm_sample a = { q->x[0], q->x[1] }, b = { q->x[2], q->x[3] };
    nrm_span s = pairs[pair].limits(a, b, 0.95);

    if (wants(q, "p"))
        return pairs[pair].p(a, b);
    return wants(q, "low") ? s.low : s.high;
}

/* The outputs are low1, high1, low2, ... */
static double
answer_multinomial(nrm_multinomial *method, const question *q)
{
    nrm_span s[NUMBERS_MAX];
    bool low = nrm_text_starts(q->output, "low");
    size_t cell = (size_t)(q->output.at[q->output.len - 1] - '1');

    method(q->n, q->x, 0.95, s);
    return low ? s[cell].low : s[cell].high;
}

static double
answer_direct(const question *q)
{
    size_t k = q->n / 3;
    nrm_strata s = { k, q->x, q->x + k, q->x + 2 * k };
    nrm_standard_rate r = nrm_standard_direct(&s, 0.95);

    if (wants(q, "rate"))
        return r.rate;
    if (wants(q, "variance"))
        return r.variance;
    if (nrm_text_starts(q->output, "gamma"))
        return wants(q, "gamma-low") ? r.gamma.low : r.gamma.high;
    return wants(q, "dobson-low") ? r.dobson.low : r.dobson.high;
}

/* Selvin 2004, white men of the USA: deaths of 1940 at the rates of 1960. */
static double
answer_indirect(const question *q)
{
    static const double dead60[] = { 141,   926,   1253,  1080,  1869, 4891,
                                     14956, 30888, 41725, 26501, 5928 };
    static const double alive60[] = { 1784033, 7065148,  15658730, 10482916,
                                      9939972, 10563872, 9114202,  6850263,
                                      4702482, 1874619,  330915 };
    static const double alive40[] = { 906897,  3794573, 10003544, 10629526,
                                      9465330, 8249558, 7294330,  5022499,
                                      2920220, 1019504, 142532 };
    double rates[11];
    nrm_standard_ratio r;

    for (size_t i = 0; i < 11; i++)
        rates[i] = dead60[i] / alive60[i];
    r = nrm_standard_indirect(71058, 11, alive40, rates, 0.95);
    return wants(q, "ratio") ? r.ratio : r.expected;
}

static double
answer(nrm_text method, const question *q)
{
    for (size_t i = 0; i < NRM_COUNT_OF(pairs); i++)
        if (nrm_text_is(method, pairs[i].name))
            return answer_pair(i, q);
    if (nrm_text_is(method, "multinomial-goodman"))
        return answer_multinomial(nrm_multinomial_goodman, q);
    if (nrm_text_is(method, "multinomial-sison-glaz"))
        return answer_multinomial(nrm_multinomial_sison_glaz, q);
    if (nrm_text_is(method, "direct"))
        return answer_direct(q);
    return nrm_text_is(method, "indirect") ? answer_indirect(q) : NAN;
}

static void
test_reference(nrm_arena *a)
{
    ref_file f = ref_open(a, "compare");

    while (ref_next(&f)) {
        question q = { .output = f.field[2] };
        nrm_text rest = f.field[1], part;
        double want = ref_number(&f, 3), got;

        while (nrm_text_cut(&rest, ' ', &part) && q.n < NUMBERS_MAX)
            q.n += nrm_num_real(part, &q.x[q.n]);
        got = answer(f.field[0], &q);
        /* Relative, because rates and p-values are small. */
        tap_near(want == 0 ? got + 1 : got / want, 1, ref_number(&f, 4),
                 nrm_format(a, "%s %s, line %zu",
                            nrm_text_string(a, f.field[0]),
                            nrm_text_string(a, q.output), f.line));
    }
}

/* A limit is where the test of its value has p = 1 - level. */
static void
test_edges(void)
{
    nrm_sample none = { 0, 29 }, some = { 5, 56 }, all = { 29, 29 };
    nrm_span s = nrm_share_difference_score(none, none, 0.95);

    tap_ok(s.low < 0 && s.high > 0 && fabs(s.low + s.high) < 1e-12,
           "no hits on either side: symmetric about 0");
    s = nrm_share_difference_score(all, none, 0.95);
    tap_ok(s.high == 1 && s.low > 0.8 && s.low < 1, "all against none");
    s = nrm_share_ratio_score(some, none, 0.95);
    tap_ok(isinf(s.high) && s.low > 0, "ratio to none has no upper end");
    s = nrm_share_ratio_score(none, some, 0.95);
    tap_ok(s.low == 0 && s.high > 0 && s.high < 10, "ratio of none");
    s = nrm_rate_ratio_exact(none, none, 0.95);
    tap_ok(s.low == 0 && isinf(s.high), "nothing on either side");
    s = nrm_rate_ratio_score(none, some, 0.95);
    tap_ok(s.low == 0 && isfinite(s.high), "rate ratio of none");
    s = nrm_rate_difference_score(none, none, 0.95);
    tap_near(s.high, 3.841458820694124 / 29, 1e-12,
             "no events: the root of x = z^2 / n");
    tap_ok(nrm_rate_p_score(none, none) == 1, "p of nothing is 1");
    tap_ok(isnan(nrm_share_ratio_log(all, (nrm_sample){ 3, 2 }, 0.95).low),
           "more hits than tries");
}

/* Swapping the samples turns the limits around. */
static void
test_swap(void)
{
    double worst = 0;

    for (int x = 0; x <= 12; x++)
        for (int y = 0; y <= 9; y++) {
            nrm_sample a = { x, 12 }, b = { y, 9 };
            nrm_span d = nrm_share_difference_score(a, b, 0.9);
            nrm_span e = nrm_share_difference_score(b, a, 0.9);
            nrm_span f = nrm_rate_difference_score(a, b, 0.9);
            nrm_span g = nrm_rate_difference_score(b, a, 0.9);
            double p = (double)x / 12 - (double)y / 9;

            worst = fmax(worst, fabs(d.low + e.high));
            worst = fmax(worst, fabs(f.low + g.high));
            if (!(d.low <= p && p <= d.high && d.low >= -1 && d.high <= 1))
                worst = INFINITY;
        }
    tap_ok(worst < 1e-9, "a - b mirrors b - a: %.2g", worst);
}

/* P that the limits of every class hold its share, over all outcomes. */
static void
test_multinomial_coverage(void)
{
    static const double shares[3] = { 0.55, 0.3, 0.15 };
    double goodman = 0, n = 30;

    for (double i = 0; i <= n; i++)
        for (double j = 0; j <= n - i; j++) {
            double counts[3] = { i, j, n - i - j };
            double point =
                nrm_binomial_point(i, n, shares[0])
                * nrm_binomial_point(j, n - i, shares[1] / (1 - shares[0]));
            nrm_span s[3];
            bool held = true;

            nrm_multinomial_goodman(3, counts, 0.95, s);
            for (size_t k = 0; k < 3; k++)
                held = held && s[k].low <= shares[k] && shares[k] <= s[k].high;
            goodman += held ? point : 0;
        }
    tap_ok(goodman > 0.93 && goodman < 0.99, "Goodman covers: %.4f", goodman);
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);

    nrm_math_start();
    test_reference(a);
    test_edges();
    test_swap();
    test_multinomial_coverage();
    nrm_arena_free(a);
    return tap_done();
}
