/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Swaps against all of them: every mirror in every set of axes, with the price
 * counted over all cells.
 */
#include "base/seed.h"
#include "protect/swap.h"
#include "tap.h"

#include <stdlib.h>

#define TABLES 300
#define AXES 3
#define LEAVES 4
#define CELLS 512

static uint64_t draws;

static uint64_t
draw(uint64_t below)
{
    return nrm_seed_at(20261124, draws++) % below;
}

/* A table with some atoms, some cells, prices and room. */
typedef struct table {
    nrm_axis axes[AXES];
    nrm_cube *cube;
    int64_t base[CELLS], low[CELLS], high[CELLS];
    double prices[CELLS];
    nrm_moves_job job;
    uint32_t number[CELLS]; /* of the atoms of the whole product */
    bool keep[CELLS];
} table;

/* Leaves alone, two or more of them together, and all. */
static nrm_axis
random_axis(nrm_arena *a)
{
    nrm_axis axis = { 2 + draw(LEAVES - 1), { 0 } };
    size_t n = axis.n_leaves;

    axis.codes = (nrm_lists){ n + 2, nrm_new_n(a, size_t, n + 3),
                              nrm_new_n(a, uint32_t, 3 * n) };
    for (size_t i = 0; i < n; i++) {
        axis.codes.start[i + 1] = i + 1;
        axis.codes.items[i] = (uint32_t)i;
    }
    for (size_t code = n, held = 1 + draw(n); code < n + 2; code++, held = n) {
        size_t start = axis.codes.start[code];

        for (size_t i = 0; i < held; i++)
            axis.codes.items[start + i] = (uint32_t)i;
        axis.codes.start[code + 1] = start + held;
    }
    return axis;
}

static void
random_table(nrm_arena *a, table *t)
{
    size_t n_axes = 1 + draw(AXES), n_cells;
    uint32_t *codes;
    nrm_err e = { 0 };
    nrm_cube *whole;

    for (size_t d = 0; d < n_axes; d++)
        t->axes[d] = random_axis(a);
    codes = nrm_cube_codes(a, t->axes, n_axes, &n_cells);
    whole = nrm_cube_new(a, t->axes, n_axes, codes, n_cells, &e);
    for (size_t i = 0; i < whole->n_atoms; i++)
        t->keep[i] = draw(5) > 0;
    t->cube = nrm_cube_keep(a, whole, t->keep, t->number);
    for (size_t i = 0; i < t->cube->n_atoms; i++) {
        t->low[i] = (int64_t)draw(2);
        t->high[i] = draw(3) == 0 ? 4 : NRM_NO_LIMIT;
        t->base[i] = t->low[i] + (int64_t)draw(4);
    }
    for (size_t c = 0; c < n_cells; c++)
        t->prices[c] = draw(3) == 0   ? 0
                       : draw(8) == 0 ? INFINITY
                                      : (double)(1 + draw(9));
    t->job = (nrm_moves_job){ .cube = t->cube,
                              .base = t->base,
                              .low = t->low,
                              .high = t->high,
                              .prices = t->prices };
}

/* What a change of the atoms costs. */
static double
price_of(const table *t, const int64_t *change)
{
    const nrm_lists *cells = &t->cube->cells;
    double price = 0;

    for (size_t c = 0; c < cells->n; c++) {
        int64_t sum = 0;

        for (size_t k = cells->start[c]; k < cells->start[c + 1]; k++)
            sum += change[cells->items[k]];
        price += sum == 0 ? 0 : t->prices[c];
    }
    return price;
}

