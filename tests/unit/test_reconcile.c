/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tap.h"

#include "base/seed.h"
#include "measure/reconcile.h"

#include <stdlib.h>

/* A conflict is what no choice of whole numbers within the bounds resolves. */
static void
test_conflict(void)
{
    size_t n = 0, wrong = 0;

    for (int code = 0; code < 6 * 6 * 3 * 3 * 3; code++) {
        int a = code % 6, b = code / 6 % 6;
        int wide_a = code / 36 % 3, wide_b = code / 108 % 3;
        nrm_tolerance t = { .absolute = code / 324 };
        nrm_span x = { a, a + wide_a }, y = { b, b + wide_b }, d;
        double least = INFINITY, most = 0;
        bool got = nrm_reconcile_conflict(&t, x, y, &d);

        for (int i = a; i <= a + wide_a; i++)
            for (int j = b; j <= b + wide_b; j++) {
                least = fmin(least, abs(i - j));
                most = fmax(most, abs(i - j));
            }
        wrong += got != (least > t.absolute);
        wrong += d.low != least || d.high != most;
        n++;
    }
    tap_ok(wrong == 0, "%zu pairs of bounds as enumeration says", n);
}

static void
test_relative(void)
{
    nrm_tolerance t = { .relative = 0.25 };
    nrm_span d;

    tap_ok(!nrm_reconcile_conflict(&t, (nrm_span){ 75, 75 },
                                   (nrm_span){ 100, 100 }, &d),
           "75 and 100 differ by a quarter of the larger");
    tap_ok(nrm_reconcile_conflict(&t, (nrm_span){ 74, 74 },
                                  (nrm_span){ 100, 100 }, &d),
           "74 and 100 by more");
    tap_ok(nrm_reconcile_conflict(&t, (nrm_span){ 0, 0 },
                                  (nrm_span){ 1, INFINITY }, &d),
           "0 and more than 0 can not agree");
    tap_ok(!nrm_reconcile_conflict(&(nrm_tolerance){ 0 }, (nrm_span){ 0, 4 },
                                   (nrm_span){ -INFINITY, 2 }, &d),
           "open ends that meet can");
}

/* Made-up answers of four sources to twelve questions, in a shuffled order. */
static nrm_obs *
make_table(nrm_arena *a, uint64_t shuffle)
{
    static const char *const sources[] = { "police", "ngo", "court", "fund" };
    nrm_obs *obs = nrm_obs_new(a);
    nrm_err e = { 0 };
    size_t geo, order[48];

    if (nrm_obs_dim(obs, "geo", &geo, &e) != 0)
        tap_ok(false, "%s", e.text);
    for (size_t i = 0; i < 48; i++)
        order[i] = i;
    for (size_t i = 47; i > 0; i--) {
        size_t j = nrm_seed_at(shuffle, i) % (i + 1), kept = order[i];

        order[i] = order[j];
        order[j] = kept;
    }
    for (size_t k = 0; k < 48; k++) {
        size_t i = order[k], source = i % 4;
        uint64_t random = nrm_seed_at(7, i);
        nrm_obs_row *row = nrm_obs_add(obs);

        row->dim[geo] =
            nrm_obs_word(obs, nrm_text_of(nrm_format(a, "C%zu", i / 4 % 3)));
        if (!nrm_period_parse(nrm_text_of(nrm_format(a, "201%zu", i / 12)),
                              &row->period))
            tap_ok(false, "a period");
        if (random % 5 > 0)
            row->num[NRM_OBS_VALUE] = nrm_known((double)(random / 5 % 4));
        if (nrm_obs_set_text(obs, row, "SOURCE", sources[source], &e) != 0
            || nrm_obs_set_text(obs, row, "RELEASE",
                                nrm_format(a, "20%02d", (int)(random % 90)), &e)
                   != 0)
            tap_ok(false, "%s", e.text);
    }
    nrm_obs_sort(obs);
    return obs;
}

/* What a rule chooses, as one text. */
static const char *
chosen(nrm_arena *a, const nrm_obs *obs, const char *rule)
{
    nrm_err e = { 0 };
    nrm_reconcile *r = nrm_reconcile_new(a, obs, 1, true);
    nrm_choice *c = nrm_choice_parse(a, r, rule, &e);
    nrm_obs *out = c == NULL ? NULL : nrm_reconcile_choose(c, &e);
    nrm_buf text;

    nrm_buf_init(&text, a);
    for (size_t i = 0; out != NULL && i < out->n_rows; i++) {
        const nrm_obs_row *row = &out->rows[i];
        size_t source = nrm_obs_text_find(out, "SOURCE");

        nrm_buf_format(&text, "%s %lld ", nrm_obs_string(out, row->dim[0]),
                       (long long)nrm_period_index(row->period));
        if (row->num[NRM_OBS_VALUE].known)
            nrm_buf_format(&text, "%g %s;", row->num[NRM_OBS_VALUE].x,
                           nrm_obs_string(out, row->text[source]));
        else
            nrm_buf_text(&text, "nobody;");
    }
    return out == NULL ? nrm_format(a, "%s", e.text) : nrm_buf_string(&text);
}

static void
test_order(nrm_arena *a)
{
    static const char *const rules[] = { "prefer=court,ngo", "latest",
                                         "max-coverage", "median" };

    for (size_t i = 0; i < NRM_COUNT_OF(rules); i++) {
        const char *want = chosen(a, make_table(a, 1), rules[i]);
        size_t n = 0, same = 0;

        for (const char *at = want; *at != '\0'; at++)
            n += *at == ';';
        for (uint64_t shuffle = 2; shuffle < 12; shuffle++)
            same +=
                strcmp(chosen(a, make_table(a, shuffle), rules[i]), want) == 0;
        tap_ok(n == 12 && same == 10,
               "%s answers each question, whatever the order of the rows",
               rules[i]);
    }
}

/* The median has as many answers below it as above it, or one less. */
static void
test_median(nrm_arena *a)
{
    nrm_err e = { 0 };
    nrm_reconcile *r = nrm_reconcile_new(a, make_table(a, 1), 1, true);
    nrm_choice *c = nrm_choice_parse(a, r, "median", &e);
    size_t wrong = 0;

    for (size_t k = 0; c != NULL && k < r->n; k++) {
        const nrm_question *q = &r->questions[k];
        size_t below = 0, above = 0;
        double middle;

        if (q->n == 0)
            continue;
        middle = c->kind->choose(c, q)->span.low;
        for (size_t i = 0; i < q->n; i++) {
            below += q->answers[i].span.low < middle;
            above += q->answers[i].span.low > middle;
        }
        wrong += below > (q->n - 1) / 2 || above > q->n / 2;
    }
    tap_ok(c != NULL && wrong == 0, "the median is in the middle");
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);

    test_conflict();
    test_relative();
    test_order(a);
    test_median(a);
    nrm_arena_free(a);
    return tap_done();
}
