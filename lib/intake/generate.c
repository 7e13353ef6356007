/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/generate.h"

#include "base/seed.h"
#include "intake/generate_plan.h"

#include <string.h>

#define DUPLICATE_BACK                                                         \
    100 /* rows that lie between a row and its copy at most */

/* The streams of a register. */
enum { SEED_ROW, SEED_FAULT, SEED_DUPLICATE, SEED_DAYS, SEED_COUNT };

typedef struct generating {
    const nrm_generate_plan *plan;
    uint64_t seed[SEED_COUNT];
    size_t n_rows;
    size_t *until; /* rows before the end of each day of the calendar */
    size_t day;    /* where the last row was */
    nrm_made_row row;
    nrm_made_cell *right; /* the cells of a row before it is spoilt */
    nrm_csv_out csv, key;
    bool has_key;
} generating;

/* Registers of one seed are not alike: their names go into it. */
static void
set_seeds(generating *g, uint64_t seed, const char *name)
{
    for (; *name != '\0'; name++)
        seed = nrm_seed_at(seed, (unsigned char)*name);
    for (uint64_t i = 0; i < SEED_COUNT; i++)
        g->seed[i] = nrm_seed_at(seed, i);
}

/*
 * Poisson months, given how many rows there are in all, are multinomial; and
 * so are their days.
 */
static void
spread_rows(nrm_arena *a, generating *g)
{
    const nrm_made_days *days = g->plan->days;
    size_t n = (size_t)(days->last - days->first) + 1;
    nrm_random r = nrm_random_at(g->seed[SEED_DAYS], 1);

    g->until = nrm_new_n(a, size_t, n);
    for (size_t i = 0; i < g->n_rows; i++)
        g->until[nrm_law_draw(days->days, &r)]++;
    for (size_t i = 1; i < n; i++)
        g->until[i] += g->until[i - 1];
}

static int
count_rows(nrm_arena *a, generating *g, size_t asked, nrm_err *e)
{
    const nrm_made_days *days = g->plan->days;
    nrm_random r = nrm_random_at(g->seed[SEED_DAYS], 0);

    g->n_rows = asked;
    if (asked > NRM_GENERATE_ROWS_MAX)
        return nrm_fail(e, NRM_EUSAGE, "there are %zu rows at most",
                        NRM_GENERATE_ROWS_MAX);
    if (asked == 0 && days == NULL)
        return nrm_fail(e, NRM_EUSAGE,
                        "this register has no calendar: say "
                        "how many --rows");
    if (asked == 0)
        g->n_rows = nrm_law_draw(nrm_law_count(a, days->expected, 0), &r);
    if (days != NULL)
        spread_rows(a, g);
    return 0;
}

/* Rows come in order, but for those that are repeated from a little before. */
static void
find_day(generating *g, size_t index)
{
    if (g->until == NULL)
        return;
    while (index >= g->until[g->day])
        g->day++;
    while (g->day > 0 && index < g->until[g->day - 1])
        g->day--;
    g->row.day = g->plan->days->first + (int32_t)g->day;
}

static void
make_row(generating *g, size_t index)
{
    find_day(g, index);
    g->row.index = index;
    g->row.random = nrm_random_at(g->seed[SEED_ROW], index);
    for (size_t i = 0; i < g->plan->n_fields; i++)
        nrm_draw_cell(&g->plan->fields[i].drawn, &g->row, &g->row.cells[i]);
}

/* A copy of the cells, as what spoils one writes over it. */
static void
keep_right(generating *g)
{
    for (size_t i = 0; i < g->plan->n_fields; i++) {
        const nrm_made_cell *cell = &g->row.cells[i];

        g->right[i] = *cell;
        if (cell->text.at == cell->bytes)
            g->right[i].text.at = g->right[i].bytes;
    }
}

static bool
is_spoilt(const generating *g, size_t at)
{
    nrm_text now = g->row.cells[at].text, right = g->right[at].text;

    return (now.at == NULL) != (right.at == NULL) || !nrm_text_eq(now, right);
}

/* Notes in the key what differs from `right` and did not before. */
static int
log_fault(generating *g, const char *fault, const bool *before, nrm_err *e)
{
    char line[NRM_NUM_BYTES];

    nrm_num_format((double)g->row.index + 2, line);
    for (size_t i = 0; i < g->plan->n_fields; i++) {
        if (before[i] || !is_spoilt(g, i))
            continue;
        nrm_csv_put_string(&g->key, line);
        nrm_csv_put_string(&g->key, g->plan->fields[i].field->name);
        nrm_csv_put_string(&g->key, fault);
        nrm_csv_put(&g->key, g->right[i].text);
        nrm_csv_put(&g->key, g->row.cells[i].text);
        if (nrm_csv_end(&g->key, e) != 0)
            return -1;
    }
    return 0;
}

/* Whether this kind may still happen to the field of the row. */
static bool
may_spoil(const generating *g, const nrm_fault *fault, size_t at)
{
    const nrm_made_field *f = &g->plan->fields[at];

    return fault->fits(f) && !f->mark && g->row.cells[at].text.at != NULL
           && !is_spoilt(g, at)
           && (f->after == NRM_NO_FIELD || !is_spoilt(g, f->after));
}

