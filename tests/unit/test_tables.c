/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref.h"

#include "math/agree.h"
#include "math/bca.h"
#include "math/compare.h"
#include "math/concentration.h"
#include "math/random.h"
#include "math/start.h"
#include "math/tables.h"

#include <math.h>
#include <stdint.h>

#define NUMBERS_MAX 400

/* One row of tests/ref/tables.csv. */
typedef struct question {
    nrm_arena *a;
    double x[NUMBERS_MAX];
    size_t n;
    nrm_text output;
} question;

static bool
wants(const question *q, const char *output)
{
    return nrm_text_is(q->output, output);
}

/* Fleiss (1971): 30 patients, 6 psychiatrists, 5 diagnoses. */
static nrm_ratings
diagnoses(nrm_arena *a)
{
    size_t *at = nrm_new_n(a, size_t, 180), n = 0;
    nrm_ratings r = { 30, 6, 5, at, NULL };
    ref_file f = ref_open(a, "diagnoses");

    while (ref_next(&f))
        for (size_t j = 0; j < 6; j++)
            at[n++] = (size_t)ref_number(&f, j) - 1;
    return r;
}

/* Krippendorff (2004, 11.3): 12 units, 4 coders; 0 is a missing rating. */
static nrm_ratings
units(nrm_arena *a)
{
    static const unsigned char given[48] = {
        1, 1, 0, 1, 2, 2, 3, 2, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 1, 2, 3, 4,
        4, 4, 4, 4, 1, 1, 2, 1, 2, 2, 2, 2, 0, 5, 5, 5, 0, 0, 1, 1, 0, 0, 3, 0
    };
    static const double value[] = { 1, 2, 3, 4, 5 };
    size_t *at = nrm_new_n(a, size_t, 48);
    nrm_ratings r = { 12, 4, 5, at, value };

    for (size_t i = 0; i < 48; i++)
        at[i] = given[i] == 0 ? NRM_NO_RATING : (size_t)given[i] - 1;
    return r;
}

static double
part_of(nrm_agreement g, const question *q)
{
    if (wants(q, "z"))
        return g.value / g.se;
    if (wants(q, "se"))
        return g.se;
    return wants(q, "p") ? g.p : g.value;
}

static double
answer_agreement(nrm_text method, const question *q)
{
    static const struct {
        const char *name;
        nrm_kappa_weights weights;
    } kappas[] = { { "cohen-plain", NRM_KAPPA_PLAIN },
                   { "cohen-linear", NRM_KAPPA_LINEAR },
                   { "cohen-quadratic", NRM_KAPPA_QUADRATIC } };
    static const struct {
        const char *name;
        nrm_scale scale;
    } scales[] = { { "krippendorff-nominal", NRM_NOMINAL },
                   { "krippendorff-ordinal", NRM_ORDINAL },
                   { "krippendorff-interval", NRM_INTERVAL },
                   { "krippendorff-ratio", NRM_RATIO } };
    nrm_ratings many = diagnoses(q->a), few = units(q->a);

    for (size_t i = 0; i < NRM_COUNT_OF(kappas); i++)
        if (nrm_text_is(method, kappas[i].name))
            return part_of(
                q->n > 0
                    ? nrm_agree_cohen(3, q->x, kappas[i].weights)
                    : nrm_agree_cohen(5, nrm_agree_table(q->a, &many, 0, 1),
                                      kappas[i].weights),
                q);
    for (size_t i = 0; i < NRM_COUNT_OF(scales); i++)
        if (nrm_text_is(method, scales[i].name))
            return part_of(nrm_agree_krippendorff(q->a, &few, scales[i].scale),
                           q);
    if (nrm_text_is(method, "fleiss"))
        return part_of(nrm_agree_fleiss(q->a, &many), q);
    if (nrm_text_is(method, "agreement"))
        return nrm_agree_share(q->a, &few);
    return part_of(nrm_agree_ac1(q->a, &few), q);
}

static double
answer_concentration(const question *q)
{
    static const struct {
        const char *name;
        nrm_concentration *f;
    } all[] = { { "hhi", nrm_conc_hhi },
                { "hhi-scaled", nrm_conc_hhi_scaled },
                { "effective", nrm_conc_effective },
                { "gini", nrm_conc_gini },
                { "theil", nrm_conc_theil },
                { "shannon", nrm_conc_shannon },
                { "shannon-number", nrm_conc_shannon_number } };

    for (size_t i = 0; i < NRM_COUNT_OF(all); i++)
        if (wants(q, all[i].name))
            return all[i].f(q->x, q->n);
    return nrm_conc_top(q->x, q->n, wants(q, "top3") ? 3 : 5);
}

