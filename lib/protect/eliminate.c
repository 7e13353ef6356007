/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/eliminate.h"

#include "protect/echelon.h"
#include "protect/modp.h"

#define SEED UINT64_C(0x6e726d2d73646331)

/* What is known of the guarded sums while cells are published. */
typedef struct guard {
    nrm_sketch *sketches; /* of each guarded sum */
    size_t n;
    nrm_lists holders; /* the guarded sums that hold an atom */
} guard;

/* An atom's kernel values moved: so do those of the sums that hold it. */
static void
moved(uint32_t atom, nrm_sketch difference, void *context)
{
    guard *g = context;
    const uint32_t *sums = nrm_list_at(&g->holders, atom);
    size_t n = nrm_list_len(&g->holders, atom);

    for (size_t i = 0; i < n; i++) {
        nrm_sketch *s = &g->sketches[sums[i]];

        s->first = nrm_modp_add(s->first, difference.first);
        s->second = nrm_modp_add(s->second, difference.second);
    }
}

/*
 * Whether a cell with this sketch would disclose a guarded sum. A sum that
 * the forced cells disclose already is past help and not asked about.
 */
static bool
discloses(const guard *g, nrm_sketch s)
{
    for (size_t i = 0; i < g->n; i++)
        if (nrm_sketch_parallel(s, g->sketches[i])
            && !nrm_sketch_is_zero(g->sketches[i]))
            return true;
    return false;
}

void
nrm_eliminate_run(nrm_arena *a, const nrm_eliminate *job, bool *hidden)
{
    const nrm_lists *cells = &job->cube->cells;
    nrm_arena *scratch = nrm_arena_child(a);
    nrm_echelon *h = nrm_echelon_new(scratch, job->cube->n_atoms, SEED);
    guard g = { nrm_new_n(scratch, nrm_sketch, job->guarded.n), job->guarded.n,
                nrm_lists_turn(scratch, &job->guarded, job->cube->n_atoms) };

    for (size_t i = 0; i < g.n; i++)
        g.sketches[i] = nrm_echelon_sketch(h, nrm_list_at(&job->guarded, i),
                                           nrm_list_len(&job->guarded, i));
    for (size_t i = 0; i < job->n_forced; i++)
        nrm_echelon_add(h, nrm_list_at(cells, job->forced[i]),
                        nrm_list_len(cells, job->forced[i]), moved, &g);
    for (size_t i = 0; i < job->n_offered; i++) {
        uint32_t c = job->offered[i];
        const uint32_t *atoms = nrm_list_at(cells, c);
        size_t n = nrm_list_len(cells, c);
        nrm_sketch s = nrm_echelon_sketch(h, atoms, n);

        hidden[c] = !nrm_sketch_is_zero(s) && discloses(&g, s);
        if (!hidden[c])
            nrm_echelon_add(h, atoms, n, moved, &g);
    }
    nrm_arena_free(scratch);
}