/* Spoils one field of the row, any that may, each with the same chance. */
static void
spoil_one(generating *g, const nrm_fault *fault, nrm_random *r)
{
    size_t n = 0, chosen;

    for (size_t i = 0; i < g->plan->n_fields; i++)
        n += may_spoil(g, fault, i);
    if (n == 0)
        return;
    chosen = nrm_random_below(r, n);
    for (size_t i = 0; i < g->plan->n_fields; i++)
        if (may_spoil(g, fault, i) && chosen-- == 0) {
            fault->spoil(g->plan->fields, i, &g->row, r);
            return;
        }
}

/* Spoils the row; `told` says whether the key hears of it. */
static int
spoil_row(generating *g, bool *before, bool told, nrm_err *e)
{
    nrm_random r = nrm_random_at(g->seed[SEED_FAULT], g->row.index);
    bool kept = false;

    for (size_t k = 0; nrm_faults[k] != NULL; k++) {
        if (!(nrm_random_share(&r) < g->plan->faults[k]))
            continue;
        if (!kept)
            keep_right(g);
        kept = true;
        for (size_t i = 0; i < g->plan->n_fields; i++)
            before[i] = is_spoilt(g, i);
        spoil_one(g, nrm_faults[k], &r);
        if (told && log_fault(g, nrm_faults[k]->name, before, e) != 0)
            return -1;
    }
    return 0;
}

/* Whether the row repeats another, and which, `back` rows before. */
static bool
repeats(const generating *g, size_t index, size_t *back)
{
    nrm_random r = nrm_random_at(g->seed[SEED_DUPLICATE], index);
    size_t most = index < DUPLICATE_BACK ? index : DUPLICATE_BACK;

    if (!(nrm_random_share(&r) < g->plan->duplicates) || most == 0)
        return false;
    *back = 1 + nrm_random_below(&r, most);
    return true;
}

static int
log_duplicate(generating *g, size_t index, size_t of, nrm_err *e)
{
    char line[NRM_NUM_BYTES];

    nrm_csv_put_string(&g->key, nrm_num_format((double)index + 2, line));
    nrm_csv_put(&g->key, nrm_text_n(NULL, 0));
    nrm_csv_put_string(&g->key, "duplicate");
    nrm_csv_put_string(&g->key, nrm_num_format((double)of + 2, line));
    nrm_csv_put(&g->key, nrm_text_n(NULL, 0));
    return nrm_csv_end(&g->key, e);
}

static int
write_row(generating *g, size_t index, bool *before, nrm_err *e)
{
    size_t back = 0, other;
    /* A row that is itself a copy is not copied. */
    bool copy = g->plan->duplicates > 0 && repeats(g, index, &back)
                && !repeats(g, index - back, &other);

    make_row(g, copy ? index - back : index);
    if (g->plan->spoils && spoil_row(g, before, g->has_key && !copy, e) != 0)
        return -1;
    if (copy && g->has_key && log_duplicate(g, index, index - back, e) != 0)
        return -1;
    for (size_t i = 0; i < g->plan->n_fields; i++)
        nrm_csv_put(&g->csv, g->row.cells[i].text);
    return nrm_csv_end(&g->csv, e);
}

static int
write_headers(generating *g, nrm_err *e)
{
    static const char *const key[] = { "line", "column", "error", "value",
                                       "written" };

    for (size_t i = 0; i < NRM_COUNT_OF(key) && g->has_key; i++)
        nrm_csv_put_string(&g->key, key[i]);
    if (g->has_key && nrm_csv_end(&g->key, e) != 0)
        return -1;
    for (size_t i = 0; i < g->plan->n_fields; i++)
        nrm_csv_put_string(&g->csv, g->plan->fields[i].field->name);
    return nrm_csv_end(&g->csv, e);
}

int
nrm_generate(nrm_arena *a, const nrm_generate_ask *ask, nrm_out *out,
             nrm_out *key, nrm_err *e)
{
    nrm_generate_plan plan;
    generating g = { .plan = &plan, .has_key = key != NULL };
    bool *before;

    if (nrm_generate_plan_read(a, ask, &plan, e) != 0)
        return -1;
    set_seeds(&g, ask->seed, ask->resource->name);
    if (count_rows(a, &g, ask->rows, e) != 0)
        return -1;
    g.row.cells = nrm_new_n(a, nrm_made_cell, plan.n_fields);
    g.right = nrm_new_n(a, nrm_made_cell, plan.n_fields);
    before = nrm_new_n(a, bool, plan.n_fields);
    nrm_csv_out_init(&g.csv, a, out, ',');
    nrm_csv_out_init(&g.key, a, key, ',');
    if (write_headers(&g, e) != 0)
        return -1;
    for (size_t i = 0; i < g.n_rows; i++)
        if (write_row(&g, i, before, e) != 0)
            return -1;
    return 0;
}
