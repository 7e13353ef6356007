/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref.h"

#include "math/dist.h"
#include "math/random.h"
#include "math/start.h"
#include "math/survival.h"

#define CASES_MAX 400

typedef struct sample {
    nrm_case cases[CASES_MAX];
    size_t n;
} sample;

/* The numbers of a text. */
static size_t
numbers(nrm_text text, double *out)
{
    nrm_text part;
    size_t n = 0;

    while (nrm_text_cut(&text, ' ', &part) && n < CASES_MAX)
        n += nrm_num_real(part, &out[n]);
    return n;
}

static sample
sample_of(nrm_arena *a, nrm_text times, nrm_text causes)
{
    double x[CASES_MAX], y[CASES_MAX];
    sample s = { .n = numbers(times, x) };

    numbers(causes, y);
    for (size_t i = 0; i < s.n; i++) {
        s.cases[i].time = x[i];
        s.cases[i].cause = (uint32_t)y[i];
    }
    nrm_cases_sort(a, s.cases, s.n);
    return s;
}

static nrm_km_type
type_of(nrm_text name)
{
    if (nrm_text_is(name, "log-log"))
        return NRM_KM_LOGLOG;
    return nrm_text_is(name, "plain") ? NRM_KM_PLAIN : NRM_KM_LOG;
}

/* The number behind a name: "seH31" and "seH" give 31, or -1. */
static double
after(nrm_text output, const char *name)
{
    nrm_text rest = output;
    double x;

    if (!nrm_text_starts(output, name))
        return -1;
    rest.at += strlen(name);
    rest.len -= strlen(name);
    return nrm_num_real(rest, &x) ? x : -1;
}

static const nrm_km_point *
point_at(const nrm_km *km, double time)
{
    for (size_t i = 0; i < km->n_points; i++)
        if (km->points[i].time == time)
            return &km->points[i];
    return NULL;
}

static double
answer_curve(const nrm_km *km, nrm_km_type type, nrm_text output)
{
    const nrm_km_point *p;

    if ((p = point_at(km, after(output, "S"))) != NULL)
        return p->surv;
    if ((p = point_at(km, after(output, "seH"))) != NULL)
        return p->surv > 0 ? p->se : NAN;
    if ((p = point_at(km, after(output, "lo"))) != NULL)
        return nrm_km_limits(p, type, 0.95).low;
    if ((p = point_at(km, after(output, "hi"))) != NULL)
        return nrm_km_limits(p, type, 0.95).high;
    return -1;
}

static double
answer_quantile(nrm_arena *a, const nrm_km *km, nrm_km_type type,
                nrm_text output)
{
    bool median = nrm_text_is(output, "median") || nrm_text_is(output, "lcl")
                  || nrm_text_is(output, "ucl");
    double share, value;
    nrm_span limits;

    if (!median && !nrm_text_starts(output, "q")
        && !nrm_text_starts(output, "lo") && !nrm_text_starts(output, "hi"))
        return -1;
    share = median ? 0.5
                   : fmax(after(output, "q"),
                          fmax(after(output, "lo"), after(output, "hi")))
                         / 100;
    value = nrm_km_quantile(a, km, share, type, 0.95, &limits);
    if (nrm_text_is(output, "lcl") || nrm_text_starts(output, "lo"))
        return limits.low;
    if (nrm_text_is(output, "ucl") || nrm_text_starts(output, "hi"))
        return limits.high;
    return value;
}

static double
answer_incidence(const nrm_km *km, const sample *s, nrm_text output)
{
    double share[CASES_MAX], se[CASES_MAX];
    uint32_t cause = nrm_text_starts(output, "CIFneg") ? 2 : 1;
    const char *name = cause == 2 ? "CIFneg" : "CIFpos";

    nrm_incidence(km, s->cases, s->n, cause, share, se);
    if (nrm_text_is(output, "sepos_last"))
        return se[km->n_points - 1];
    for (size_t i = 0; i < km->n_points; i++)
        if (km->points[i].time == after(output, name))
            return share[i];
    return -1;
}

static double
answer(nrm_arena *a, const ref_file *f, const sample *s)
{
    nrm_km *km = nrm_km_new(a, s->cases, s->n);
    nrm_km_type type = type_of(f->field[1]);
    double se, area, got;

    if (nrm_text_is(f->field[0], "aalen_johansen"))
        return answer_incidence(km, s, f->field[4]);
    if (nrm_text_is(f->field[0], "rmst")) {
        area = nrm_km_restricted(km, ref_number(f, 1), &se);
        return nrm_text_is(f->field[4], "se") ? se : area;
    }
    if (nrm_text_is(f->field[0], "km_quantiles"))
        return answer_quantile(a, km, type, f->field[4]);
    got = answer_curve(km, type, f->field[4]);
    return got == -1 ? answer_quantile(a, km, type, f->field[4]) : got;
}

/* Rows whose value is empty: the reference has none, and nor may we. */
static void
test_reference(nrm_arena *a)
{
    ref_file f = ref_open(a, "delays");

    while (ref_next(&f)) {
        sample s = sample_of(a, f.field[2], f.field[3]);
        double got = answer(a, &f, &s), want;
        const char *name =
            nrm_format(a, "%s %s %s, line %zu", nrm_text_string(a, f.field[0]),
                       nrm_text_string(a, f.field[1]),
                       nrm_text_string(a, f.field[4]), f.line);

        if (nrm_num_real(f.field[5], &want))
            tap_near(got, want, 1e-12, name);
        else
            tap_ok(isnan(got), "%s does not exist", name);
    }
}

