/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Open addressing over a power of two, at most half full. */
#include "base/pool.h"

#include "base/seed.h"

#include <string.h>

#define EMPTY UINT32_MAX

struct nrm_pool {
    nrm_arena *a;
    nrm_text *items;
    uint64_t *hashes;
    size_t n, cap;
    uint32_t *slots;
    size_t n_slots;
};

static uint64_t
hash(nrm_text t)
{
    uint64_t h = t.len;

    while (t.len >= 8) {
        uint64_t word;

        memcpy(&word, t.at, 8);
        h = nrm_seed_mix(h ^ word);
        t.at += 8;
        t.len -= 8;
    }
    if (t.len > 0) {
        uint64_t word = 0;

        memcpy(&word, t.at, t.len);
        h = nrm_seed_mix(h ^ word);
    }
    return nrm_seed_mix(h);
}

nrm_pool *
nrm_pool_new(nrm_arena *a)
{
    nrm_pool *p = nrm_new(a, nrm_pool);

    p->a = a;
    return p;
}

/* The slot where `t` is or would go. */
static size_t
slot_of(const nrm_pool *p, nrm_text t, uint64_t h)
{
    size_t mask = p->n_slots - 1, i = (size_t)h & mask;

    while (p->slots[i] != EMPTY) {
        uint32_t number = p->slots[i];

        if (p->hashes[number] == h && nrm_text_eq(p->items[number], t))
            break;
        i = (i + 1) & mask;
    }
    return i;
}

static void
rehash(nrm_pool *p)
{
    p->n_slots = p->n_slots == 0 ? 64 : p->n_slots * 2;
    p->slots = nrm_new_n(p->a, uint32_t, p->n_slots);
    memset(p->slots, 0xff, p->n_slots * sizeof *p->slots);
    for (uint32_t i = 0; i < p->n; i++)
        p->slots[slot_of(p, p->items[i], p->hashes[i])] = i;
}

uint32_t
nrm_pool_add(nrm_pool *p, nrm_text t)
{
    uint64_t h = hash(t);
    size_t cap = p->cap, slot;

    if (2 * (p->n + 1) > p->n_slots)
        rehash(p);
    slot = slot_of(p, t, h);
    if (p->slots[slot] != EMPTY)
        return p->slots[slot];
    if (p->n >= EMPTY - 1)
        nrm_arena_exhausted(p->a);
    nrm_room(p->a, p->items, p->n, cap);
    if (cap != p->cap)
        p->hashes = nrm_grow(p->a, p->hashes, p->cap, cap, sizeof *p->hashes);
    p->cap = cap;
    p->items[p->n] = nrm_text_n(nrm_text_string(p->a, t), t.len);
    p->hashes[p->n] = h;
    p->slots[slot] = (uint32_t)p->n;
    return (uint32_t)p->n++;
}

bool
nrm_pool_find(const nrm_pool *p, nrm_text t, uint32_t *out)
{
    size_t slot;

    if (p->n_slots == 0)
        return false;
    slot = slot_of(p, t, hash(t));
    if (p->slots[slot] == EMPTY)
        return false;
    *out = p->slots[slot];
    return true;
}

nrm_text
nrm_pool_at(const nrm_pool *p, uint32_t number)
{
    return p->items[number];
}

size_t
nrm_pool_count(const nrm_pool *p)
{
    return p->n;
}
