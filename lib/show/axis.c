/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/axis.h"

#include "data/unicode.h"

#include <stdlib.h>
#include <string.h>

/* A code of one dimension, with all that it may be sorted by. */
typedef struct value {
    uint32_t word;
    uint32_t rank;
    nrm_text code, label;
    nrm_period period;
    size_t first;
    int group; /* totals stand apart: -1 before, 0, 1 behind the others */
} value;

static int
compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int
by_code(const void *one, const void *two)
{
    const value *a = one, *b = two;

    if (a->group != b->group)
        return a->group - b->group;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return nrm_text_cmp(a->code, b->code);
}

static int
by_label(const void *one, const void *two)
{
    const value *a = one, *b = two;
    int order = a->group != b->group ? a->group - b->group
                                     : nrm_text_cmp(a->label, b->label);

    return order != 0 ? order : nrm_text_cmp(a->code, b->code);
}

static int
by_given(const void *one, const void *two)
{
    const value *a = one, *b = two;

    if (a->group != b->group)
        return a->group - b->group;
    return compare_sizes(a->first, b->first);
}

static int
by_period(const void *one, const void *two)
{
    const value *a = one, *b = two;
    int order = nrm_period_cmp(a->period, b->period);

    return order != 0 ? order : compare_sizes(a->first, b->first);
}

typedef int compare(const void *, const void *);

typedef struct making {
    nrm_words *w;
    nrm_arena *a;
    const nrm_pick *pick;
    nrm_axis_order order;
    nrm_axis_totals totals;
} making;

static value
value_of(const making *m, size_t column, size_t i)
{
    const nrm_obs *obs = m->pick->obs;
    const nrm_obs_row *row = m->pick->rows[i];
    value v = { .first = i };

    if (column == NRM_PICK_PERIOD) {
        v.period = row->period;
        return v;
    }
    v.word = row->dim[column];
    v.code = nrm_obs_text_at(obs, v.word);
    v.rank = nrm_words_rank(m->w, obs->dims[column], v.code);
    if (nrm_pick_is_total(obs, row, column))
        v.group = m->totals == NRM_TOTALS_FIRST ? -1 : 1;
    if (m->order == NRM_BY_LABEL)
        v.label = nrm_utf8_fold(
            m->a, nrm_text_of(nrm_words_code(m->w, obs->dims[column], v.code)));
    return v;
}

/* The bytes by which two rows are told apart in a column. */
static nrm_text
value_key(const making *m, size_t column, const nrm_obs_row *row)
{
    if (column == NRM_PICK_PERIOD) {
        char text[NRM_PERIOD_BYTES];

        return nrm_text_copy(m->a,
                             nrm_text_of(nrm_period_format(row->period, text)));
    }
    return nrm_text_n((const char *)&row->dim[column], sizeof row->dim[column]);
}

/* For each row, the place of its code in the order of the column. */
static uint32_t *
column_places(const making *m, size_t column)
{
    static compare *const orders[] = { by_code, by_label, by_given };
    nrm_pool *seen = nrm_pool_new(m->a);
    value *values = NULL;
    size_t n = 0, cap = 0;
    uint32_t *number = nrm_new_n(m->a, uint32_t, m->pick->n);
    uint32_t *place;

    for (size_t i = 0; i < m->pick->n; i++) {
        number[i] = nrm_pool_add(seen, value_key(m, column, m->pick->rows[i]));
        if (number[i] < n)
            continue;
        nrm_room(m->a, values, n, cap);
        values[n++] = value_of(m, column, i);
    }
    if (n == 0)
        return number;
    qsort(values, n, sizeof *values,
          column == NRM_PICK_PERIOD ? by_period : orders[m->order]);
    place = nrm_new_n(m->a, uint32_t, n);
    for (size_t k = 0; k < n; k++)
        place[number[values[k].first]] = (uint32_t)k;
    for (size_t i = 0; i < m->pick->n; i++)
        number[i] = place[number[i]];
    return number;
}

/* An entry while it is sorted. */
typedef struct draft {
    const uint32_t *places; /* one for each column */
    size_t n_columns;
    size_t number; /* in the order in which they came */
    nrm_axis_entry entry;
} draft;

