/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/echelon.h"

#include "base/seed.h"
#include "protect/modp.h"

/* One nonzero entry of a row. */
typedef struct entry {
    uint32_t variable;
    uint64_t value;
} entry;

/*
 * A row is reduced by the rows before it when it comes, so it holds no pivot
 * of an earlier row; it may hold pivots of later ones. Its pivot is 1.
 */
typedef struct row {
    entry *entries; /* the pivot is not among them */
    size_t n;
    uint32_t pivot;
} row;

/* Where a variable stands, other than as the pivot. */
typedef struct place {
    uint32_t row;
    uint64_t value;
} place;

typedef struct column {
    place *places;
    size_t n, cap;
} column;

struct nrm_echelon {
    nrm_arena *a;
    size_t n_variables;
    row *rows;
    size_t n_rows;
    column *columns;
    uint64_t *first, *second; /* the two kernel vectors */
    uint64_t *work;           /* the row that comes in, dense, else zeros */
    uint32_t *touched;        /* the variables that are not zero in it */
    size_t n_touched;
    bool *listed;    /* whether a variable is in `touched` */
    nrm_sketch *gap; /* of each row: what its pivot lacks to be in the kernel */
};

nrm_echelon *
nrm_echelon_new(nrm_arena *a, size_t n_variables, uint64_t seed)
{
    nrm_echelon *h = nrm_new(a, nrm_echelon);

    h->a = a;
    h->n_variables = n_variables;
    h->rows = nrm_new_n(a, row, n_variables);
    h->columns = nrm_new_n(a, column, n_variables);
    h->first = nrm_new_n(a, uint64_t, n_variables);
    h->second = nrm_new_n(a, uint64_t, n_variables);
    h->work = nrm_new_n(a, uint64_t, n_variables);
    h->touched = nrm_new_n(a, uint32_t, n_variables);
    h->listed = nrm_new_n(a, bool, n_variables);
    h->gap = nrm_new_n(a, nrm_sketch, n_variables);
    for (size_t i = 0; i < n_variables; i++) {
        h->first[i] = nrm_seed_at(seed, 2 * i) % NRM_MODP;
        h->second[i] = nrm_seed_at(seed, 2 * i + 1) % NRM_MODP;
    }
    return h;
}

nrm_sketch
nrm_echelon_sketch(const nrm_echelon *h, const uint32_t *variables, size_t n)
{
    nrm_wide first = 0, second = 0;
    nrm_sketch s;

    for (size_t i = 0; i < n; i++) {
        first += h->first[variables[i]];
        second += h->second[variables[i]];
    }
    s.first = nrm_modp_fold(first);
    s.second = nrm_modp_fold(second);
    return s;
}

bool
nrm_sketch_is_zero(nrm_sketch s)
{
    return s.first == 0 && s.second == 0;
}

bool
nrm_sketch_parallel(nrm_sketch s, nrm_sketch t)
{
    return nrm_modp_mul(s.first, t.second) == nrm_modp_mul(s.second, t.first);
}

static void
touch(nrm_echelon *h, uint32_t variable)
{
    if (h->listed[variable])
        return;
    h->listed[variable] = true;
    h->touched[h->n_touched++] = variable;
}

/* Subtracts the rows there are from the row in `work`, oldest first. */
static void
reduce(nrm_echelon *h)
{
    for (size_t k = 0; k < h->n_rows; k++) {
        const row *r = &h->rows[k];
        uint64_t factor = h->work[r->pivot];

        if (factor == 0)
            continue;
        h->work[r->pivot] = 0;
        for (size_t i = 0; i < r->n; i++) {
            uint32_t v = r->entries[i].variable;

            touch(h, v);
            h->work[v] = nrm_modp_sub(
                h->work[v], nrm_modp_mul(factor, r->entries[i].value));
        }
    }
}

/*
 * The variable to eliminate: the one that stands in the fewest rows, which
 * keeps the rows to come short; the lowest number among equals.
 */
static bool
choose_pivot(const nrm_echelon *h, uint32_t *pivot)
{
    bool found = false;

    for (size_t i = 0; i < h->n_touched; i++) {
        uint32_t v = h->touched[i];
        size_t n = h->columns[v].n, best = found ? h->columns[*pivot].n : 0;

        if (h->work[v] == 0)
            continue;
        if (!found || n < best || (n == best && v < *pivot))
            *pivot = v;
        found = true;
    }
    return found;
}

