/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/insider.h"

#include "protect/echelon.h"
#include "protect/table.h"
#include "protect/unknowns.h"

#include <string.h>

typedef struct knowing {
    nrm_arena *a, *scratch;
    const nrm_attack_job *job;
    const nrm_attacked *found;
    const uint32_t *twin;
    nrm_sketch *sketch; /* of each cell, modulo what is public */
    nrm_verdict *worst;
} knowing;

#define SEED UINT64_C(0x6e726d2d696e7331)

int
nrm_insider_parse(const char *name, nrm_insider *out, nrm_err *e)
{
    static const char *const names[] = { "none", "contributor", "cell" };

    for (size_t i = 0; i < NRM_COUNT_OF(names); i++)
        if (strcmp(name, names[i]) == 0) {
            *out = (nrm_insider)i;
            return 0;
        }
    return nrm_fail(e, NRM_EUSAGE,
                    "unknown insider '%s'; there are none, contributor, cell",
                    name);
}

static bool
is_hidden(const nrm_cell *cell)
{
    return cell->kind == NRM_CELL_HIDDEN || cell->rounded;
}

/* A table that agrees with a slice; false when there is none. */
static int
find_table(nrm_arena *a, nrm_slice *slice, bool *found, nrm_err *e)
{
    size_t n = slice->cube->cells.n;
    int64_t *low = nrm_new_n(a, int64_t, n), *high = nrm_new_n(a, int64_t, n);
    int64_t *base = nrm_new_n(a, int64_t, slice->cube->n_atoms);
    nrm_table_job job = { slice->cube, slice->low,   slice->high,   low,
                          high,        slice->links, slice->n_links };

    for (size_t c = 0; c < n; c++) {
        bool says = slice->cells[c].kind == NRM_CELL_PUBLIC;

        low[c] = says ? slice->cells[c].low : 0;
        high[c] = says ? slice->cells[c].high : NRM_NO_LIMIT;
    }
    memcpy(base, slice->base, slice->cube->n_atoms * sizeof *base);
    slice->base = base;
    *found = nrm_table_agrees(&job, base);
    return *found ? 0 : nrm_table_find(a, &job, base, found, e);
}

/* The slice for one who knows that a cell lies in a range. */
static nrm_slice
knows(nrm_arena *a, const nrm_slice *slice, uint32_t cell, int64_t low,
      int64_t high)
{
    const nrm_lists *cells = &slice->cube->cells;
    size_t n = nrm_list_len(cells, cell);
    nrm_slice out = *slice;
    nrm_link *link;

    out.links = nrm_new_n(a, nrm_link, slice->n_links + 1);
    if (slice->n_links > 0)
        memcpy(out.links, slice->links, slice->n_links * sizeof *out.links);
    link = &out.links[out.n_links++];
    *link = (nrm_link){ n, nrm_new_n(a, uint32_t, n), nrm_new_n(a, int64_t, n),
                        low, high };
    for (size_t k = 0; k < n; k++) {
        link->atoms[k] = nrm_list_at(cells, cell)[k];
        link->factors[k] = 1;
    }
    return out;
}

/* What he learns of all cells; nothing when there is no such table. */
static int
attack(knowing *k, uint32_t cell, int64_t low, int64_t high,
       nrm_attacked *found, nrm_err *e)
{
    nrm_slice slice = knows(k->scratch, k->job->slice, cell, low, high);
    nrm_attack_job job = { &slice, k->job->width, false, k->job->nodes };
    bool there;

    *found = (nrm_attacked){ 0 };
    if (find_table(k->scratch, &slice, &there, e) != 0)
        return -1;
    return there ? nrm_attack_run(k->scratch, &job, found, e) : 0;
}

static void
worsen(nrm_verdict *worst, nrm_verdict verdict)
{
    if (verdict == NRM_DISCLOSED
        || (verdict == NRM_UNDECIDED && *worst != NRM_DISCLOSED))
        *worst = verdict;
}

/* One of those counted in a cell. */
static int
try_contributor(knowing *k, uint32_t cell, nrm_err *e)
{
    size_t n = k->job->slice->cube->cells.n;
    nrm_attacked found;

    if (attack(k, cell, 1, NRM_NO_LIMIT, &found, e) != 0)
        return -1;
    for (size_t c = 0; c < n && found.cells != NULL; c++)
        if (is_hidden(&k->job->slice->cells[c]))
            worsen(&k->worst[c], found.cells[c].verdict);
    return 0;
}