static double
answer_dissimilarity(const question *q)
{
    size_t k = q->n / 2;

    if (wants(q, "duncan"))
        return nrm_diss_duncan(q->x, q->x + k, k);
    if (wants(q, "hellinger"))
        return nrm_diss_hellinger(q->x, q->x + k, k);
    return nrm_diss_jensen_shannon(q->x, q->x + k, k);
}

static double
answer_independence(const question *q)
{
    nrm_table_counts t = { 2, q->n / 2, q->x };
    nrm_independence r = nrm_table_independence(q->a, &t);

    if (wants(q, "X2"))
        return r.pearson;
    if (wants(q, "G2"))
        return r.likelihood;
    if (wants(q, "cramerV"))
        return r.cramer;
    return wants(q, "df") ? r.df : r.p;
}

static double
answer_association(nrm_association r, const question *q)
{
    if (wants(q, "M2"))
        return r.statistic;
    if (wants(q, "OR"))
        return r.odds_ratio;
    if (wants(q, "p"))
        return r.p;
    return wants(q, "lo") ? r.limits.low : r.limits.high;
}

/* R datasets::UCBAdmissions (Bickel et al. 1975): six departments. */
static nrm_association
admissions(void)
{
    static const nrm_fourfold departments[] = {
        { 512, 89, 313, 19 },   { 353, 17, 207, 8 },  { 120, 202, 205, 391 },
        { 138, 131, 279, 244 }, { 53, 94, 138, 299 }, { 22, 24, 351, 317 }
    };

    return nrm_table_mantel_haenszel(departments, 6, 0.95);
}

static double
answer_rest(nrm_text method, const question *q)
{
    nrm_fourfold t = { q->x[0], q->x[1], q->x[2], q->x[3] };
    nrm_sample a = { t.a, t.a + t.b }, b = { t.c, t.c + t.d };
    nrm_mcnemar_result m = nrm_mcnemar(t.b, t.c);
    nrm_span s;

    if (nrm_text_is(method, "fisher-table")) {
        nrm_table_counts square = { 4, q->n / 4, q->x };
        size_t steps = SIZE_MAX;

        return nrm_table_fisher_p(q->a, &square, &steps);
    }
    if (nrm_text_is(method, "fisher"))
        return answer_association(nrm_table_fisher(t, 0.95), q);
    if (nrm_text_is(method, "mantel-haenszel"))
        return answer_association(admissions(), q);
    if (nrm_text_is(method, "mcnemar"))
        return wants(q, "p") ? m.p : m.statistic;
    s = nrm_share_ratio_log(a, b, 0.95);
    return wants(q, "RRlo") ? s.low : s.high;
}

static double
answer(nrm_text method, const question *q)
{
    static const char *const agreement[] = { "cohen", "fleiss", "kripp", "ac1",
                                             "agreement" };

    for (size_t i = 0; i < NRM_COUNT_OF(agreement); i++)
        if (nrm_text_starts(method, agreement[i]))
            return answer_agreement(method, q);
    if (nrm_text_is(method, "concentration"))
        return answer_concentration(q);
    if (nrm_text_is(method, "dissimilarity"))
        return answer_dissimilarity(q);
    if (nrm_text_is(method, "independence"))
        return answer_independence(q);
    return answer_rest(method, q);
}

static void
test_reference(nrm_arena *a)
{
    ref_file f = ref_open(a, "tables");

    while (ref_next(&f)) {
        question q = { .a = a, .output = f.field[2] };
        nrm_text rest = f.field[1], part;
        double want = ref_number(&f, 3), got;

        while (nrm_text_cut(&rest, ' ', &part) && q.n < NUMBERS_MAX)
            q.n += nrm_num_real(part, &q.x[q.n]);
        got = answer(f.field[0], &q);
        tap_near(got / want, 1, ref_number(&f, 4),
                 nrm_format(a, "%s %s, line %zu",
                            nrm_text_string(a, f.field[0]),
                            nrm_text_string(a, q.output), f.line));
    }
}

/* Log probability, without the margins, of all tables with some margins. */
typedef struct brute {
    size_t rows, columns, at;
    double room[4], left[4]; /* of the rows; of the columns */
    double x[16];
    double seen, all, unlikely;
} brute;

static double
log_point(const double *x, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum -= lgamma(x[i] + 1);
    return sum;
}

static void
each_table(brute *b)
{
    size_t n = b->rows * b->columns, i = b->at / b->columns;
    size_t j = b->at % b->columns;
    double most;

    if (b->at == n) {
        double point = log_point(b->x, n);

        for (i = 0; i < b->rows; i++)
            if (b->room[i] > 0)
                return;
        b->all += exp(point);
        b->unlikely += point <= b->seen + 1e-7 ? exp(point) : 0;
        return;
    }
    most = fmin(b->room[i], b->left[j]);
    for (double x = 0; x <= most; x++) {
        b->x[b->at++] = x;
        b->room[i] -= x;
        b->left[j] -= x;
        each_table(b);
        b->room[i] += x;
        b->left[j] += x;
        b->at--;
    }
}

