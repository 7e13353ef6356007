/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What nrm-identify says of counts within bounds, against what it says of every
 * set of counts within them.
 */
#include "tap.h"

#include "data/obs_io.h"
#include "data/select.h"
#include "math/start.h"
#include "measure/identify.h"

/* Cells of a table; the first two that are above `most` stand for bounds. */
enum { n_cells = 8, bounded = 2, most = 3 };

/* The rows of one run, in order. */
static nrm_obs *
run(nrm_arena *a, const char *csv, const char *methods, nrm_identify job)
{
    nrm_err e = { 0 };
    nrm_obs *out;

    job.a = a;
    job.list = &nrm_identify_methods;
    job.obs = nrm_obs_new(a);
    job.level = 0.9;
    job.seed = 4;
    if (nrm_obs_read(job.obs, nrm_in_memory(a, "x", nrm_text_of(csv)), &e) != 0)
        return NULL;
    out = nrm_identify_run(&job, methods, &e);
    if (out == NULL)
        printf("# %s\n", e.text);
    else
        nrm_obs_sort(out);
    return out;
}

/* A table of two by two in two centres, the first two cells x and y or <4. */
static const char *
table(nrm_arena *a, int x, int y)
{
    static const char *const cells[n_cells] = { "F,YES,A", "F,NO,A",  "M,YES,A",
                                                "M,NO,A",  "F,YES,B", "F,NO,B",
                                                "M,YES,B", "M,NO,B" };
    static const int counts[n_cells] = { 0, 0, 7, 2, 5, 2, 3, 8 };
    nrm_buf b;

    nrm_buf_init(&b, a);
    nrm_buf_text(&b, "sex,outcome,centre,OBS_VALUE,OBS_LOW,OBS_HIGH\n");
    for (int i = 0; i < n_cells; i++)
        if (i < bounded && x < 0)
            nrm_buf_format(&b, "%s,,0,%d\n", cells[i], most);
        else
            nrm_buf_format(&b, "%s,%d,,\n", cells[i],
                           i == 0   ? x
                           : i == 1 ? y
                                    : counts[i]);
    return nrm_buf_string(&b);
}

/* What all sets say of one row. */
typedef struct seen {
    nrm_span value, limits;
    double p;
    bool no_limits, no_p;
} seen;

static void
see(const nrm_obs_row *row, seen *s)
{
    nrm_maybe value = row->num[NRM_OBS_VALUE];
    nrm_maybe low = row->num[NRM_CI_LOW], high = row->num[NRM_CI_HIGH];

    if (value.known) {
        s->value.low = fmin(s->value.low, value.x);
        s->value.high = fmax(s->value.high, value.x);
    }
    s->no_limits = s->no_limits || !low.known;
    s->limits.low = low.known ? fmin(s->limits.low, low.x) : s->limits.low;
    s->limits.high = high.known ? fmax(s->limits.high, high.x) : INFINITY;
    s->no_p = s->no_p || !row->num[NRM_P_VALUE].known;
    s->p = fmax(s->p, row->num[NRM_P_VALUE].x);
}

static bool
near(nrm_maybe got, double want)
{
    return got.known && fabs(got.x - want) <= 1e-12 * fmax(1, fabs(want));
}

/* Whether the row over bounds is what all sets said, as far as it may be. */
static bool
same(const nrm_obs_row *row, const seen *s, bool limits)
{
    nrm_maybe low = row->num[NRM_OBS_LOW], high = row->num[NRM_OBS_HIGH];
    nrm_maybe value = row->num[NRM_OBS_VALUE], p = row->num[NRM_P_VALUE];
    bool good;

    if (s->value.low == s->value.high)
        good = near(value, s->value.low);
    else
        good = near(low, s->value.low)
               && (near(high, s->value.high) || !high.known);
    if (limits && !s->no_limits)
        good = good && near(row->num[NRM_CI_LOW], s->limits.low);
    if (!s->no_p)
        good = good && near(p, s->p);
    return good;
}

