/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the audit learns from published shares and means, against all tables
 * that are printed alike: two regions of two kinds, of which the total of all
 * is public. The number of tables may be given: `build/tests/test_shares
 * 10000`.
 */
#include "base/seed.h"
#include "protect/audit.h"
#include "tap.h"

#include <math.h>
#include <stdlib.h>

#define INNER 4
#define CELLS 7 /* all, the regions, and the inner cells */

static uint64_t draws;

static uint64_t
draw(uint64_t below)
{
    return nrm_seed_at(20261125, draws++) % below;
}

/* What is printed of a cell, in units of the last decimal. */
typedef struct print {
    bool hidden, share, mean;
    int64_t percent, average, sum;
} print;

typedef struct table {
    int64_t count[CELLS];
    print prints[CELLS];
    int64_t percents, averages; /* 10 to the power of their decimals */
    int64_t low[CELLS], high[CELLS];
} table;

static void
add_up(int64_t *count)
{
    count[1] = count[3] + count[4];
    count[2] = count[5] + count[6];
    count[0] = count[1] + count[2];
}

/* x / y to the nearest whole number, half away from zero. */
static int64_t
nearest(int64_t x, int64_t y)
{
    return (2 * x + y) / (2 * y);
}

/* The place of the total that a share is of. */
static size_t
base_of(size_t c)
{
    return c < 3 ? 0 : (c - 1) / 2;
}

static int64_t
percent_of(const table *t, const int64_t *count, size_t c)
{
    return nearest(100 * t->percents * count[c], count[base_of(c)]);
}

/* Whether a reader of what is printed of `t` may think that these are it. */
static bool
is_alike(const table *t, const int64_t *count)
{
    for (size_t c = 0; c < CELLS; c++) {
        const print *p = &t->prints[c];

        if ((p->hidden ? count[c] < 1 : count[c] != t->count[c])
            || (p->share && percent_of(t, count, c) != p->percent)
            || (p->mean
                && nearest(p->sum * t->averages, count[c]) != p->average))
            return false;
    }
    return true;
}

/* The range of every cell over all tables that are printed alike. */
static void
enumerate(table *t)
{
    int64_t x[CELLS];

    for (size_t c = 0; c < CELLS; c++) {
        t->low[c] = INT64_MAX;
        t->high[c] = -1;
    }
    for (x[3] = 0; x[3] <= t->count[0]; x[3]++)
        for (x[4] = 0; x[3] + x[4] <= t->count[0]; x[4]++)
            for (x[5] = 0; x[3] + x[4] + x[5] <= t->count[0]; x[5]++) {
                x[6] = t->count[0] - x[3] - x[4] - x[5];
                add_up(x);
                for (size_t c = 0; is_alike(t, x) && c < CELLS; c++) {
                    t->low[c] = x[c] < t->low[c] ? x[c] : t->low[c];
                    t->high[c] = x[c] > t->high[c] ? x[c] : t->high[c];
                }
            }
}

/* Where no row of a statistic shows a decimal, it has none. */
static void
drop_decimals(table *t)
{
    bool percents = false, averages = false;

    for (size_t c = 0; c < CELLS; c++) {
        const print *p = &t->prints[c];

        percents = percents || (p->share && p->percent % t->percents != 0);
        averages = averages || (p->mean && p->average % t->averages != 0);
    }
    for (size_t c = 0; c < CELLS; c++) {
        t->prints[c].percent /= percents ? 1 : t->percents;
        t->prints[c].average /= averages ? 1 : t->averages;
    }
    t->percents = percents ? t->percents : 1;
    t->averages = averages ? t->averages : 1;
}

static table
random_table(void)
{
    table t = { .percents = draw(2) == 0 ? 1 : 10,
                .averages = draw(2) == 0 ? 1 : 10 };

    for (size_t c = 3; c < CELLS; c++)
        t.count[c] = (int64_t)(1 + draw(11));
    add_up(t.count);
    for (size_t c = 1; c < CELLS; c++) {
        print *p = &t.prints[c];

        p->hidden = draw(8) > 0;
        p->share = p->hidden && draw(3) == 0;
        p->percent = percent_of(&t, t.count, c);
        p->mean = p->hidden && draw(6) == 0;
        p->sum = 16 * t.count[c] + (int64_t)draw(10);
        p->average = nearest(p->sum * t.averages, t.count[c]);
    }
    drop_decimals(&t);
    return t;
}