static int
by_places(const void *one, const void *two)
{
    const draft *a = one, *b = two;

    for (size_t i = 0; i < a->n_columns; i++)
        if (a->places[i] != b->places[i])
            return a->places[i] < b->places[i] ? -1 : 1;
    return 0;
}

static bool
is_total(const nrm_pick *pick, const nrm_axis_names *names,
         const nrm_obs_row *row)
{
    for (size_t i = 0; i < names->n; i++)
        if (names->at[i] != NRM_PICK_PERIOD
            && nrm_pick_is_total(pick->obs, row, names->at[i]))
            return true;
    return false;
}

/* The combinations that occur; axis->place holds their numbers. */
static draft *
collect(const making *m, nrm_axis *axis)
{
    size_t columns = axis->names.n, cap = 0;
    uint32_t *places[NRM_DIMS_MAX + 1];
    nrm_pool *seen = nrm_pool_new(m->a);
    draft *drafts = NULL;

    for (size_t c = 0; c < columns; c++)
        places[c] = column_places(m, axis->names.at[c]);
    for (size_t i = 0; i < m->pick->n; i++) {
        uint32_t *key = nrm_new_n(m->a, uint32_t, columns + 1);

        for (size_t c = 0; c < columns; c++)
            key[c] = places[c][i];
        axis->place[i] = nrm_pool_add(
            seen, nrm_text_n((const char *)key, columns * sizeof *key));
        if (axis->place[i] < axis->n)
            continue;
        nrm_room(m->a, drafts, axis->n, cap);
        drafts[axis->n] =
            (draft){ key, columns, axis->n, { m->pick->rows[i], false } };
        drafts[axis->n].entry.total =
            is_total(m->pick, &axis->names, m->pick->rows[i]);
        axis->n++;
    }
    return drafts;
}

/* Leaves the totals out when something else remains. */
static size_t
drop_totals(draft *drafts, size_t n)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        if (!drafts[i].entry.total)
            drafts[kept++] = drafts[i];
    return kept > 0 ? kept : n;
}

nrm_axis *
nrm_axis_new(nrm_words *w, nrm_arena *a, const nrm_pick *pick,
             const nrm_axis_names *names, nrm_axis_order order,
             nrm_axis_totals totals)
{
    making m = { w, a, pick, order, totals };
    nrm_axis *axis = nrm_new(a, nrm_axis);
    size_t *new_place, n_all;
    draft *drafts;

    axis->names = *names;
    axis->place = nrm_new_n(a, size_t, pick->n);
    drafts = collect(&m, axis);
    n_all = axis->n;
    if (totals == NRM_TOTALS_NONE)
        axis->n = drop_totals(drafts, axis->n);
    qsort(drafts, axis->n, sizeof *drafts, by_places);
    new_place = nrm_new_n(a, size_t, n_all);
    for (size_t i = 0; i < n_all; i++)
        new_place[i] = NRM_NO_ENTRY;
    axis->entries = nrm_new_n(a, nrm_axis_entry, axis->n);
    for (size_t i = 0; i < axis->n; i++) {
        axis->entries[i] = drafts[i].entry;
        new_place[drafts[i].number] = i;
    }
    for (size_t i = 0; i < pick->n; i++)
        axis->place[i] = new_place[axis->place[i]];
    return axis;
}

const char *
nrm_axis_label(nrm_words *w, const nrm_obs *obs, const nrm_axis_entry *entry,
               size_t column)
{
    if (column == NRM_PICK_PERIOD)
        return nrm_words_period(w, entry->row->period);
    return nrm_words_code(w, obs->dims[column],
                          nrm_obs_text_at(obs, entry->row->dim[column]));
}

const char *
nrm_axis_head(nrm_words *w, const nrm_obs *obs, size_t column)
{
    const char *name =
        column == NRM_PICK_PERIOD ? "TIME_PERIOD" : obs->dims[column];
    nrm_buf key;

    nrm_buf_init(&key, obs->a);
    nrm_buf_format(&key, "dim.%s", name);
    if (nrm_words_find(w, nrm_buf_string(&key)) == NULL) {
        (void)nrm_words_get(w, nrm_buf_string(&key));
        return name;
    }
    return nrm_words_get(w, nrm_buf_string(&key));
}
