/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joinpoint regression against the NCI program and brute force. */
#include "ref.h"
#include "tap.h"

#include "math/joinpoint.h"
#include "math/linear.h"
#include "math/start.h"

enum { max_n = 120, n_columns = 21, n_bends = 3 };

static nrm_arena *a;

/* A table of tests/ref/nci-joinpoint.csv: year, then obs and fits by series. */
static struct {
    const char *head[n_columns];
    double column[n_columns][max_n];
    size_t n;
} nci;

static void
read_nci(void)
{
    nrm_err e = { 0 };
    nrm_text rest, row, field;

    if (nrm_file_read(a, "tests/ref/nci-joinpoint.csv", 1 << 20, &rest, &e)
        != 0) {
        printf("Bail out! %s\n", e.text);
        exit(1);
    }
    for (size_t line = 0; nrm_text_cut(&rest, '\n', &row); line++)
        for (size_t c = 0; row.len > 0 && nrm_text_cut(&row, ',', &field);
             c++) {
            if (line == 0)
                nci.head[c] = nrm_text_string(a, field);
            else if (nrm_num_real(field, &nci.column[c][line - 1]))
                nci.n = line;
        }
}

static nrm_bent_data
series(const char *name)
{
    nrm_bent_data d = { .n = nci.n,
                        .t = nci.column[0],
                        .min_end = NRM_BENT_END,
                        .min_between = NRM_BENT_BETWEEN };

    for (size_t c = 0; c < n_columns; c++)
        if (strcmp(nci.head[c], nrm_format(a, "%s.obs", name)) == 0)
            d.y = nci.column[c];
    return d;
}

static nrm_bent
fit(const nrm_bent_data *d, size_t k)
{
    nrm_bent b = { 0 };
    nrm_err e = { 0 };

    if (nrm_bent_grid(a, d, k, &b, &e) != 0)
        printf("# %s\n", e.text);
    return b;
}

static double
answer(const nrm_bent_data *d, const nrm_bent *b, const char *want)
{
    size_t place = (size_t)(want[strlen(want) - 1] - '1');
    double r[NRM_JOINPOINTS_MAX];

    if (strcmp(want, "sse") == 0)
        return b->sse;
    if (strcmp(want, "BIC") == 0)
        return nrm_bent_bic(d, b);
    if (strcmp(want, "BIC3") == 0)
        return nrm_bent_bic3(d, b);
    if (strcmp(want, "WBIC") == 0)
        return nrm_bent_wbic(a, d, b, NULL);
    if (strncmp(want, "tau", 3) == 0)
        return b->at[place];
    if (strncmp(want, "slope", 5) == 0)
        return b->slope[place];
    if (strncmp(want, "se", 2) == 0)
        return sqrt(b->cov[place * (b->k + 1) + place]);
    nrm_bent_wbic(a, d, b, r);
    if (strcmp(want, "R2max") != 0)
        return r[place];
    for (size_t j = 1; j < b->k; j++)
        r[0] = fmax(r[0], r[j]);
    return r[0];
}

static void
test_references(void)
{
    ref_file f = ref_open(a, "joinpoint");

    while (ref_next(&f)) {
        const char *name = nrm_text_string(a, f.field[0]);
        const char *want = nrm_text_string(a, f.field[2]);
        nrm_bent_data d = series(name);
        nrm_bent b = fit(&d, (size_t)ref_number(&f, 1));

        tap_near(answer(&d, &b, want), ref_number(&f, 3), 1e-8,
                 nrm_format(a, "%s, %zu bends: %s", name, b.k, want));
    }
}

/*
 * Values that the table misprints: each lies off the straight line through
 * the printed values around it.
 */
static const struct {
    const char *column;
    double year;
} misprints[] = { { "accidents.0", 1907 }, { "accidents.3", 1923 },
                  { "accidents.3", 1968 }, { "heart.0", 1917 },
                  { "heart.1", 1998 },     { "heart.2", 1960 },
                  { "heart.2", 1986 },     { "pi.0", 1936 },
                  { "pi.1", 1918 } };

static bool
is_misprint(const char *column, double year)
{
    for (size_t i = 0; i < NRM_COUNT_OF(misprints); i++)
        if (strcmp(misprints[i].column, column) == 0
            && misprints[i].year == year)
            return true;
    return false;
}

static double
fitted(const nrm_bent_data *d, const nrm_bent *b, double t)
{
    double y = b->intercept + b->slope[0] * (t - d->t[0]);

    for (size_t j = 0; j < b->k; j++)
        y += (b->slope[j + 1] - b->slope[j]) * fmax(t - b->at[j], 0);
    return y;
}

