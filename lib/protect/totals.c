/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/totals.h"

#include "base/buf.h"
#include "data/obs_loose.h"
#include "protect/count.h"
#include "protect/unlisted.h"

#include <string.h>

/* One dimension with a hierarchy, as the counts use it. */
typedef struct chain {
    size_t dim;
    uint32_t *parent; /* of each word: the word of its parent, 0 at the top */
    bool *has_parts;  /* of each word: whether a part of it is in use */
    bool *is_rest;    /* of each word: it is what is left of its parent */
    size_t *n_leaves; /* of each word: the codes below it that have no parts */
    size_t n_words;
} chain;

/* A code without parts in use: one that is in use, or that could be. */
static bool
is_leaf_word(const chain *c, const bool *in_use, uint32_t word)
{
    uint32_t up = c->parent[word];

    if (c->has_parts[word] || (up != 0 && !c->has_parts[up]))
        return false;
    return in_use[word] || up != 0;
}

static void
count_leaves(nrm_arena *a, const nrm_obs *obs, chain *c)
{
    bool *in_use = nrm_new_n(a, bool, c->n_words);

    c->n_leaves = nrm_new_n(a, size_t, c->n_words);
    for (size_t i = 0; i < obs->n_rows; i++)
        if (obs->rows[i].dim[c->dim] < c->n_words)
            in_use[obs->rows[i].dim[c->dim]] = true;
    for (uint32_t w = 0; w < c->n_words; w++)
        for (uint32_t at = is_leaf_word(c, in_use, w) ? w : 0; at != 0;
             at = c->parent[at])
            c->n_leaves[at]++;
}

static chain
make_chain(nrm_arena *a, nrm_obs *obs, size_t dim, const nrm_codelist *list)
{
    chain c = { .dim = dim };
    uint32_t *words = nrm_new_n(a, uint32_t, list->n);

    for (size_t i = 0; i < list->n; i++)
        words[i] = nrm_obs_word(obs, list->items[i].code);
    c.n_words = nrm_pool_count(obs->words);
    c.parent = nrm_new_n(a, uint32_t, c.n_words);
    c.has_parts = nrm_new_n(a, bool, c.n_words);
    c.is_rest = nrm_new_n(a, bool, c.n_words);
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].parent != NRM_NO_CODE)
            c.parent[words[i]] = words[list->items[i].parent];
    for (uint32_t w = 0; w < c.n_words; w++) {
        size_t of = nrm_rest_of(list, nrm_obs_text_at(obs, w));

        c.is_rest[w] = of != NRM_NO_CODE;
        if (c.is_rest[w])
            c.parent[w] = words[of];
    }
    for (size_t i = 0; i < obs->n_rows; i++) {
        uint32_t at = obs->rows[i].dim[dim];

        for (at = at < c.n_words ? c.parent[at] : 0; at != 0; at = c.parent[at])
            c.has_parts[at] = true;
    }
    count_leaves(a, obs, &c);
    return c;
}

/* The sums over the leaves, by the key of the row they belong to. */
typedef struct summing {
    nrm_arena *a;
    nrm_obs *obs;
    const chain *chains;
    size_t n_chains;
    nrm_pool *keys;
    nrm_obs *sums;    /* a row of each key */
    size_t *n_leaves; /* of each key: the rows that were added up */
    size_t cap;
    size_t *gaps; /* rows: totals that count more than these sums */
    size_t n_gaps, n_gaps_cap;
    nrm_buf key;
} summing;

static nrm_text
key_of(summing *s, const nrm_obs_row *row)
{
    static const char *const kept[] = { "SOURCE", "RELEASE" };

    nrm_buf_clear(&s->key);
    nrm_obs_key(s->obs, row, UINT64_MAX, true, &s->key);
    for (size_t k = 0; k < NRM_COUNT_OF(kept); k++) {
        size_t t = nrm_obs_text_find(s->obs, kept[k]);
        uint32_t word = t == NRM_NO_DIM ? 0 : row->text[t];

        nrm_buf_put(&s->key, (const char *)&word, sizeof word);
    }
    return nrm_buf_all(&s->key);
}

static nrm_maybe
plus(nrm_maybe x, double y, bool known)
{
    return x.known && known ? nrm_known(x.x + y) : nrm_unknown();
}