/* Fisher's test of any size against every table with the same margins. */
static void
test_fisher_table(nrm_arena *a)
{
    nrm_random r = nrm_random_at(11, 0);
    double worst = 0;
    size_t none = 0, steps = 3;
    const double large[] = { 9, 3, 5, 7, 2, 8, 4, 6, 1 };
    nrm_table_counts t = { 3, 3, large };

    for (size_t turn = 0; turn < 400; turn++) {
        brute b = { .rows = 2 + turn % 3, .columns = 2 + turn / 3 % 3 };
        double x[16] = { 0 }, p;
        nrm_table_counts table = { b.rows, b.columns, x };
        size_t n = b.rows * b.columns, enough = SIZE_MAX;

        for (size_t k = 0; k < turn % 13; k++)
            x[nrm_random_below(&r, n)]++;
        for (size_t i = 0; i < n; i++) {
            b.room[i / b.columns] += x[i];
            b.left[i % b.columns] += x[i];
        }
        b.seen = log_point(x, n);
        each_table(&b);
        p = nrm_table_fisher_p(a, &table, &enough);
        none += isnan(p) ? 1 : 0;
        worst = fmax(worst, isnan(p) ? b.unlikely / b.all - 1
                                     : fabs(p - b.unlikely / b.all));
    }
    tap_ok(worst < 1e-12 && none > 30, "400 tables: %.2g off, %zu of one row",
           worst, none);
    tap_ok(isinf(nrm_table_fisher_p(a, &t, &steps)) && steps == 0,
           "a table that takes too many steps");
}

static double
share_of_first(const double *counts, size_t k, const void *context)
{
    (void)k;
    (void)context;
    return counts[0] / (counts[0] + counts[1]);
}

/*
 * For a share the BCa limits are close to the exact ones, and the same for
 * the same seed.
 */
static void
test_bca(nrm_arena *a)
{
    double counts[] = { 30, 90 };
    nrm_bca_plan plan = { 4000, 3, 0.95 };
    nrm_bca_result r =
        nrm_bca_counts(a, share_of_first, NULL, counts, 2, &plan);
    nrm_bca_result s =
        nrm_bca_counts(a, share_of_first, NULL, counts, 2, &plan);

    tap_near(r.limits.low, 0.178, 0.012, "BCa low");
    tap_near(r.limits.high, 0.335, 0.012, "BCa high");
    tap_ok(r.limits.low == s.limits.low && r.limits.high == s.limits.high,
           "the same for the same seed");
    tap_ok(r.quantile.low > 0.01 && r.quantile.low < 0.05 && r.failed == 0,
           "the quantile it stands on: %.4f", r.quantile.low);
}

static void
test_edges(nrm_arena *a)
{
    double same[] = { 5, 0, 0, 0 }, even[] = { 2.385, 2.385, 2.385 };
    double table[] = { 0, 0, 4, 6 };
    nrm_table_counts one = { 2, 2, table };
    nrm_fourfold empty = { 0, 0, 4, 6 }, corner = { 5, 0, 0, 7 };
    nrm_association r;

    tap_ok(isnan(nrm_agree_cohen(2, same, NRM_KAPPA_PLAIN).value),
           "no kappa where all ratings are one");
    tap_near(nrm_conc_hhi(even, 3), 1.0 / 3, 1e-15, "even HHI");
    tap_near(nrm_conc_gini(even, 3), 0, 1e-15, "even Gini");
    tap_near(nrm_conc_theil(even, 3), 0, 1e-15, "even Theil");
    tap_near(nrm_conc_gini_unbiased(same, 4), 1, 1e-15, "all in one");
    tap_ok(nrm_conc_top(even, 3, 2) == 2.0 / 3, "ties among the largest");
    tap_ok(isnan(nrm_conc_hhi(table, 2)), "nothing has no concentration");
    tap_ok(isnan(nrm_table_independence(a, &one).p), "one row only");
    r = nrm_table_fisher(empty, 0.95);
    tap_ok(r.p == 1 && isnan(r.odds_ratio), "an empty row");
    r = nrm_table_fisher(corner, 0.95);
    tap_ok(isinf(r.odds_ratio) && isinf(r.limits.high) && r.limits.low > 1,
           "complete association");
    tap_ok(nrm_mcnemar(3, 3).p_exact == 1 && isnan(nrm_mcnemar(0, 0).p),
           "McNemar without a difference, and without data");
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);

    nrm_math_start();
    test_reference(a);
    test_fisher_table(a);
    test_bca(a);
    test_edges(a);
    nrm_arena_free(a);
    return tap_done();
}