/* Adds the corners of the swap between two places; false without room. */
static bool
fill(const table *t, const uint32_t *from, const uint32_t *to, int64_t amount,
     int64_t *change)
{
    const nrm_cube *cube = t->cube;

    memset(change, 0, CELLS * sizeof *change);
    for (size_t corner = 0; corner < (size_t)1 << cube->n_axes; corner++) {
        size_t place = 0;
        int64_t by = amount, now;
        bool again = false;

        for (size_t d = 0; d < cube->n_axes; d++) {
            bool mirrored = (corner >> d & 1) != 0;

            again = again || (mirrored && from[d] == to[d]);
            by = mirrored ? -by : by;
            place =
                place * cube->axes[d].n_leaves + (mirrored ? to[d] : from[d]);
        }
        if (again)
            continue;
        if (!t->keep[place])
            return false;
        now = t->base[t->number[place]] + by;
        if (now < t->low[t->number[place]] || now > t->high[t->number[place]])
            return false;
        change[t->number[place]] = by;
    }
    return true;
}

/* The least price of all swaps from the atoms of a want. */
static double
cheapest(const table *t, const nrm_want *want)
{
    const nrm_cube *cube = t->cube;
    double best = INFINITY;
    int64_t change[CELLS];

    for (size_t i = 0; i < want->n; i++)
        for (size_t k = 0, n = 1; k < n; k++) {
            const uint32_t *from = cube->leaves + want->atoms[i] * cube->n_axes;
            uint32_t to[AXES];
            int64_t got = 0;
            size_t rest = k;

            n = 1;
            for (size_t d = 0; d < cube->n_axes; d++) {
                to[d] = (uint32_t)(rest % cube->axes[d].n_leaves);
                rest /= cube->axes[d].n_leaves;
                n *= cube->axes[d].n_leaves;
            }
            if (!fill(t, from, to, want->amount, change))
                continue;
            for (size_t j = 0; j < want->n; j++)
                got += change[want->atoms[j]];
            if (got * want->amount > 0 && price_of(t, change) < best)
                best = price_of(t, change);
        }
    return best;
}

/* The move is what it is said to be. */
static bool
is_swap(const table *t, const nrm_want *want, const nrm_move *move,
        double price)
{
    int64_t change[CELLS] = { 0 }, got = 0;
    bool good = move->n > 0;

    for (size_t i = 0; i < move->n; i++) {
        uint32_t atom = move->atoms[i];
        int64_t now = t->base[atom] + move->change[i];

        change[atom] = move->change[i];
        good = good && now >= t->low[atom] && now <= t->high[atom];
    }
    for (size_t i = 0; i < want->n; i++)
        got += change[want->atoms[i]];
    return good
           && (want->amount > 0 ? got >= want->amount : got <= want->amount)
           && fabs(price_of(t, change) - price) < 1e-9;
}

/* One table: every cell up and down. Only few atoms are tried as anchors. */
static void
try_table(nrm_arena *a, size_t *tried, size_t *good)
{
    table *t = nrm_new(a, table);
    nrm_move move = { 0, nrm_new_n(a, uint32_t, NRM_SWAP_ATOMS),
                      nrm_new_n(a, int64_t, NRM_SWAP_ATOMS) };
    nrm_swaps *swaps;

    random_table(a, t);
    swaps = nrm_swaps_new(a, &t->job);
    for (size_t c = 0; c < t->cube->cells.n; c++)
        for (int64_t amount = -2; amount <= 2; amount++) {
            nrm_want want = { nrm_list_at(&t->cube->cells, c),
                              nrm_list_len(&t->cube->cells, c), amount };
            double best, got;

            if (amount == 0 || want.n > 4)
                continue;
            best = cheapest(t, &want);
            got = nrm_swaps_find(swaps, &want, INFINITY, &move);
            *good += isinf(best) ? isinf(got) && move.n == 0
                                 : fabs(got - best) < 1e-9
                                       && is_swap(t, &want, &move, got);
            ++*tried;
        }
}

int
main(void)
{
    nrm_arena *a = nrm_arena_new(NULL, NULL);
    size_t tried = 0, good = 0;

    for (size_t i = 0; i < TABLES; i++) {
        try_table(a, &tried, &good);
        nrm_arena_reset(a);
    }
    tap_ok(good == tried, "the cheapest swap of all: %zu of %zu", good, tried);
    nrm_arena_free(a);
    return tap_done();
}