/* Adds a leaf to one of the sums it belongs to. */
static void
add_to(summing *s, const nrm_obs_row *key, const nrm_obs_row *leaf)
{
    size_t n = nrm_pool_count(s->keys);
    uint32_t number = nrm_pool_add(s->keys, key_of(s, key));
    nrm_span span = { 0, 0 };
    bool known = nrm_obs_bounds(leaf, &span);
    nrm_obs_row *sum;

    if (number == n) {
        nrm_room(s->a, s->n_leaves, n, s->cap);
        s->n_leaves[n] = 0;
        sum = nrm_obs_add_copy(s->sums, key);
        memset(sum->num, 0, sizeof sum->num);
        sum->num[NRM_OBS_LOW] = nrm_known(0);
        sum->num[NRM_OBS_HIGH] = nrm_known(0);
        sum->line = 0;
    }
    sum = &s->sums->rows[number];
    s->n_leaves[number]++;
    sum->num[NRM_OBS_LOW] = plus(sum->num[NRM_OBS_LOW], span.low, known);
    sum->num[NRM_OBS_HIGH] = plus(sum->num[NRM_OBS_HIGH], span.high, known);
    sum->conf = nrm_conf_strictest(sum->conf, leaf->conf);
}

/* Adds a leaf to all of its sums: every choice of one step of each chain. */
static void
add_leaf(summing *s, const nrm_obs_row *leaf)
{
    nrm_obs_loose key;
    size_t d = 0;

    nrm_obs_loose_init(&key, leaf);
    while (d < s->n_chains) {
        add_to(s, &key.row, leaf);
        for (d = 0; d < s->n_chains; d++) {
            const chain *c = &s->chains[d];
            uint32_t up =
                key.dim[c->dim] < c->n_words ? c->parent[key.dim[c->dim]] : 0;

            if (up != 0) {
                key.dim[c->dim] = up;
                break;
            }
            key.dim[c->dim] = leaf->dim[c->dim];
        }
    }
}

static bool
is_leaf(const summing *s, const nrm_obs_row *row)
{
    for (size_t d = 0; d < s->n_chains; d++) {
        const chain *c = &s->chains[d];

        if (row->dim[c->dim] < c->n_words && c->has_parts[row->dim[c->dim]])
            return false;
    }
    return nrm_is_count(s->obs, row);
}

/*
 * Lists what totals count beyond the parts that rows list. What follows from
 * public rows comes last: *n_kept rows are before it.
 */
static void
list_rests(nrm_obs *obs, const nrm_hierarchy *hierarchies, size_t *n_kept)
{
    nrm_unlisted found = nrm_unlisted_find(
        obs, &(nrm_unlisted_job){ hierarchies, INT64_MAX, false });

    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < found.obs->n_rows; i++)
            if (found.claims[i] == NRM_CLAIM_DATA
                && (found.obs->rows[i].conf == NRM_CONF_F) == (pass == 1))
                nrm_obs_add_copy(obs, &found.obs->rows[i]);
        if (pass == 0)
            *n_kept = obs->n_rows;
    }
}

/* Takes rows out. */
static void
drop_rows(nrm_obs *obs, size_t from, size_t to)
{
    memmove(obs->rows + from, obs->rows + to,
            (obs->n_rows - to) * sizeof *obs->rows);
    obs->n_rows -= to - from;
}

/* Whether a row counts what is left of a total, whatever that is part of. */
static bool
is_rest(const summing *s, const nrm_obs_row *row)
{
    for (size_t d = 0; d < s->n_chains; d++) {
        uint32_t word = row->dim[s->chains[d].dim];

        if (word < s->chains[d].n_words && s->chains[d].is_rest[word])
            return true;
    }
    return false;
}

/* Whether a row counts more than the rows that would be added up for it. */
static bool
is_gap(summing *s, const nrm_obs_row *row)
{
    nrm_span span;
    uint32_t number;

    if (!nrm_is_count(s->obs, row) || !nrm_obs_bounds(row, &span))
        return false;
    if (is_rest(s, row))
        return true;
    if (!nrm_pool_find(s->keys, key_of(s, row), &number))
        return span.low > 0;
    return s->sums->rows[number].num[NRM_OBS_HIGH].known
           && span.low > s->sums->rows[number].num[NRM_OBS_HIGH].x;
}

