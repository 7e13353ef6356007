/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/obs.h"

#include "data/codes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const attr_names[NRM_ATTRS] = {
    "OBS_VALUE", "OBS_LOW", "OBS_HIGH", "CI_LOW", "CI_HIGH",
    "CI_LEVEL",  "N",       "EVENTS",   "P_VALUE"
};

const char *
nrm_attr_name(nrm_attr attr)
{
    return attr_names[attr];
}

nrm_obs *
nrm_obs_new(nrm_arena *a)
{
    nrm_obs *obs = nrm_new(a, nrm_obs);

    obs->a = a;
    obs->words = nrm_pool_new(a);
    nrm_pool_add(obs->words, nrm_text_of(""));
    return obs;
}

nrm_obs *
nrm_obs_like(const nrm_obs *obs)
{
    nrm_obs *out = nrm_new(obs->a, nrm_obs);

    *out = *obs;
    out->rows = NULL;
    out->n_rows = out->cap = 0;
    return out;
}

static size_t
find_name(const char *const *names, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return NRM_NO_DIM;
}

size_t
nrm_obs_dim_find(const nrm_obs *obs, const char *name)
{
    return find_name(obs->dims, obs->n_dims, name);
}

size_t
nrm_obs_text_find(const nrm_obs *obs, const char *name)
{
    return find_name(obs->texts, obs->n_texts, name);
}

int
nrm_obs_dim(nrm_obs *obs, const char *name, size_t *place, nrm_err *e)
{
    nrm_text total;

    *place = nrm_obs_dim_find(obs, name);
    if (*place != NRM_NO_DIM)
        return 0;
    if (obs->n_dims == NRM_DIMS_MAX)
        return nrm_fail(e, NRM_EINPUT, "more than %d dimensions", NRM_DIMS_MAX);
    *place = obs->n_dims++;
    obs->dims[*place] = nrm_format(obs->a, "%s", name);
    total = nrm_codes_total(obs->a, NULL, name);
    obs->totals[*place] = nrm_obs_word(obs, total);
    for (size_t i = 0; i < obs->n_rows; i++)
        obs->rows[i].dim[*place] = obs->totals[*place];
    return 0;
}

int
nrm_obs_text(nrm_obs *obs, const char *name, size_t *place, nrm_err *e)
{
    *place = nrm_obs_text_find(obs, name);
    if (*place != NRM_NO_DIM)
        return 0;
    if (obs->n_texts == NRM_TEXTS_MAX)
        return nrm_fail(e, NRM_EINPUT, "more than %d text attributes",
                        NRM_TEXTS_MAX);
    *place = obs->n_texts++;
    obs->texts[*place] = nrm_format(obs->a, "%s", name);
    return 0;
}

void
nrm_obs_set_total(nrm_obs *obs, size_t dim, nrm_text total)
{
    obs->totals[dim] = nrm_obs_word(obs, total);
}

nrm_obs_row *
nrm_obs_add(nrm_obs *obs)
{
    nrm_obs_row *row;

    nrm_room(obs->a, obs->rows, obs->n_rows, obs->cap);
    row = &obs->rows[obs->n_rows++];
    memset(row, 0, sizeof *row);
    memcpy(row->dim, obs->totals, sizeof row->dim);
    return row;
}

nrm_obs_row *
nrm_obs_add_copy(nrm_obs *obs, const nrm_obs_row *row)
{
    nrm_obs_row copy = *row; /* the row may be one of this table */

    nrm_room(obs->a, obs->rows, obs->n_rows, obs->cap);
    obs->rows[obs->n_rows] = copy;
    return &obs->rows[obs->n_rows++];
}

uint32_t
nrm_obs_word(nrm_obs *obs, nrm_text t)
{
    return nrm_pool_add(obs->words, t);
}

nrm_text
nrm_obs_text_at(const nrm_obs *obs, uint32_t word)
{
    return nrm_pool_at(obs->words, word);
}