static void
test_method(const char *method, nrm_identify job, bool limits)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_obs *over = run(a, table(a, -1, -1), method, job);
    seen *all = nrm_new_n(a, seen, over->n_rows);
    bool good = true;
    size_t ranged = 0;

    for (size_t i = 0; i < over->n_rows; i++)
        all[i].value = all[i].limits = (nrm_span){ INFINITY, -INFINITY };
    for (int x = 0; x <= most; x++)
        for (int y = 0; y <= most; y++) {
            nrm_obs *one = run(a, table(a, x, y), method, job);

            good = good && one->n_rows == over->n_rows;
            for (size_t i = 0; good && i < one->n_rows; i++)
                see(&one->rows[i], &all[i]);
        }
    for (size_t i = 0; good && i < over->n_rows; i++) {
        bool row = same(&over->rows[i], &all[i], limits);

        if (!row)
            printf("# row %zu: values %g to %g, p %g\n", i, all[i].value.low,
                   all[i].value.high, all[i].p);
        good = good && row;
        ranged += over->rows[i].num[NRM_OBS_LOW].known;
    }
    tap_ok(good && ranged > 0, "%s over bounds: %zu rows", method,
           over->n_rows);
    nrm_arena_free(a);
}

/* Many cells within bounds are drawn: between the corners, the same twice. */
static void
test_draws(void)
{
    static const char *const csv = "form,OBS_VALUE,OBS_LOW,OBS_HIGH\n"
                                   "A,,1,40\nB,,1,40\nC,,0,40\nD,9,,\n";
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_identify job = { .over = "form" };
    nrm_obs *one = run(a, csv, "shares", job),
            *two = run(a, csv, "shares", job);
    const nrm_maybe *num = one->rows[0].num;
    bool again = one->n_rows == two->n_rows;

    tap_near(num[NRM_OBS_LOW].x, 100.0 / 90, 1e-12,
             "the corner with the lowest share is among them");
    tap_near(num[NRM_OBS_HIGH].x, 4000.0 / 50, 1e-12, "and the highest");
    for (size_t i = 0; i < one->n_rows; i++)
        for (size_t k = 0; k < NRM_ATTRS; k++)
            again = again && one->rows[i].num[k].x == two->rows[i].num[k].x
                    && one->rows[i].num[k].known == two->rows[i].num[k].known;
    tap_ok(again, "the same for the same seed");
    tap_ok(strstr(nrm_obs_string(
                      one, one->rows[0].text[nrm_obs_text_find(one, "NOTE")]),
                  "seed 4")
               != NULL,
           "which the note gives");
    nrm_arena_free(a);
}

/* A class that is at least 3 has no range, and says so in a row. */
static void
test_open(void)
{
    static const char *const csv = "form,OBS_VALUE,OBS_LOW,OBS_HIGH\n"
                                   "A,,3,\nB,4,,\n";
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    nrm_identify job = { .over = "form" };
    nrm_obs *out = run(a, csv, "shares,concentration", job);
    bool good = out->n_rows == 11;

    for (size_t i = 0; i < out->n_rows; i++)
        good = good && (out->rows[i].status & NRM_STATUS('O')) != 0;
    tap_ok(good, "a class known at one end only");
    nrm_arena_free(a);
}

int
main(void)
{
    nrm_identify two = { .over = "sex,outcome" }, one = { .over = "outcome" };
    nrm_identify strata = { .over = "sex,outcome", .strata = "centre" };
    nrm_identify against = { .over = "outcome", .against = "sex=M" };

    nrm_math_start();
    test_method("independence", two, true);
    test_method("fisher", two, true);
    test_method("fisher-table", two, true);
    test_method("mantel-haenszel", strata, true);
    test_method("shares", one, true);
    test_method("shares-sison-glaz", one, true);
    test_method("concentration", one, false);
    test_method("dissimilarity", against, true);
    test_draws();
    test_open();
    return tap_done();
}