static nrm_obs_row *
add_row(nrm_obs *obs, const size_t *dims, size_t c, const char *statistic)
{
    static const char *const regions[] = { "",   "RO", "SI", "RO",
                                           "RO", "SI", "SI" };
    nrm_obs_row *row = nrm_obs_add(obs);

    if (c > 0)
        row->dim[dims[0]] = nrm_obs_word(obs, nrm_text_of(regions[c]));
    if (c > 2)
        row->dim[dims[1]] =
            nrm_obs_word(obs, nrm_text_of(c % 2 == 1 ? "one" : "two"));
    if (statistic != NULL)
        row->dim[dims[2]] = nrm_obs_word(obs, nrm_text_of(statistic));
    row->conf = NRM_CONF_F;
    return row;
}

static void
put(nrm_obs_row *row, int64_t number, int64_t unit)
{
    row->num[NRM_OBS_VALUE] = nrm_known((double)number / (double)unit);
}

static nrm_obs *
rows_of(nrm_arena *a, const table *t, size_t *dims)
{
    static const char *const names[] = { "region", "kind", "statistic" };
    nrm_obs *obs = nrm_obs_new(a);
    nrm_err e = { 0 };

    for (size_t d = 0; d < NRM_COUNT_OF(names); d++)
        if (nrm_obs_dim(obs, names[d], &dims[d], &e) != 0)
            abort();
    for (size_t c = 0; c < CELLS; c++) {
        const print *p = &t->prints[c];
        nrm_obs_row *row = add_row(obs, dims, c, NULL);

        if (p->hidden)
            row->conf = NRM_CONF_C;
        else
            put(row, t->count[c], 1);
        if (p->share)
            put(add_row(obs, dims, c, "share"), p->percent, t->percents);
        if (p->mean) {
            put(add_row(obs, dims, c, "sum"), p->sum, 1);
            put(add_row(obs, dims, c, "mean"), p->average, t->averages);
        }
    }
    return obs;
}

/* The cell of a row. */
static size_t
cell_of(const nrm_obs *obs, const nrm_obs_row *row, const size_t *dims)
{
    const char *region = nrm_obs_string(obs, row->dim[dims[0]]);
    const char *kind = nrm_obs_string(obs, row->dim[dims[1]]);
    size_t c = strcmp(region, "RO") == 0 ? 1 : 2;

    if (strcmp(kind, "one") != 0 && strcmp(kind, "two") != 0)
        return strcmp(region, "RO") != 0 && strcmp(region, "SI") != 0 ? 0 : c;
    return 1 + 2 * c + (strcmp(kind, "two") == 0);
}

static bool
same_intervals(nrm_arena *a)
{
    table t = random_table();
    size_t dims[3];
    nrm_obs *obs = rows_of(a, &t, dims);
    nrm_policy policy = nrm_policy_default();
    nrm_audit how = { .policy = &policy, .intervals = true };
    nrm_audited found;
    nrm_err e = { 0 };
    bool good = true;

    if (nrm_audit_run(a, obs, &how, &found, &e) != 0) {
        printf("# %s\n", e.text);
        return false;
    }
    enumerate(&t);
    for (size_t i = 0; i < found.slices.n; i++) {
        const nrm_slice *slice = &found.slices.at[i];

        for (size_t c = 0; c < slice->cube->cells.n; c++) {
            const nrm_exposure *x = &found.attacked[i].cells[c];
            size_t k =
                cell_of(obs, &obs->rows[*nrm_list_at(&slice->rows, c)], dims);

            if (slice->cells[c].kind == NRM_CELL_HIDDEN)
                good = good && x->low == t.low[k] && x->high == t.high[k];
        }
    }
    return good;
}

int
main(int argc, char **argv)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    size_t n = argc > 1 ? (size_t)atol(argv[1]) : 500, good = 0;

    for (size_t i = 0; i < n; i++) {
        good += same_intervals(a);
        nrm_arena_reset(a);
    }
    tap_ok(good == n,
           "intervals beside shares are those of enumeration: %zu of %zu", good,
           n);
    nrm_arena_free(a);
    return tap_done();
}
