/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows are long and their order is decided by few bits. Each row is looked at
 * once, for the numbers that decide, which become columns; rows are sorted by
 * these, the last column first, each a radix sort by its digits, in which equal
 * ones stay as they were. A column that is in order already costs one look.
 */
#include "data/obs.h"

#include <stdlib.h>
#include <string.h>

enum { digit_bits = 11, n_digits = 1 << digit_bits };

/* The columns, the least deciding first; dimensions follow, last to first. */
enum { by_line, by_line_high, by_file, by_end, by_start, by_dims };

typedef struct sorting {
    nrm_obs *obs;
    uint32_t *rank;  /* of each word when all words are sorted */
    uint32_t *value; /* the columns, one behind the other */
    size_t n_columns;
    size_t *order; /* rows in the order so far */
    size_t *next;  /* and as they will be */
} sorting;

typedef struct ranked {
    uint64_t head; /* the first eight bytes, which often decide */
    nrm_text text;
    uint32_t word;
} ranked;

static int
compare_ranked(const void *left, const void *right)
{
    const ranked *l = left, *r = right;

    if (l->head != r->head)
        return l->head < r->head ? -1 : 1;
    return nrm_text_cmp(l->text, r->text);
}

static uint64_t
head_of(nrm_text t)
{
    uint64_t head = 0;

    for (size_t i = 0; i < 8; i++)
        head = head << 8 | (i < t.len ? (unsigned char)t.at[i] : 0);
    return head;
}

static uint32_t *
rank_words(nrm_arena *a, const nrm_pool *words)
{
    size_t n = nrm_pool_count(words);
    ranked *all = nrm_new_n(a, ranked, n);
    uint32_t *rank = nrm_new_n(a, uint32_t, n);

    for (uint32_t i = 0; i < n; i++) {
        all[i].text = nrm_pool_at(words, i);
        all[i].head = head_of(all[i].text);
        all[i].word = i;
    }
    qsort(all, n, sizeof *all, compare_ranked);
    for (uint32_t i = 0; i < n; i++)
        rank[all[i].word] = i;
    return rank;
}

static uint32_t *
column_of(const sorting *s, size_t column)
{
    return s->value + column * s->obs->n_rows;
}

/* Days before 1970 are below 0. */
static uint32_t
value_of_day(int32_t day)
{
    return (uint32_t)day ^ 0x80000000u;
}

/* Periods of one kind end in the order in which they start. */
static void
gather_ends(const sorting *s)
{
    for (size_t i = 0; i < s->obs->n_rows; i++)
        column_of(s, by_end)[i] =
            value_of_day(nrm_period_end(s->obs->rows[i].period));
}

static void
gather(const sorting *s)
{
    size_t n = s->obs->n_rows, n_dims = s->obs->n_dims;
    bool same = true;

    for (size_t i = 0; i < n; i++) {
        const nrm_obs_row *row = &s->obs->rows[i], *first = s->obs->rows;

        column_of(s, by_line)[i] = (uint32_t)row->line;
        column_of(s, by_line_high)[i] = (uint32_t)((uint64_t)row->line >> 32);
        column_of(s, by_file)[i] = s->rank[row->file];
        column_of(s, by_start)[i] = value_of_day(row->period.start);
        for (size_t d = 0; d < n_dims; d++)
            column_of(s, by_dims + n_dims - 1 - d)[i] = s->rank[row->dim[d]];
        same = same && row->period.freq == first->period.freq
               && row->period.length == first->period.length;
    }
    if (!same)
        gather_ends(s);
}

static bool
is_in_order(const sorting *s)
{
    for (size_t i = 1; i < s->obs->n_rows; i++)
        for (size_t c = s->n_columns; c-- > 0;) {
            const uint32_t *value = column_of(s, c);

            if (value[i - 1] > value[i])
                return false;
            if (value[i - 1] < value[i])
                break;
        }
    return true;
}

/* One digit of the values, from bit `shift` on. */
static void
sort_by_digit(sorting *s, const uint32_t *value, uint32_t low, unsigned shift)
{
    size_t at[n_digits + 1] = { 0 }, n = s->obs->n_rows, *sorted = s->next;

    for (size_t i = 0; i < n; i++)
        at[((value[i] - low) >> shift) % n_digits + 1]++;
    for (size_t k = 0; k < n_digits; k++)
        at[k + 1] += at[k];
    for (size_t i = 0; i < n; i++) {
        size_t row = s->order[i];

        sorted[at[((value[row] - low) >> shift) % n_digits]++] = row;
    }
    s->next = s->order;
    s->order = sorted;
}

static void
sort_by_column(sorting *s, const uint32_t *value)
{
    uint32_t low = UINT32_MAX, high = 0, last = 0;
    bool sorted = true;

    for (size_t i = 0; i < s->obs->n_rows; i++) {
        uint32_t here = value[s->order[i]];

        low = here < low ? here : low;
        high = here > high ? here : high;
        sorted = sorted && here >= last;
        last = here;
    }
    for (unsigned shift = 0; !sorted && shift < 32 && (high - low) >> shift > 0;
         shift += digit_bits)
        sort_by_digit(s, value, low, shift);
}

/*
 * Brings the rows into the order, each moved once; uses the order up. Rows lie
 * far apart: one that is needed a few moves later is called for in time.
 */
static void
move_rows(sorting *s)
{
    nrm_obs_row *rows = s->obs->rows;

    for (size_t i = 0; i < s->obs->n_rows; i++) {
        size_t to = i, later;
        nrm_obs_row first;

        if (s->order[i] == i)
            continue;
        later = s->order[s->order[s->order[s->order[i]]]];
        first = rows[i];
        while (s->order[to] != i) {
            size_t from = s->order[to];
            const char *bytes = (const char *)&rows[later];

            for (size_t k = 0; k < sizeof *rows; k += 64)
                __builtin_prefetch(bytes + k);
            later = s->order[later];
            rows[to] = rows[from];
            s->order[to] = to;
            to = from;
        }
        rows[to] = first;
        s->order[to] = to;
    }
}

void
nrm_obs_sort(nrm_obs *obs)
{
    nrm_arena *scratch = nrm_arena_child(obs->a);
    sorting s = { .obs = obs, .n_columns = by_dims + obs->n_dims };

    s.rank = rank_words(scratch, obs->words);
    s.value = nrm_new_n(scratch, uint32_t, s.n_columns * obs->n_rows);
    gather(&s);
    if (!is_in_order(&s)) {
        s.order = nrm_new_n(scratch, size_t, obs->n_rows);
        s.next = nrm_new_n(scratch, size_t, obs->n_rows);
        for (size_t i = 0; i < obs->n_rows; i++)
            s.order[i] = i;
        for (size_t c = 0; c < s.n_columns; c++)
            sort_by_column(&s, column_of(&s, c));
        move_rows(&s);
    }
    nrm_arena_free(scratch);
}