/* Moves the row in `work` to the end of the rows. */
static void
keep(nrm_echelon *h, uint32_t pivot)
{
    row *r = &h->rows[h->n_rows];
    uint64_t scale = nrm_modp_inverse(h->work[pivot]);

    r->pivot = pivot;
    r->n = 0;
    r->entries = nrm_new_n(h->a, entry, h->n_touched);
    for (size_t i = 0; i < h->n_touched; i++) {
        uint32_t v = h->touched[i];
        column *c = &h->columns[v];

        if (v == pivot || h->work[v] == 0)
            continue;
        r->entries[r->n].variable = v;
        r->entries[r->n].value = nrm_modp_mul(h->work[v], scale);
        nrm_room(h->a, c->places, c->n, c->cap);
        c->places[c->n++] =
            (place){ (uint32_t)h->n_rows, r->entries[r->n++].value };
    }
    h->n_rows++;
}

static void
clear_work(nrm_echelon *h)
{
    for (size_t i = 0; i < h->n_touched; i++) {
        h->work[h->touched[i]] = 0;
        h->listed[h->touched[i]] = false;
    }
    h->n_touched = 0;
}

/* Subtracts a multiple from both. */
static void
take_off(nrm_sketch *from, uint64_t factor, nrm_sketch s)
{
    from->first = nrm_modp_sub(from->first, nrm_modp_mul(factor, s.first));
    from->second = nrm_modp_sub(from->second, nrm_modp_mul(factor, s.second));
}

/* What the pivot of the newest row lacks, by the values of its others. */
static nrm_sketch
newest_gap(const nrm_echelon *h)
{
    const row *r = &h->rows[h->n_rows - 1];
    nrm_sketch gap = { 0, 0 };

    take_off(&gap, 1, (nrm_sketch){ h->first[r->pivot], h->second[r->pivot] });
    for (size_t i = 0; i < r->n; i++) {
        uint32_t v = r->entries[i].variable;

        take_off(&gap, r->entries[i].value,
                 (nrm_sketch){ h->first[v], h->second[v] });
    }
    return gap;
}

/*
 * The kernel values of the pivots follow from those of the other variables.
 * The new row fixes one more variable; what hangs on it moves, and rows hang
 * on later rows only, so one pass from the last to the first is enough.
 */
static void
refresh(nrm_echelon *h, nrm_echelon_moved *moved, void *context)
{
    h->gap[h->n_rows - 1] = newest_gap(h);
    for (size_t k = h->n_rows; k-- > 0;) {
        uint32_t pivot = h->rows[k].pivot;
        const column *c = &h->columns[pivot];
        nrm_sketch gap = h->gap[k];

        if (nrm_sketch_is_zero(gap))
            continue;
        h->gap[k] = (nrm_sketch){ 0, 0 };
        h->first[pivot] = nrm_modp_add(h->first[pivot], gap.first);
        h->second[pivot] = nrm_modp_add(h->second[pivot], gap.second);
        for (size_t i = 0; i < c->n; i++)
            take_off(&h->gap[c->places[i].row], c->places[i].value, gap);
        if (moved != NULL)
            moved(pivot, gap, context);
    }
}

/* Adds the row in `work`. */
static bool
add_work(nrm_echelon *h, nrm_echelon_moved *moved, void *context)
{
    uint32_t pivot = 0;
    bool added;

    reduce(h);
    added = choose_pivot(h, &pivot);
    if (added)
        keep(h, pivot);
    clear_work(h);
    if (added)
        refresh(h, moved, context);
    return added;
}

bool
nrm_echelon_add(nrm_echelon *h, const uint32_t *variables, size_t n,
                nrm_echelon_moved *moved, void *context)
{
    if (nrm_sketch_is_zero(nrm_echelon_sketch(h, variables, n)))
        return false;
    for (size_t i = 0; i < n; i++) {
        touch(h, variables[i]);
        h->work[variables[i]] = nrm_modp_add(h->work[variables[i]], 1);
    }
    return add_work(h, moved, context);
}

bool
nrm_echelon_add_row(nrm_echelon *h, const uint32_t *variables,
                    const int64_t *coefficients, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int64_t c = coefficients[i] % (int64_t)NRM_MODP;
        uint64_t value =
            c < 0 ? (uint64_t)(c + (int64_t)NRM_MODP) : (uint64_t)c;

        touch(h, variables[i]);
        h->work[variables[i]] = nrm_modp_add(h->work[variables[i]], value);
    }
    return add_work(h, NULL, NULL);
}

size_t
nrm_echelon_rank(const nrm_echelon *h)
{
    return h->n_rows;
}
