/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/table.h"

#include "math/lp.h"
#include "protect/echelon.h"

#include <math.h>

#define SEED UINT64_C(0x6e726d2d7461626c)
#define MAX_NODES 20000

static double
bound(int64_t x)
{
    if (x == NRM_NO_LIMIT)
        return INFINITY;
    return x == -NRM_NO_LIMIT ? -INFINITY : (double)x;
}

/* The rows of the cells; those that follow from others are left out. */
static void
add_cells(nrm_arena *a, nrm_lp *lp, const nrm_table_job *job)
{
    const nrm_lists *cells = &job->cube->cells;
    nrm_echelon *h = nrm_echelon_new(a, job->cube->n_atoms, SEED);
    double *ones = nrm_new_n(a, double, job->cube->n_atoms);

    for (size_t i = 0; i < job->cube->n_atoms; i++)
        ones[i] = 1;
    for (size_t c = 0; c < cells->n; c++) {
        const uint32_t *atoms = nrm_list_at(cells, c);
        size_t n = nrm_list_len(cells, c);

        if (n == 0
            || (job->cell_low[c] <= 0 && job->cell_high[c] == NRM_NO_LIMIT))
            continue;
        if (job->cell_low[c] == job->cell_high[c]
            && !nrm_echelon_add(h, atoms, n, NULL, NULL))
            continue;
        nrm_lp_row(lp, bound(job->cell_low[c]), bound(job->cell_high[c]), atoms,
                   ones, n);
    }
}

static void
add_links(nrm_arena *a, nrm_lp *lp, const nrm_table_job *job)
{
    double *factors = nrm_new_n(a, double, job->cube->n_atoms);

    for (size_t i = 0; i < job->n_links; i++) {
        const nrm_link *link = &job->links[i];

        for (size_t k = 0; k < link->n; k++)
            factors[k] = (double)link->factors[k];
        nrm_lp_row(lp, bound(link->low), bound(link->high), link->atoms,
                   factors, link->n);
    }
}

bool
nrm_table_agrees(const nrm_table_job *job, const int64_t *atoms)
{
    const nrm_lists *cells = &job->cube->cells;

    for (size_t i = 0; i < job->cube->n_atoms; i++)
        if (atoms[i] < job->low[i] || atoms[i] > job->high[i])
            return false;
    for (size_t c = 0; c < cells->n; c++) {
        int64_t sum = 0;

        for (size_t k = cells->start[c]; k < cells->start[c + 1]; k++)
            sum += atoms[cells->items[k]];
        if (sum < job->cell_low[c] || sum > job->cell_high[c])
            return false;
    }
    for (size_t i = 0; i < job->n_links; i++) {
        const nrm_link *link = &job->links[i];
        int64_t sum = 0;

        for (size_t k = 0; k < link->n; k++)
            sum += link->factors[k] * atoms[link->atoms[k]];
        if (sum < link->low || sum > link->high)
            return false;
    }
    return true;
}

static bool
read_table(const nrm_lp *lp, const nrm_table_job *job, int64_t *atoms)
{
    for (size_t i = 0; i < job->cube->n_atoms; i++)
        atoms[i] = (int64_t)round(nrm_lp_value(lp, i));
    return nrm_table_agrees(job, atoms);
}

int
nrm_table_find(nrm_arena *a, const nrm_table_job *job, int64_t *atoms,
               bool *found, nrm_err *e)
{
    nrm_arena *scratch = nrm_arena_child(a);
    nrm_lp *lp = nrm_lp_new(scratch);
    nrm_lp_search how = { job->cube->n_atoms, MAX_NODES, true };
    nrm_lp_end end;
    bool proved;
    int result;

    for (size_t i = 0; i < job->cube->n_atoms; i++)
        nrm_lp_column(lp, bound(job->low[i]), bound(job->high[i]), 0);
    add_cells(scratch, lp, job);
    add_links(scratch, lp, job);
    *found = false;
    result = nrm_lp_solve(lp, &end, e);
    if (result == 0 && end == NRM_LP_OPTIMAL) {
        *found = read_table(lp, job, atoms);
        if (!*found) {
            result = nrm_lp_whole(lp, &how, &end, &proved, e);
            *found = result == 0 && end == NRM_LP_OPTIMAL
                     && read_table(lp, job, atoms);
        }
    }
    nrm_arena_free(scratch);
    return result;
}
