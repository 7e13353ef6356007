/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/mse_diagnose.h"

#include <math.h>

nrm_overlap
nrm_overlap_of(const nrm_counts *c, size_t i, size_t j)
{
    size_t a = (size_t)1 << i, b = (size_t)1 << j;
    nrm_overlap o = { .first = i, .second = j };
    double n1 = c->star[a], n2 = c->star[b], both = c->star[a | b];
    double cell[4] = { 0 }; /* neither, first, second, both; on another list */

    o.n_first = n1;
    o.n_second = n2;
    o.n_both = both;
    if (both > 0)
        o.lincoln = nrm_known(n1 * n2 / both);
    o.chapman = (n1 + 1) * (n2 + 1) / (both + 1) - 1;
    o.chapman_se = sqrt((n1 + 1) * (n2 + 1) * (n1 - both) * (n2 - both)
                        / ((both + 1) * (both + 1) * (both + 2)));
    for (size_t w = 1; w < c->n_cells; w++)
        if ((w & ~(a | b)) != 0)
            cell[(w >> i & 1) + 2 * (w >> j & 1)] += c->y[w];
    if (cell[1] * cell[2] > 0)
        o.odds_ratio = nrm_known(cell[0] * cell[3] / (cell[1] * cell[2]));
    return o;
}

nrm_frequencies
nrm_frequencies_of(const nrm_counts *c)
{
    nrm_frequencies f = { .chao = nrm_unknown() };
    double f1, f2, k = (double)c->k;

    for (size_t w = 1; w < c->n_cells; w++)
        f.on[__builtin_popcountll(w)] += c->y[w];
    f1 = f.on[1];
    f2 = f.on[2];
    if (f2 > 0) {
        f.chao = nrm_known(c->n + f1 * f1 / (2 * f2));
        f.zelterman = nrm_known(c->n / (1 - exp(-2 * f2 / f1)));
    }
    f.chao_corrected = c->n + (k - 1) / k * f1 * (f1 - 1) / (2 * (f2 + 1));
    return f;
}
