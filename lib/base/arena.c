/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES ((size_t)64 * 1024)
#define ALIGN _Alignof(max_align_t)

typedef struct block {
    struct block *before;
    size_t size, used;
    _Alignas(max_align_t) char bytes[];
} block;

typedef struct deferred {
    struct deferred *before;
    void (*release)(void *);
    void *object;
} deferred;

struct nrm_arena {
    block *top;
    deferred *last;
    nrm_no_memory *hook;
    void *context;
};

static _Noreturn void
exhausted(nrm_no_memory *hook, void *context)
{
    if (hook != NULL)
        hook(context);
    abort();
}

void
nrm_arena_exhausted(const nrm_arena *a)
{
    exhausted(a->hook, a->context);
}

bool
nrm_mul(size_t a, size_t b, size_t *out)
{
    return !__builtin_mul_overflow(a, b, out);
}

nrm_arena *
nrm_arena_new(nrm_no_memory *hook, void *context)
{
    nrm_arena *a = calloc(1, sizeof *a);

    if (a == NULL)
        exhausted(hook, context);
    a->hook = hook;
    a->context = context;
    return a;
}

nrm_arena *
nrm_arena_child(const nrm_arena *a)
{
    return nrm_arena_new(a->hook, a->context);
}

static void
run_deferred(nrm_arena *a)
{
    while (a->last != NULL) {
        deferred *d = a->last;

        a->last = d->before;
        d->release(d->object);
    }
}

void
nrm_arena_reset(nrm_arena *a)
{
    run_deferred(a);
    while (a->top != NULL && a->top->before != NULL) {
        block *before = a->top->before;

        free(a->top);
        a->top = before;
    }
    if (a->top != NULL)
        a->top->used = 0;
}

void
nrm_arena_free(nrm_arena *a)
{
    if (a == NULL)
        return;
    nrm_arena_reset(a);
    free(a->top);
    free(a);
}

/*
 * Adds a block; true when it is zeros already. Large ones are: the pages come
 * fresh from the system, which has no need to write what is never used.
 */
static bool
add_block(nrm_arena *a, size_t size)
{
    bool large = size > BLOCK_BYTES;
    size_t room = large ? size : BLOCK_BYTES;
    block *b;

    if (room > SIZE_MAX - sizeof *b)
        nrm_arena_exhausted(a);
    b = large ? calloc(1, sizeof *b + room) : malloc(sizeof *b + room);
    if (b == NULL)
        nrm_arena_exhausted(a);
    b->size = room;
    b->used = 0;
    b->before = a->top;
    a->top = b;
    return large;
}

static size_t
round_up(const nrm_arena *a, size_t size)
{
    if (size > SIZE_MAX - ALIGN)
        nrm_arena_exhausted(a);
    return (size + ALIGN - 1) / ALIGN * ALIGN;
}

void *
nrm_alloc(nrm_arena *a, size_t size)
{
    size_t need = round_up(a, size);
    bool zeros = false;
    char *at;

    if (a->top == NULL || a->top->size - a->top->used < need)
        zeros = add_block(a, need);
    at = a->top->bytes + a->top->used;
    a->top->used += need;
    if (!zeros)
        memset(at, 0, need);
    return at;
}

void *
nrm_alloc_n(nrm_arena *a, size_t n, size_t size)
{
    size_t bytes;

    if (!nrm_mul(n, size, &bytes))
        nrm_arena_exhausted(a);
    return nrm_alloc(a, bytes);
}

void *
nrm_grow(nrm_arena *a, void *old, size_t old_n, size_t new_n, size_t size)
{
    size_t had, want;
    void *fresh;
    block *b = a->top;

    if (!nrm_mul(old_n, size, &had) || !nrm_mul(new_n, size, &want))
        nrm_arena_exhausted(a);
    if (old == NULL)
        return nrm_alloc(a, want);
    had = round_up(a, had);
    want = round_up(a, want);
    if (want <= had)
        return old;
    if ((char *)old + had == b->bytes + b->used
        && b->size - b->used >= want - had) {
        memset((char *)old + had, 0, want - had);
        b->used += want - had;
        return old;
    }
    fresh = nrm_alloc(a, want);
    memcpy(fresh, old, had);
    return fresh;
}

void *
nrm_regrow(nrm_arena *a, void *old, size_t old_n, size_t new_n, size_t size)
{
    size_t had, want;

    if (!nrm_mul(old_n, size, &had) || !nrm_mul(new_n, size, &want))
        nrm_arena_exhausted(a);
    had = round_up(a, had);
    want = round_up(a, want);
    for (block **b = &a->top; had > BLOCK_BYTES && *b != NULL;
         b = &(*b)->before) {
        block *moved;

        if ((*b)->bytes != old || (*b)->used != had)
            continue;
        if (want > SIZE_MAX - sizeof *moved)
            nrm_arena_exhausted(a);
        moved = realloc(*b, sizeof *moved + want);
        if (moved == NULL)
            nrm_arena_exhausted(a);
        moved->size = moved->used = want;
        *b = moved;
        return moved->bytes;
    }
    return nrm_grow(a, old, old_n, new_n, size);
}

void
nrm_arena_defer(nrm_arena *a, void (*release)(void *), void *object)
{
    deferred *d = nrm_new(a, deferred);

    d->release = release;
    d->object = object;
    d->before = a->last;
    a->last = d;
}