const char *
nrm_obs_string(const nrm_obs *obs, uint32_t word)
{
    return nrm_pool_at(obs->words, word).at;
}

int
nrm_obs_set_text(nrm_obs *obs, nrm_obs_row *row, const char *name,
                 const char *value, nrm_err *e)
{
    size_t place;

    if (nrm_obs_text(obs, name, &place, e) != 0)
        return -1;
    row->text[place] = nrm_obs_word(obs, nrm_text_of(value));
    return 0;
}

bool
nrm_obs_bounds(const nrm_obs_row *row, nrm_span *out)
{
    const nrm_maybe *value = &row->num[NRM_OBS_VALUE];
    const nrm_maybe *low = &row->num[NRM_OBS_LOW];
    const nrm_maybe *high = &row->num[NRM_OBS_HIGH];

    out->low = value->known ? value->x : low->known ? low->x : -INFINITY;
    out->high = value->known ? value->x : high->known ? high->x : INFINITY;
    return value->known || low->known || high->known;
}

bool
nrm_obs_same_key(const nrm_obs *obs, const nrm_obs_row *a, const nrm_obs_row *b)
{
    return memcmp(a->dim, b->dim, obs->n_dims * sizeof a->dim[0]) == 0
           && a->period.freq == b->period.freq
           && a->period.start == b->period.start
           && a->period.length == b->period.length;
}

void
nrm_obs_key(const nrm_obs *obs, const nrm_obs_row *row, uint64_t dims,
            bool period, nrm_buf *out)
{
    for (size_t d = 0; d < obs->n_dims; d++)
        if ((dims >> d & 1) != 0)
            nrm_buf_put(out, (const char *)&row->dim[d], sizeof row->dim[d]);
    if (period) {
        int32_t parts[3] = { (int32_t)row->period.freq, row->period.start,
                             row->period.length };

        nrm_buf_put(out, (const char *)parts, sizeof parts);
    }
}

/* What rows are compared by: the rank of each word in the order of texts. */
typedef struct sort_item {
    const nrm_obs *obs;
    const uint32_t *rank;
    size_t row;
} sort_item;

static int
compare_numbers(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int
compare_rows(const void *left, const void *right)
{
    const sort_item *l = left, *r = right;
    const nrm_obs_row *a = &l->obs->rows[l->row], *b = &r->obs->rows[r->row];
    int order;

    for (size_t d = 0; d < l->obs->n_dims; d++)
        if (a->dim[d] != b->dim[d])
            return compare_numbers(l->rank[a->dim[d]], l->rank[b->dim[d]]);
    order = nrm_period_cmp(a->period, b->period);
    if (order == 0 && a->file != b->file)
        order = compare_numbers(l->rank[a->file], l->rank[b->file]);
    if (order == 0)
        order = compare_numbers(a->line, b->line);
    return order != 0 ? order : compare_numbers(l->row, r->row);
}

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

/* The rank of each word when all words are sorted. */
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

void
nrm_obs_sort(nrm_obs *obs)
{
    nrm_arena *scratch = nrm_arena_child(obs->a);
    uint32_t *rank = rank_words(scratch, obs->words);
    sort_item *items = nrm_new_n(scratch, sort_item, obs->n_rows);
    nrm_obs_row *sorted = nrm_new_n(scratch, nrm_obs_row, obs->n_rows);

    for (size_t i = 0; i < obs->n_rows; i++) {
        items[i].obs = obs;
        items[i].rank = rank;
        items[i].row = i;
    }
    if (obs->n_rows > 1) {
        qsort(items, obs->n_rows, sizeof *items, compare_rows);
        for (size_t i = 0; i < obs->n_rows; i++)
            sorted[i] = obs->rows[items[i].row];
        memcpy(obs->rows, sorted, obs->n_rows * sizeof *sorted);
    }
    nrm_arena_free(scratch);
}
