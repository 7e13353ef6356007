/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/swap.h"

#include <math.h>
#include <stdlib.h>

#define MAX_AXES 8     /* in which a swap changes something */
#define MAX_ANCHORS 8  /* atoms of a want that are tried */
#define MAX_TRIES 4000 /* swaps priced for one anchor */
#define MAX_PLACES ((size_t)1 << 22)

/* A corner of the swap at hand. */
typedef struct corner {
    size_t place; /* in the product of the leaves */
    int sign;
} corner;

struct nrm_swaps {
    nrm_moves_job job;
    uint32_t *atom_at; /* of each place in the product of the leaves, + 1 */
    size_t *leaf_step; /* of each axis, from one leaf to the next there */
    uint32_t *cell_at; /* of each place in the product of the codes, + 1 */
    size_t *code_step;
    nrm_lists *holders; /* of each axis: the codes that hold a leaf */
    bool *is_wanted;    /* the atoms of the want, between calls none */

    /* The search at hand. */
    const uint32_t *anchor; /* its leaves */
    int64_t amount;         /* of the anchor's change, of either sign */
    size_t tries;
    corner corners[NRM_SWAP_ATOMS];
    size_t n_corners;
    size_t *spots; /* places in the product of the codes; NULL: no search */
    double best;
    nrm_move *move;
};

/*
 * A table of the product of `sizes`, with the number of each row + 1 at the
 * place of the row; NULL when it were too large. `steps` receives the way
 * between neighbours on each axis, the last axis fastest.
 */
static uint32_t *
number_places(nrm_arena *a, const size_t *sizes, size_t n_axes,
              const uint32_t *rows, size_t n_rows, size_t *steps)
{
    size_t places = 1;
    uint32_t *at;

    for (size_t d = n_axes; d-- > 0;) {
        steps[d] = places;
        if (!nrm_mul(places, sizes[d], &places) || places > MAX_PLACES)
            return NULL;
    }
    at = nrm_new_n(a, uint32_t, places);
    for (size_t i = 0; i < n_rows; i++) {
        size_t place = 0;

        for (size_t d = 0; d < n_axes; d++)
            place += rows[i * n_axes + d] * steps[d];
        at[place] = (uint32_t)i + 1;
    }
    return at;
}

/* Numbers the atoms and the cells; false when there are too many places. */
static bool
number_all(nrm_arena *a, nrm_swaps *s)
{
    const nrm_cube *cube = s->job.cube;
    size_t *leaves = nrm_new_n(a, size_t, cube->n_axes + 1);
    size_t *codes = nrm_new_n(a, size_t, cube->n_axes + 1);

    for (size_t d = 0; d < cube->n_axes; d++) {
        leaves[d] = cube->axes[d].n_leaves;
        codes[d] = cube->axes[d].codes.n;
    }
    s->leaf_step = nrm_new_n(a, size_t, cube->n_axes + 1);
    s->code_step = nrm_new_n(a, size_t, cube->n_axes + 1);
    s->atom_at = number_places(a, leaves, cube->n_axes, cube->leaves,
                               cube->n_atoms, s->leaf_step);
    s->cell_at = number_places(a, codes, cube->n_axes, cube->codes,
                               cube->cells.n, s->code_step);
    return s->atom_at != NULL && s->cell_at != NULL;
}

/* The most spots that one swap can change; a little more is needed. */
static size_t
list_holders(nrm_arena *a, nrm_swaps *s)
{
    const nrm_cube *cube = s->job.cube;
    size_t spots = 1;

    s->holders = nrm_new_n(a, nrm_lists, cube->n_axes);
    for (size_t d = 0; d < cube->n_axes; d++) {
        const nrm_axis *axis = &cube->axes[d];
        size_t most = 0;

        s->holders[d] = nrm_lists_turn(a, &axis->codes, axis->n_leaves);
        for (size_t k = 0; k < axis->n_leaves; k++)
            if (nrm_list_len(&s->holders[d], k) > most)
                most = nrm_list_len(&s->holders[d], k);
        if (!nrm_mul(spots, 2 * most, &spots) || spots > MAX_PLACES)
            return SIZE_MAX;
    }
    return spots;
}

nrm_swaps *
nrm_swaps_new(nrm_arena *a, const nrm_moves_job *job)
{
    nrm_swaps *s = nrm_new(a, nrm_swaps);
    size_t spots;

    s->job = *job;
    if (job->cube->n_axes > MAX_AXES || !number_all(a, s))
        return s;
    spots = list_holders(a, s);
    if (spots == SIZE_MAX)
        return s;
    s->spots = nrm_new_n(a, size_t, 2 * spots + 1);
    s->is_wanted = nrm_new_n(a, bool, job->cube->n_atoms);
    return s;
}

/* Whether there is an atom at a corner, with room for its change. */
static bool
has_room(const nrm_swaps *s, corner at)
{
    uint32_t atom = s->atom_at[at.place];
    int64_t change = at.sign * s->amount, now;

    if (atom == 0)
        return false;
    now = s->job.base[atom - 1] + change;
    return now >= s->job.low[atom - 1] && now <= s->job.high[atom - 1];
}

