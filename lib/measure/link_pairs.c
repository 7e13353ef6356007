/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Blocking: the records are sorted by the key of a pass, and all pairs of
 * equal keys are candidates. A pair that an earlier pass has made is left out,
 * so that no pair comes twice and no set of pairs has to be kept.
 */
#include "measure/link.h"

#include <stdlib.h>
#include <string.h>

#define PASSES_MAX 64
/* A pass that nobody asked for makes at most so many pairs a record. */
#define PAIRS_A_RECORD 50
#define PAIRS_MAX ((size_t)100 * 1000 * 1000)

typedef struct keyed {
    uint64_t key; /* 0: unknown, in no block */
    uint32_t record;
} keyed;

typedef struct pass {
    size_t first, second; /* fields; equal when there is one */
    uint64_t *key;        /* by record */
} pass;

uint32_t
nrm_link_pattern(const nrm_link_data *d, size_t a, size_t b)
{
    const uint32_t *x = &d->value[a * d->n_fields];
    const uint32_t *y = &d->value[b * d->n_fields];
    uint32_t pattern = 0;

    for (size_t f = 0; f < d->n_fields; f++) {
        const nrm_link_field *field = &d->field[f];
        unsigned grade = NRM_LINK_MISSING;

        if (x[f] != 0 && x[f] == y[f])
            grade = field->kind->n_levels - 1;
        else if (x[f] != 0 && y[f] != 0)
            grade = field->kind->grade == NULL
                        ? 0
                        : field->kind->grade(nrm_pool_at(field->values, x[f]),
                                             nrm_pool_at(field->values, y[f]));
        pattern |= (uint32_t)grade << (3 * f);
    }
    return pattern;
}

static uint64_t
coarse_of(const nrm_link_data *d, size_t record, size_t f)
{
    return d->field[f].coarse[d->value[record * d->n_fields + f]];
}

static void
set_keys(nrm_arena *a, const nrm_link_data *d, pass *p)
{
    p->key = nrm_new_n(a, uint64_t, d->n);
    for (size_t r = 0; r < d->n; r++) {
        uint64_t x = coarse_of(d, r, p->first);
        uint64_t y = coarse_of(d, r, p->second);

        p->key[r] = x != 0 && y != 0 ? x << 32 | y : 0;
    }
}

static int
by_key(const void *x, const void *y)
{
    const keyed *a = x, *b = y;

    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return a->record < b->record ? -1 : a->record > b->record;
}

/* The records with a key, sorted; returns their number. */
static size_t
sort_keys(const nrm_link_data *d, const pass *p, keyed *out)
{
    size_t n = 0;

    for (size_t r = 0; r < d->n; r++)
        if (p->key[r] != 0)
            out[n++] = (keyed){ p->key[r], (uint32_t)r };
    qsort(out, n, sizeof *out, by_key);
    return n;
}

/* The end of the block that starts at i. */
static size_t
block_end(const keyed *k, size_t n, size_t i)
{
    size_t j = i + 1;

    while (j < n && k[j].key == k[i].key)
        j++;
    return j;
}

static double
count_pairs(const keyed *k, size_t n)
{
    double pairs = 0;

    for (size_t i = 0, j; i < n; i = j) {
        j = block_end(k, n, i);
        pairs += (double)(j - i) * (double)(j - i - 1) / 2;
    }
    return pairs;
}

static bool
came_before(const pass *passes, size_t n, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < n; i++)
        if (passes[i].key[a] != 0 && passes[i].key[a] == passes[i].key[b])
            return true;
    return false;
}

/* The pairs of the last of n passes. */
static int
add_pairs(const nrm_link_data *d, const pass *passes, size_t n_passes,
          const keyed *k, size_t n, nrm_link_pairs *out)
{
    for (size_t i = 0, end; i < n; i = end) {
        end = block_end(k, n, i);
        for (size_t x = i; x < end; x++)
            for (size_t y = x + 1; y < end; y++) {
                uint32_t a = k[x].record, b = k[y].record;

                if (came_before(passes, n_passes - 1, a, b))
                    continue;
                if (out->n == PAIRS_MAX)
                    return -1;
                nrm_room(d->a, out->at, out->n, out->cap);
                out->at[out->n++] =
                    (nrm_link_pair){ a, b, nrm_link_pattern(d, a, b) };
            }
    }
    return 0;
}

static int
find_field(const nrm_link_data *d, nrm_text name, size_t *out, nrm_err *e)
{
    name = nrm_text_strip(name);
    for (*out = 0; *out < d->n_fields; (*out)++)
        if (nrm_text_is(name, d->field[*out].name))
            return 0;
    return nrm_fail(e, NRM_EUSAGE, "block: column '%s' is not compared",
                    nrm_quote(d->a, name));
}

static int
read_passes(const nrm_link_data *d, const char *text, pass *out, size_t *n,
            nrm_err *e)
{
    nrm_text rest = nrm_text_of(text), one, first;

    for (*n = 0; nrm_text_cut(&rest, ',', &one); (*n)++) {
        if (*n == PASSES_MAX)
            return nrm_fail(e, NRM_EUSAGE, "more than %d blocking passes",
                            PASSES_MAX);
        (void)nrm_text_cut(&one, '+', &first);
        if (find_field(d, first, &out[*n].first, e) != 0)
            return -1;
        out[*n].second = out[*n].first;
        if (one.at != NULL && find_field(d, one, &out[*n].second, e) != 0)
            return -1;
    }
    return 0;
}

/* Every field, then every pair of fields. */
static size_t
all_passes(const nrm_link_data *d, pass *out)
{
    size_t n = 0;

    for (size_t f = 0; f < d->n_fields; f++)
        out[n++] = (pass){ .first = f, .second = f };
    for (size_t f = 0; f < d->n_fields; f++)
        for (size_t g = f + 1; g < d->n_fields; g++)
            out[n++] = (pass){ .first = f, .second = g };
    return n;
}

/* Whether a pass over one of the fields of `p` is there already. */
static bool
is_covered(const pass *passes, size_t n, const pass *p)
{
    for (size_t i = 0; i < n; i++)
        if (passes[i].first == passes[i].second
            && (passes[i].first == p->first || passes[i].first == p->second))
            return true;
    return false;
}

int
nrm_link_find(const nrm_link_data *d, const char *text, nrm_link_pairs *out,
              nrm_err *e)
{
    nrm_arena *own = nrm_arena_child(d->a);
    pass wanted[PASSES_MAX], used[PASSES_MAX];
    size_t n = 0, n_used = 0;
    keyed *k = nrm_new_n(own, keyed, d->n);

    nrm_arena_defer(d->a, (void (*)(void *))nrm_arena_free, own);
    *out = (nrm_link_pairs){ .n = 0 };
    if (text == NULL)
        n = all_passes(d, wanted);
    else if (read_passes(d, text, wanted, &n, e) != 0)
        return -1;
    for (size_t i = 0; i < n; i++) {
        size_t n_keys;

        if (text == NULL && is_covered(used, n_used, &wanted[i]))
            continue;
        set_keys(own, d, &wanted[i]);
        n_keys = sort_keys(d, &wanted[i], k);
        if (text == NULL
            && count_pairs(k, n_keys) > PAIRS_A_RECORD * (double)d->n)
            continue;
        used[n_used++] = wanted[i];
        if (add_pairs(d, used, n_used, k, n_keys, out) != 0)
            return nrm_fail(e, NRM_EUSAGE,
                            "more than %zu candidate pairs: name narrower "
                            "passes with --block",
                            PAIRS_MAX);
    }
    out->n_passes = n_used;
    return 0;
}