/* The fit is the one that the NCI program printed to two decimals. */
static void
test_column(const char *name, size_t k)
{
    const char *column = nrm_format(a, "%s.%zu", name, k);
    nrm_bent_data d = series(name);
    nrm_bent b = fit(&d, k);
    size_t c = 0, good = 0;

    while (strcmp(nci.head[c], column) != 0)
        c++;
    for (size_t i = 0; i < nci.n; i++)
        good += is_misprint(column, d.t[i])
                || fabs(fitted(&d, &b, d.t[i]) - nci.column[c][i]) < 0.0051;
    tap_ok(good == nci.n && nci.n == 99, "%s: as the program printed it",
           column);
}

static void
test_nci(void)
{
    static const char *const names[] = { "accidents", "heart", "pi", "tb" };

    for (size_t i = 0; i < NRM_COUNT_OF(names); i++)
        for (size_t k = 0; k <= n_bends; k++)
            test_column(names[i], k);
}

/* The logarithm of the rate of referrals in the UK, 2014-2024. */
static nrm_bent_data
referrals(void)
{
    static double t[11], y[11];
    static const double counts[11] = { 2340,  3262,  3804,  5142,  6986, 10613,
                                       10601, 12706, 16921, 16990, 19125 };
    static const double people[11] = { 64596752, 65110034, 65648054, 66040229,
                                       66435550, 66796807, 67081000, 67026292,
                                       67596281, 68265209, 69226000 };

    for (size_t i = 0; i < 11; i++) {
        t[i] = (double)(2014 + i);
        y[i] = log(counts[i] / people[i]);
    }
    return (nrm_bent_data){
        .n = 11, .t = t, .y = y, .min_end = 2, .min_between = 2
    };
}

/*
 * R 4.2.2, brute force with 20,000 permutations: ratio 4.2489675251355061,
 * p 0.00415 with a standard error of 0.00045.
 */
static void
test_permutations(void)
{
    nrm_bent_data d = referrals();
    nrm_bent_shuffles many = { 20000, 7 }, few = { 999, 7 };
    nrm_bent_test one = { .k1 = 1 }, again = one, four = { .k1 = 4 };
    nrm_err e = { 0 };
    size_t k = 1;

    tap_ok(nrm_bent_permute(a, &d, many, &one, &e) == 0
               && nrm_bent_permute(a, &d, many, &again, &e) == 0,
           "a permutation test");
    tap_near(one.ratio, 4.2489675251355061, 1e-8, "its ratio of squares");
    tap_ok(fabs(one.p - 0.00415) < 3 * 0.00064, "its p: %.5f", one.p);
    tap_ok(one.p == again.p, "the same seed, the same p");
    tap_ok(nrm_bent_select(a, &d, few, &k, &e) == 0 && k == 1,
           "the number of bends by permutation");
    tap_fails(nrm_bent_permute(a, &d, few, &four, &e), &e, "no room",
              "more bends than there is room for");
}

/* Squares of a line with bends at these times. */
static double
squares(const nrm_bent_data *d, const double *at, size_t k)
{
    double *x = nrm_new_n(a, double, d->n *(k + 2));
    nrm_linear_model m = { .n = d->n, .p = k + 2, .x = x, .y = d->y };
    nrm_err e = { 0 };
    nrm_linear l;

    for (size_t i = 0; i < d->n; i++) {
        x[i] = 1;
        x[d->n + i] = d->t[i] - d->t[0];
        for (size_t j = 0; j < k; j++)
            x[(j + 2) * d->n + i] = fmax(d->t[i] - at[j], 0);
    }
    return nrm_linear_fit(a, &m, &l, &e) == 0 ? l.rss : 1e9;
}

/* No two of many bends anywhere leave fewer squares than Hudson's. */
static void
test_hudson(void)
{
    nrm_bent_data d = referrals();
    double best[3] = { 1e9, 1e9, 1e9 }, at[2];
    nrm_bent grid, free;
    nrm_err e = { 0 };

    for (int i = 0; i <= 350; i++) {
        at[0] = 2015 + 0.02 * i + 1e-9;
        best[1] = fmin(best[1], squares(&d, at, 1));
        for (int j = i + 100; j <= 350; j++) {
            at[1] = 2015 + 0.02 * j;
            best[2] = fmin(best[2], squares(&d, at, 2));
        }
    }
    for (size_t k = 1; k <= 2; k++) {
        grid = fit(&d, k);
        tap_ok(nrm_bent_hudson(a, &d, k, &free, &e) == 0
                   && free.sse <= grid.sse,
               "%zu bends anywhere", k);
        tap_ok(free.sse <= best[k] * (1 + 1e-12)
                   && free.sse > best[k] * (1 - 2e-3),
               "the least squares by trying: %.9f, %.9f", free.sse, best[k]);
    }
}

int
main(void)
{
    a = nrm_arena_new(NULL, NULL);
    nrm_math_start();
    read_nci();
    test_references();
    test_nci();
    test_permutations();
    test_hudson();
    nrm_arena_free(a);
    return tap_done();
}
