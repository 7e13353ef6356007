/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every method of trend.def against tests/ref/trend.csv; a method with fewer
 * than three rows fails. Extreme slopes against every corner of the bounds.
 */
#include "question.h"

#include "math/random.h"
#include "math/start.h"
#include "measure/trend.h"
#include "measure/trend_glm.h"
#include "measure/trend_linear.h"

#include <stdlib.h>

static const nrm_trend_settings settings = { .level = 0.95, .seed = 1 };

/* A series of tests/ref/series.csv as a method sees it. */
typedef struct example {
    nrm_trend_data data;
    double t[MAX_N], y[MAX_N], exposure[MAX_N], tries[MAX_N];
    size_t level[MAX_N], season[MAX_N];
} example;

/* The numbers of "NAME-WHAT", or NULL when there is no such series. */
static const double *
beside(const char *name, const char *what, size_t n, double *out)
{
    return load(nrm_format(a, "%s-%s", name, what), out) == n ? out : NULL;
}

static size_t
periods_of(const char *name)
{
    if (strcmp(name, "nottem") == 0)
        return 12;
    return strcmp(name, "quarterly20") == 0 ? 4 : 1;
}

static void
make(example *x, const char *name)
{
    nrm_trend_data *d = &x->data;
    size_t n = load(name, x->y), per_year = periods_of(name);

    memset(d, 0, sizeof *d);
    for (size_t i = 0; i < n; i++) {
        x->t[i] = (double)i / (double)per_year;
        x->level[i] = 0;
        x->season[i] = i % per_year;
    }
    d->exposure = beside(name, "population", n, x->exposure);
    for (size_t i = 0; d->exposure != NULL && i < n; i++)
        x->exposure[i] = log(x->exposure[i]);
    d->tries = beside(name, "tries", n, x->tries);
    d->n = n;
    d->n_levels = 1;
    d->t = x->t;
    d->y = x->y;
    d->level = x->level;
    d->season = x->season;
    d->per_year = per_year;
    d->counts = true;
    d->settings = &settings;
}

/* The statistic "apc", or "apc:2" for the second one of that name. */
static const nrm_trend_stat *
stat_of(const nrm_trend_result *r, nrm_text name)
{
    nrm_text rest = name, part;
    size_t skip = 0;

    nrm_text_cut(&rest, ':', &part);
    if (rest.len > 0)
        skip = (size_t)(rest.at[0] - '1');
    for (size_t i = 0; i < r->n; i++)
        if (nrm_text_is(part, r->stats[i].name) && skip-- == 0)
            return &r->stats[i];
    return NULL;
}

static nrm_maybe
field_of(const nrm_trend_stat *s, nrm_text field)
{
    if (s == NULL)
        return nrm_unknown();
    if (nrm_text_is(field, "low"))
        return s->ci_low;
    if (nrm_text_is(field, "high"))
        return s->ci_high;
    return nrm_text_is(field, "p") ? s->p : s->value;
}

static void
test_row(const ref_file *f)
{
    static example x;
    const nrm_trend_method *m = nrm_trend_find(f->field[0]);
    const char *name =
        nrm_format(a, "%.*s: %.*s of %.*s", (int)f->field[0].len,
                   f->field[0].at, (int)f->field[2].len, f->field[2].at,
                   (int)f->field[1].len, f->field[1].at);
    nrm_trend_result r = { 0 };
    nrm_err e = { 0 };
    nrm_maybe got;

    make(&x, nrm_text_string(a, f->field[1]));
    if (m == NULL || m->run(a, &x.data, &r, &e) != 0) {
        tap_ok(false, "%s: %s", name, e.text);
        return;
    }
    got = field_of(stat_of(&r, f->field[2]), f->field[3]);
    tap_ok(got.known, "%s: there is one", name);
    tap_near(got.x, ref_number(f, 4), ref_number(f, 5), name);
}

static void
test_references(void)
{
    size_t n[64] = { 0 };
    ref_file f = ref_open(a, "trend");

    while (ref_next(&f)) {
        for (size_t i = 0; nrm_trend_methods[i] != NULL; i++)
            n[i] += nrm_text_is(f.field[0], nrm_trend_methods[i]->name);
        test_row(&f);
    }
    for (size_t i = 0; nrm_trend_methods[i] != NULL; i++)
        tap_ok(n[i] >= 3, "%s has %zu references", nrm_trend_methods[i]->name,
               n[i]);
}

/* The slope with the counts of one corner: bit i set takes the high end. */
static nrm_trend_stat
at_corner(const nrm_trend_method *m, const example *x, const nrm_span *bounds,
          unsigned corner)
{
    static double y[MAX_N];
    nrm_trend_data d = x->data;
    nrm_trend_result r = { 0 };
    nrm_err e = { 0 };

    for (size_t i = 0; i < d.n; i++)
        y[i] = (corner >> i & 1) != 0 ? bounds[i].high : bounds[i].low;
    d.y = y;
    if (m->run(a, &d, &r, &e) != 0)
        printf("# %s\n", e.text);
    return r.stats[0];
}

/* The extreme slope is that of the best of all corners, and of no inner set. */
static void
test_extreme(const nrm_trend_method *m, example *x, uint64_t seed)
{
    nrm_random r = nrm_random_at(seed, 0);
    double best = -INFINITY, y[MAX_N];
    nrm_trend_data d = x->data;
    nrm_span bounds[MAX_N];
    nrm_trend_result result = { 0 };
    nrm_err e = { 0 };

    for (size_t i = 0; i < d.n; i++) {
        bounds[i].low = 1 + (double)nrm_random_below(&r, 9);
        bounds[i].high = bounds[i].low + (double)nrm_random_below(&r, 6);
    }
    for (unsigned corner = 0; corner < 1U << d.n; corner++)
        best = fmax(best, at_corner(m, x, bounds, corner).value.x);
    if (m->extreme(a, &d, bounds, 1, y, &e) != 0)
        printf("# %s\n", e.text);
    d.y = y;
    if (m->run(a, &d, &result, &e) != 0)
        printf("# %s\n", e.text);
    tap_near(result.stats[0].value.x, best, 1e-10,
             nrm_format(a, "%s: the largest slope, %zu levels", m->name,
                        d.n_levels));
}

static void
test_extremes(void)
{
    static example x;

    make(&x, "small8");
    for (uint64_t seed = 1; seed <= 5; seed++) {
        x.data.n_levels = seed % 2 + 1;
        for (size_t i = 0; i < x.data.n; i++) {
            x.level[i] = x.data.n_levels == 2 && i >= 3;
            x.exposure[i] = log(100 + 17 * (double)(i * seed % 5));
        }
        x.data.exposure = seed == 3 ? NULL : x.exposure;
        test_extreme(&nrm_trend_poisson, &x, seed);
        test_extreme(&nrm_trend_loglinear, &x, seed);
    }
}

int
main(void)
{
    a = nrm_arena_new(NULL, NULL);
    nrm_math_start();
    test_references();
    test_extremes();
    nrm_arena_free(a);
    return tap_done();
}
