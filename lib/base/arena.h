/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory. A run has one arena; a function that returns something new takes
 * the arena it goes into, and nothing is freed piece by piece. Loops take a
 * scratch arena of their own (nrm_arena_child) and reset it.
 *
 * Running out of memory calls the hook of the arena, which must not return.
 */
#ifndef NRM_BASE_ARENA_H
#define NRM_BASE_ARENA_H

#include "base/base.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct nrm_arena nrm_arena;
typedef void nrm_no_memory(void *context);

/* A new arena. `hook` runs when memory is out; NULL aborts the process. */
nrm_arena *nrm_arena_new(nrm_no_memory *hook, void *context) NRM_MUST_USE;

/* An arena with the hook of `a`; the caller frees it. */
nrm_arena *nrm_arena_child(const nrm_arena *a) NRM_MUST_USE;

/* Runs what was deferred, last first, and gives all memory back. */
void nrm_arena_free(nrm_arena *a);

/* Empties the arena for the next turn of a loop; keeps its first block. */
void nrm_arena_reset(nrm_arena *a);

/* Calls release(object) when the arena is freed or reset. */
void nrm_arena_defer(nrm_arena *a, void (*release)(void *), void *object);

/* `size` bytes of zeros, aligned for any type. Size 0 gives a valid pointer. */
void *nrm_alloc(nrm_arena *a, size_t size) NRM_MUST_USE;

/* `n` objects of `size` bytes, zeroed; the product is checked. */
void *nrm_alloc_n(nrm_arena *a, size_t n, size_t size) NRM_MUST_USE;

/*
 * Makes room for new_n objects where old_n were; in place when the array was
 * the last thing allocated. The new part is zeroed. `old` may be NULL.
 */
void *nrm_grow(nrm_arena *a, void *old, size_t old_n, size_t new_n,
               size_t size) NRM_MUST_USE;

/*
 * The same for a long array that nothing else points into: its old place is
 * given back, so that it is never there twice, and the new part of it holds
 * anything. Rows of a table are grown by this.
 */
void *nrm_regrow(nrm_arena *a, void *old, size_t old_n, size_t new_n,
                 size_t size) NRM_MUST_USE;

/* Ends the run as running out of memory does. For failing library calls. */
_Noreturn void nrm_arena_exhausted(const nrm_arena *a);

/* Whether a * b fits; the product goes to `out`. */
bool nrm_mul(size_t a, size_t b, size_t *out) NRM_MUST_USE;

#define nrm_new(a, type) ((type *)nrm_alloc((a), sizeof(type)))
#define nrm_new_n(a, type, n) ((type *)nrm_alloc_n((a), (n), sizeof(type)))

/*
 * Ensures that `array` has room for one more than `n`, doubling `cap`.
 * All three are lvalues; the element is then written as array[n++].
 */
#define nrm_room(a, array, n, cap)                                             \
    do {                                                                       \
        if ((n) == (cap)) {                                                    \
            size_t room_ = (cap) == 0 ? 8 : (cap)*2;                           \
            (array) = nrm_grow((a), (array), (cap), room_, sizeof *(array));   \
            (cap) = room_;                                                     \
        }                                                                      \
    } while (0)

#endif