/* R 3.5-3 of survival: survdiff on its data sets aml and lung. */
static void
test_logrank(nrm_arena *a)
{
    static const double time[] = { 9,  13, 13,  18, 23, 28, 31, 34,
                                   45, 48, 161, 5,  5,  8,  8,  12,
                                   16, 23, 27,  30, 33, 43, 45 };
    static const int dead[] = { 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1,
                                1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1 };
    nrm_case cases[23] = { 0 };
    static nrm_case lung[CASES_MAX];
    nrm_logrank_result r;
    ref_file f = ref_open(a, "lung");
    size_t n = 0;

    for (size_t i = 0; i < 23; i++) {
        cases[i].time = time[i];
        cases[i].cause = (uint32_t)dead[i];
        cases[i].group = i >= 11;
    }
    r = nrm_logrank(a, cases, 23, 2);
    tap_near(r.statistic, 3.3963886989776011, 1e-12, "aml: chi-square");
    tap_near(r.p, 0.065339322040505132, 1e-12, "aml: p");
    tap_near(r.expected[0], 10.689335992300725, 1e-12, "aml: expected");
    tap_ok(r.observed[0] == 7 && r.observed[1] == 11 && r.df == 1,
           "aml: observed");
    for (; ref_next(&f); n++) {
        lung[n].time = ref_number(&f, 0);
        lung[n].cause = ref_number(&f, 1) == 2;
        lung[n].group = (uint32_t)ref_number(&f, 2) - 1;
        lung[n].stratum = (uint32_t)ref_number(&f, 3);
    }
    r = nrm_logrank(a, lung, n, 2);
    tap_near(r.statistic, 10.795059633496416, 1e-12, "lung, strata");
    for (size_t i = 0; i < n; i++)
        lung[i].group = 0;
    r = nrm_logrank(a, lung, n, 2);
    tap_ok(r.df == 0 && isnan(r.p), "one group cannot be compared");
}

/* The flat part at exactly one half. */
static void
test_flat(nrm_arena *a)
{
    nrm_case cases[] = {
        { 2, 1, 0, 0 }, { 3, 1, 0, 0 }, { 7, 1, 0, 0 }, { 9, 0, 0, 0 }
    };
    nrm_case end[] = {
        { 2, 1, 0, 0 }, { 3, 0, 0, 0 }, { 2, 1, 0, 0 }, { 9, 0, 0, 0 }
    };
    nrm_span s;
    double se;
    nrm_km *km = nrm_km_new(a, cases, 4);

    tap_ok(nrm_km_quantile(a, km, 0.5, NRM_KM_LOG, 0.95, &s) == 5,
           "the middle of the flat part");
    nrm_cases_sort(a, end, 4);
    km = nrm_km_new(a, end, 4);
    tap_ok(nrm_km_quantile(a, km, 0.5, NRM_KM_LOG, 0.95, &s) == 5.5,
           "flat to the end: the middle up to the last time");
    tap_ok(isnan(nrm_km_quantile(a, km, 0.75, NRM_KM_LOG, 0.95, &s)),
           "a share that is not reached");
    tap_near(nrm_km_restricted(km, 9, &se), 2 + 0.5 * 7, 1e-15, "area");
}

/* The parts of all causes and those still waiting make the whole. */
static void
test_parts(nrm_arena *a)
{
    nrm_random r = nrm_random_at(11, 0);
    nrm_case cases[300] = { 0 };
    double share[3][300], se[300], worst = 0;
    bool ordered = true;
    nrm_km *km;

    for (size_t i = 0; i < 300; i++) {
        cases[i].time = (double)nrm_random_below(&r, 90) / 7;
        cases[i].cause = (uint32_t)nrm_random_below(&r, 4);
    }
    nrm_cases_sort(a, cases, 300);
    km = nrm_km_new(a, cases, 300);
    for (size_t i = 1; i < 300; i++)
        ordered = ordered && cases[i - 1].time <= cases[i].time;
    tap_ok(ordered, "sorted");
    for (uint32_t c = 1; c <= 3; c++)
        nrm_incidence(km, cases, 300, c, share[c - 1], se);
    for (size_t i = 0; i < km->n_points; i++)
        worst = fmax(worst, fabs(share[0][i] + share[1][i] + share[2][i]
                                 + km->points[i].surv - 1));
    tap_ok(worst < 1e-13, "causes and waiting add up to 1: %.2g", worst);
    for (size_t i = 0; i < 300; i++)
        cases[i].cause = cases[i].cause > 0;
    nrm_incidence(km, cases, 300, 1, share[0], se);
    tap_near(se[40], km->points[40].se * km->points[40].surv, 1e-12,
             "one cause: Greenwood's error");
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);

    nrm_math_start();
    test_reference(a);
    test_logrank(a);
    test_flat(a);
    test_parts(a);
    nrm_arena_free(a);
    return tap_done();
}