/* The values of a cell that are tried: from the middle outwards. */
static size_t
list_values(const nrm_exposure *x, int64_t *values, bool *all)
{
    int64_t low = x->low, high = x->high, middle;
    size_t n = 0;

    if (high == NRM_NO_LIMIT)
        high = x->most > low ? x->most : low;
    middle = low + (high - low) / 2;
    for (int64_t d = 0;
         n < NRM_INSIDER_VALUES && (middle - d >= low || middle + d <= high);
         d++) {
        if (middle + d <= high)
            values[n++] = middle + d;
        if (d > 0 && middle - d >= low && n < NRM_INSIDER_VALUES)
            values[n++] = middle - d;
    }
    *all = x->high != NRM_NO_LIMIT && high - low < NRM_INSIDER_VALUES;
    return n;
}

/* One who knows a cell: some value of it has to leave the others open. */
static int
try_knower(knowing *k, uint32_t cell, nrm_err *e)
{
    size_t n = k->job->slice->cube->cells.n, n_left = 0;
    bool *left = nrm_new_n(k->scratch, bool, n), all;
    int64_t values[NRM_INSIDER_VALUES];
    size_t n_values = list_values(&k->found->cells[cell], values, &all);

    for (size_t c = 0; c < n; c++) {
        left[c] = is_hidden(&k->job->slice->cells[c])
                  && k->found->cells[c].verdict == NRM_SAFE
                  && k->twin[c] != k->twin[cell];
        if (left[c] && nrm_sketch_parallel(k->sketch[c], k->sketch[cell])) {
            /* The one gives the other, whatever it is. */
            worsen(&k->worst[c], NRM_DISCLOSED);
            left[c] = false;
        }
        n_left += left[c];
    }
    for (size_t i = 0; i < n_values && n_left > 0; i++) {
        nrm_attacked found;

        if (attack(k, cell, values[i], values[i], &found, e) != 0)
            return -1;
        for (size_t c = 0; c < n && found.cells != NULL; c++)
            if (left[c] && found.cells[c].verdict == NRM_SAFE) {
                left[c] = false;
                n_left--;
            } else if (left[c] && found.cells[c].verdict == NRM_UNDECIDED) {
                all = false;
            }
    }
    for (size_t c = 0; c < n; c++)
        if (left[c])
            worsen(&k->worst[c], all ? NRM_DISCLOSED : NRM_UNDECIDED);
    return 0;
}

/* The sketches of all cells over the atoms that are not public. */
static void
make_sketches(knowing *k, const nrm_unknowns *u)
{
    const nrm_lists *cells = &u->cube->cells;
    nrm_echelon *h = nrm_echelon_new(k->a, u->cube->n_atoms, SEED);

    for (size_t c = 0; c < cells->n; c++) {
        const nrm_cell *cell = &k->job->slice->cells[c];

        if (cell->kind == NRM_CELL_PUBLIC && cell->low == cell->high)
            (void)nrm_echelon_add(h, nrm_list_at(cells, c),
                                  nrm_list_len(cells, c), NULL, NULL);
    }
    k->sketch = nrm_new_n(k->a, nrm_sketch, cells->n);
    for (size_t c = 0; c < cells->n; c++)
        k->sketch[c] = nrm_echelon_sketch(h, nrm_list_at(cells, c),
                                          nrm_list_len(cells, c));
}

/* One insider: him who knows this cell, or is counted in it. */
static int
try_cell(knowing *k, nrm_insider insider, uint32_t c, nrm_err *e)
{
    const nrm_slice *slice = k->job->slice;
    const nrm_lists *cells = &slice->cube->cells;

    if (!is_hidden(&slice->cells[c]) || nrm_list_len(cells, c) == 0)
        return 0;
    if (insider == NRM_INSIDER_CELL) /* one that all can compute is no news */
        return k->twin[c] == c && !nrm_sketch_is_zero(k->sketch[c])
                   ? try_knower(k, c, e)
                   : 0;
    if (nrm_list_len(cells, c) != 1 || slice->low[*nrm_list_at(cells, c)] >= 1)
        return 0;
    return try_contributor(k, c, e);
}

int
nrm_insider_run(nrm_arena *a, const nrm_attack_job *job, nrm_insider insider,
                const nrm_attacked *found, nrm_verdict *worst, nrm_err *e)
{
    size_t n = job->slice->cube->cells.n;
    knowing k = { a, nrm_arena_child(a), job, found, NULL, NULL, worst };
    nrm_unknowns unknowns;
    int result = 0;

    for (size_t c = 0; c < n; c++)
        worst[c] = found->cells[c].verdict;
    if (insider == NRM_INSIDER_CELL) {
        unknowns = nrm_unknowns_of(a, job->slice);
        k.twin = nrm_cube_twins(a, unknowns.cube);
        make_sketches(&k, &unknowns);
    }
    for (uint32_t c = 0; c < n && result == 0 && insider != NRM_INSIDER_NONE;
         c++) {
        result = try_cell(&k, insider, c, e);
        nrm_arena_reset(k.scratch);
    }
    nrm_arena_free(k.scratch);
    return result;
}
