/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/unknowns.h"

static int64_t
shifted(int64_t bound, int64_t by)
{
    return bound == NRM_NO_LIMIT || bound == -NRM_NO_LIMIT ? bound : bound - by;
}

/* A link over the unknown atoms; what is known moves to the other side. */
static nrm_link
reduce(nrm_arena *a, const nrm_slice *slice, const nrm_link *link,
       const bool *unknown, const uint32_t *number)
{
    nrm_link out = { 0, nrm_new_n(a, uint32_t, link->n),
                     nrm_new_n(a, int64_t, link->n), link->low, link->high };
    int64_t known = 0;

    for (size_t k = 0; k < link->n; k++) {
        uint32_t atom = link->atoms[k];

        if (!unknown[atom]) {
            known += link->factors[k] * slice->base[atom];
            continue;
        }
        out.atoms[out.n] = number[atom];
        out.factors[out.n++] = link->factors[k];
    }
    out.low = shifted(out.low, known);
    out.high = shifted(out.high, known);
    return out;
}

nrm_unknowns
nrm_unknowns_of(nrm_arena *a, const nrm_slice *slice)
{
    size_t n = slice->cube->n_atoms, n_cells = slice->cube->cells.n;
    bool *unknown = nrm_new_n(a, bool, n);
    uint32_t *number = nrm_new_n(a, uint32_t, n);
    int64_t *all = nrm_new_n(a, int64_t, n_cells);
    nrm_unknowns u = { 0 };

    for (size_t i = 0; i < n; i++)
        unknown[i] = slice->low[i] < slice->high[i];
    u.cube = nrm_cube_keep(a, slice->cube, unknown, number);
    u.atom = nrm_new_n(a, uint32_t, u.cube->n_atoms);
    u.low = nrm_new_n(a, int64_t, u.cube->n_atoms);
    u.high = nrm_new_n(a, int64_t, u.cube->n_atoms);
    u.base = nrm_new_n(a, int64_t, u.cube->n_atoms);
    u.known = nrm_new_n(a, int64_t, n_cells);
    for (uint32_t i = 0; i < n; i++) {
        if (!unknown[i])
            continue;
        u.atom[number[i]] = i;
        u.low[number[i]] = slice->low[i];
        u.high[number[i]] = slice->high[i];
        u.base[number[i]] = slice->base[i];
    }
    nrm_cube_sums(slice->cube, slice->base, all);
    nrm_cube_sums(u.cube, u.base, u.known);
    for (size_t c = 0; c < n_cells; c++)
        u.known[c] = all[c] - u.known[c];
    u.links = nrm_new_n(a, nrm_link, slice->n_links);
    for (size_t i = 0; i < slice->n_links; i++) {
        u.links[u.n_links] =
            reduce(a, slice, &slice->links[i], unknown, number);
        u.n_links += u.links[u.n_links].n > 0;
    }
    return u;
}