/* Adds the mirror of all corners in an axis; false when one has no room. */
static bool
mirror(nrm_swaps *s, size_t d, uint32_t leaf)
{
    size_t n = s->n_corners;
    size_t shift = ((size_t)leaf - s->anchor[d]) * s->leaf_step[d];

    if (2 * n > NRM_SWAP_ATOMS)
        return false;
    for (size_t i = 0; i < n; i++) {
        corner at = { s->corners[i].place + shift, -s->corners[i].sign };

        if (!has_room(s, at))
            return false;
        s->corners[n + i] = at;
    }
    s->n_corners = 2 * n;
    return true;
}

/*
 * Spots times the codes of an axis that hold one of two leaves: those of both
 * do not change. Without another leaf, the codes that hold the anchor's.
 */
static size_t
spread(const nrm_swaps *s, size_t d, uint32_t other, const size_t *from,
       size_t n, size_t *to)
{
    const nrm_lists *h = &s->holders[d];
    const uint32_t *p = nrm_list_at(h, s->anchor[d]);
    const uint32_t *q = nrm_list_at(h, other);
    const uint32_t *p_end = p + nrm_list_len(h, s->anchor[d]);
    const uint32_t *q_end = q + nrm_list_len(h, other);
    size_t n_to = 0;

    if (other == s->anchor[d])
        q = q_end;
    while (p < p_end || q < q_end) {
        uint32_t code;

        if (p < p_end && q < q_end && *p == *q) {
            p++;
            q++;
            continue;
        }
        code = q == q_end || (p < p_end && *p < *q) ? *p++ : *q++;
        for (size_t i = 0; i < n; i++)
            to[n_to++] = from[i] + code * s->code_step[d];
    }
    return n_to;
}

/* What a swap that changes the cells of these spots costs. */
static double
price(const nrm_swaps *s, const size_t *spots, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n && sum < s->best; i++) {
        uint32_t cell = s->cell_at[spots[i]];

        if (cell > 0)
            sum += s->job.prices[cell - 1];
    }
    return sum;
}

/* By how much the corners change what is wanted, in units of the anchor. */
static int
gain(const nrm_swaps *s)
{
    int sum = 0;

    for (size_t i = 0; i < s->n_corners; i++)
        if (s->is_wanted[s->atom_at[s->corners[i].place] - 1])
            sum += s->corners[i].sign;
    return sum;
}

static void
keep(nrm_swaps *s, double sum)
{
    s->best = sum;
    s->move->n = s->n_corners;
    for (size_t i = 0; i < s->n_corners; i++) {
        s->move->atoms[i] = s->atom_at[s->corners[i].place] - 1;
        s->move->change[i] = s->corners[i].sign * s->amount;
    }
}

/* Decides for one axis after another in which leaf the swap has its mirror. */
static void
search(nrm_swaps *s, size_t d, size_t *spots, size_t n)
{
    size_t before = s->n_corners, *next = spots + n;
    double sum;

    if (s->best <= 0 || s->tries >= MAX_TRIES)
        return;
    if (d == s->job.cube->n_axes) {
        s->tries++;
        sum = price(s, spots, n);
        if (sum < s->best && gain(s) > 0)
            keep(s, sum);
        return;
    }
    for (uint32_t leaf = 0; leaf < s->job.cube->axes[d].n_leaves; leaf++) {
        if (leaf != s->anchor[d] && !mirror(s, d, leaf))
            continue;
        search(s, d + 1, next, spread(s, d, leaf, spots, n, next));
        s->n_corners = before;
    }
}

/* Looks at the swaps of one atom; false when it has no room itself. */
static bool
search_from(nrm_swaps *s, uint32_t atom)
{
    size_t n_axes = s->job.cube->n_axes;

    s->anchor = s->job.cube->leaves + atom * n_axes;
    s->corners[0] = (corner){ 0, 1 };
    for (size_t d = 0; d < n_axes; d++)
        s->corners[0].place += s->anchor[d] * s->leaf_step[d];
    if (!has_room(s, s->corners[0]))
        return false;
    s->n_corners = 1;
    s->tries = 0;
    s->spots[0] = 0;
    search(s, 0, s->spots, 1);
    return true;
}

double
nrm_swaps_find(nrm_swaps *s, const nrm_want *want, double limit, nrm_move *move)
{
    size_t anchors = 0;

    move->n = 0;
    if (s->spots == NULL)
        return INFINITY;
    s->best = limit;
    s->move = move;
    s->amount = want->amount;
    for (size_t i = 0; i < want->n; i++)
        s->is_wanted[want->atoms[i]] = true;
    for (size_t i = 0; i < want->n && anchors < MAX_ANCHORS; i++)
        anchors += search_from(s, want->atoms[i]);
    for (size_t i = 0; i < want->n; i++)
        s->is_wanted[want->atoms[i]] = false;
    return move->n > 0 ? s->best : INFINITY;
}