static bool
is_above(const chain *c, uint32_t whole, uint32_t part)
{
    while (part != whole && part != 0)
        part = part < c->n_words ? c->parent[part] : 0;
    return part == whole;
}

/* Whether one is a part of the other, or x a part of what y is the rest of. */
static bool
share(const chain *c, uint32_t x, uint32_t y)
{
    if (y < c->n_words && c->is_rest[y])
        return x != y && x != c->parent[y] && is_above(c, c->parent[y], x);
    return is_above(c, x, y) || is_above(c, y, x);
}

/* Whether two keys can count the same persons. */
static bool
meet(const summing *s, const nrm_obs_row *x, const nrm_obs_row *y)
{
    uint64_t summed = 0;

    for (size_t d = 0; d < s->n_chains; d++) {
        const chain *c = &s->chains[d];

        summed |= UINT64_C(1) << c->dim;
        if (!share(c, x->dim[c->dim], y->dim[c->dim]))
            return false;
    }
    for (size_t d = 0; d < s->obs->n_dims; d++)
        if ((summed >> d & 1) == 0 && x->dim[d] != y->dim[d])
            return false;
    return nrm_period_cmp(x->period, y->period) == 0;
}

/*
 * Whether a sum is what the total counts: all that it is made of has a row, or
 * no total that counts more than its rows may have some of it.
 */
static bool
is_whole(const summing *s, uint32_t number)
{
    const nrm_obs_row *row = &s->sums->rows[number];
    size_t n = 1;

    for (size_t d = 0; d < s->n_chains; d++) {
        const chain *c = &s->chains[d];

        n *= row->dim[c->dim] < c->n_words ? c->n_leaves[row->dim[c->dim]] : 1;
    }
    for (size_t i = 0; s->n_leaves[number] < n && i < s->n_gaps; i++)
        if (meet(s, row, &s->obs->rows[s->gaps[i]]))
            return false;
    return true;
}

/* Adds the sums that no row states. */
static void
add_missing(summing *s)
{
    size_t n = nrm_pool_count(s->keys), n_rows = s->obs->n_rows;
    bool *there = nrm_new_n(s->a, bool, n);

    for (size_t i = 0; i < n_rows; i++) {
        uint32_t number;

        if (nrm_pool_find(s->keys, key_of(s, &s->obs->rows[i]), &number))
            there[number] = true;
        if (!is_gap(s, &s->obs->rows[i]))
            continue;
        nrm_room(s->a, s->gaps, s->n_gaps, s->n_gaps_cap);
        s->gaps[s->n_gaps++] = i;
    }
    for (uint32_t i = 0; i < n; i++) {
        nrm_obs_row *row = &s->sums->rows[i];

        if (there[i] || !row->num[NRM_OBS_LOW].known || !is_whole(s, i))
            continue;
        if (row->num[NRM_OBS_LOW].x == row->num[NRM_OBS_HIGH].x) {
            row->num[NRM_OBS_VALUE] = row->num[NRM_OBS_LOW];
            row->num[NRM_OBS_LOW] = row->num[NRM_OBS_HIGH] = nrm_unknown();
        }
        nrm_obs_add_copy(s->obs, row);
    }
}

int
nrm_totals_add(nrm_arena *a, nrm_obs *obs, const nrm_hierarchy *hierarchies,
               nrm_err *e)
{
    chain chains[NRM_DIMS_MAX];
    summing s = {
        .a = a, .obs = obs, .chains = chains, .keys = nrm_pool_new(a)
    };
    size_t n_kept, n_listed;

    nrm_buf_init(&s.key, a);
    s.sums = nrm_obs_like(obs);
    list_rests(obs, hierarchies, &n_kept);
    n_listed = obs->n_rows;
    for (const nrm_hierarchy *h = hierarchies; h->dimension != NULL; h++) {
        size_t dim = nrm_obs_dim_find(obs, h->dimension);

        if (dim == NRM_NO_DIM)
            return nrm_fail(e, NRM_EINPUT,
                            "the hierarchy is of '%s', which is not a column",
                            h->dimension);
        chains[s.n_chains++] = make_chain(a, obs, dim, h->list);
    }
    for (size_t i = 0; i < obs->n_rows; i++)
        if (is_leaf(&s, &obs->rows[i]))
            add_leaf(&s, &obs->rows[i]);
    add_missing(&s);
    drop_rows(obs, n_kept, n_listed);
    return 0;
}
