/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows are long and their order is decided by few bits, so they are sorted by
 * columns of numbers, last column first, each a radix sort by its digits; equal
 * ones stay as they were. A column that is in order already costs one look.
 */
#include "data/obs.h"

#include <stdlib.h>
#include <string.h>

enum { digit_bits = 11, n_digits = 1 << digit_bits };

typedef struct sorting {
    nrm_obs *obs;
    uint32_t *rank;  /* of each word when all words are sorted */
    uint64_t *value; /* of each row, in the column at hand */
    size_t *order;   /* rows in the order so far */
    size_t *next;    /* and as they will be */
} sorting;

typedef struct ranked {
    nrm_text text;
    uint32_t word;
} ranked;

static int
compare_ranked(const void *left, const void *right)
{
    const ranked *l = left, *r = right;

    return nrm_text_cmp(l->text, r->text);
}

static uint32_t *
rank_words(nrm_arena *a, const nrm_pool *words)
{
    size_t n = nrm_pool_count(words);
    ranked *all = nrm_new_n(a, ranked, n);
    uint32_t *rank = nrm_new_n(a, uint32_t, n);

    for (uint32_t i = 0; i < n; i++) {
        all[i].text = nrm_pool_at(words, i);
        all[i].word = i;
    }
    qsort(all, n, sizeof *all, compare_ranked);
    for (uint32_t i = 0; i < n; i++)
        rank[all[i].word] = i;
    return rank;
}

/* One digit of the values, from bit `shift` on. */
static void
sort_by_digit(sorting *s, uint64_t low, unsigned shift)
{
    size_t at[n_digits + 1] = { 0 }, n = s->obs->n_rows, *sorted = s->next;

    for (size_t i = 0; i < n; i++)
        at[((s->value[i] - low) >> shift) % n_digits + 1]++;
    for (size_t k = 0; k < n_digits; k++)
        at[k + 1] += at[k];
    for (size_t i = 0; i < n; i++) {
        size_t row = s->order[i];

        sorted[at[((s->value[row] - low) >> shift) % n_digits]++] = row;
    }
    s->next = s->order;
    s->order = sorted;
}

static void
sort_by_value(sorting *s)
{
    uint64_t low = UINT64_MAX, high = 0, last = 0;
    bool sorted = true;

    for (size_t i = 0; i < s->obs->n_rows; i++) {
        uint64_t value = s->value[s->order[i]];

        low = value < low ? value : low;
        high = value > high ? value : high;
        sorted = sorted && value >= last;
        last = value;
    }
    for (unsigned shift = 0; !sorted && (high - low) >> shift > 0;
         shift += digit_bits)
        sort_by_digit(s, low, shift);
}

static void
sort_by_line(sorting *s)
{
    for (size_t i = 0; i < s->obs->n_rows; i++)
        s->value[i] = s->obs->rows[i].line;
    sort_by_value(s);
}

static void
sort_by_file(sorting *s)
{
    for (size_t i = 0; i < s->obs->n_rows; i++)
        s->value[i] = s->rank[s->obs->rows[i].file];
    sort_by_value(s);
}

/* Days before 1970 are below 0. */
static uint64_t
value_of_day(int32_t day)
{
    return (uint64_t)((int64_t)day - INT32_MIN);
}

/* Periods of one kind end in the order in which they start. */
static void
sort_by_end(sorting *s)
{
    const nrm_obs_row *rows = s->obs->rows;
    bool same = true;

    for (size_t i = 1; same && i < s->obs->n_rows; i++)
        same = rows[i].period.freq == rows[0].period.freq
               && rows[i].period.length == rows[0].period.length;
    for (size_t i = 0; !same && i < s->obs->n_rows; i++)
        s->value[i] = value_of_day(nrm_period_end(rows[i].period));
    if (!same)
        sort_by_value(s);
}

static void
sort_by_start(sorting *s)
{
    for (size_t i = 0; i < s->obs->n_rows; i++)
        s->value[i] = value_of_day(s->obs->rows[i].period.start);
    sort_by_value(s);
}

static void
sort_by_dim(sorting *s, size_t dim)
{
    for (size_t i = 0; i < s->obs->n_rows; i++)
        s->value[i] = s->rank[s->obs->rows[i].dim[dim]];
    sort_by_value(s);
}

/* Copies what the table uses of a row; what lies behind is not in use. */
static void
copy_row(const nrm_obs *obs, nrm_obs_row *to, const nrm_obs_row *from)
{
    size_t head = offsetof(nrm_obs_row, dim);

    memcpy(to, from, head + obs->n_dims * sizeof *to->dim);
    memcpy(to->text, from->text, obs->n_texts * sizeof *to->text);
}

/*
 * Brings the rows into the order, each moved once; uses the order up. Rows lie
 * far apart: one that is needed a few moves later is called for in time.
 */
static void
move_rows(sorting *s)
{
    nrm_obs_row *rows = s->obs->rows;
    size_t used =
        offsetof(nrm_obs_row, dim) + s->obs->n_dims * sizeof rows->dim[0];

    for (size_t i = 0; i < s->obs->n_rows; i++) {
        size_t to = i, later;
        nrm_obs_row first;

        if (s->order[i] == i)
            continue;
        later = s->order[s->order[s->order[s->order[i]]]];
        copy_row(s->obs, &first, &rows[i]);
        while (s->order[to] != i) {
            size_t from = s->order[to];
            const char *bytes = (const char *)&rows[later];

            for (size_t k = 0; k < used; k += 64)
                __builtin_prefetch(bytes + k);
            later = s->order[later];
            copy_row(s->obs, &rows[to], &rows[from]);
            s->order[to] = to;
            to = from;
        }
        copy_row(s->obs, &rows[to], &first);
        s->order[to] = to;
    }
}

void
nrm_obs_sort(nrm_obs *obs)
{
    nrm_arena *scratch = nrm_arena_child(obs->a);
    sorting s = { .obs = obs, .rank = rank_words(scratch, obs->words) };

    s.value = nrm_new_n(scratch, uint64_t, obs->n_rows);
    s.order = nrm_new_n(scratch, size_t, obs->n_rows);
    s.next = nrm_new_n(scratch, size_t, obs->n_rows);
    for (size_t i = 0; i < obs->n_rows; i++)
        s.order[i] = i;
    sort_by_line(&s);
    sort_by_file(&s);
    sort_by_end(&s);
    sort_by_start(&s);
    for (size_t d = obs->n_dims; d > 0; d--)
        sort_by_dim(&s, d - 1);
    move_rows(&s);
    nrm_arena_free(scratch);
}
