/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * With p(1) <= .. <= p(n): BH is the least of n p(j) / j over j >= i, BY the
 * same times 1 + 1/2 + .. + 1/n, Holm the largest of (n - j + 1) p(j) over
 * j <= i; none above 1.
 */
#include "math/adjust.h"

#include <gsl/gsl_sort.h>
#include <math.h>

/* BH with every value times `factor`. */
static void
step_up(nrm_arena *scratch, const double *p, size_t n, double factor,
        double *out)
{
    size_t *order = nrm_new_n(scratch, size_t, n);
    double least = 1;

    gsl_sort_index(order, p, 1, n);
    for (size_t i = n; i-- > 0;) {
        double place = (double)(i + 1);

        least = fmin(least, factor * (double)n / place * p[order[i]]);
        out[order[i]] = least;
    }
}

void
nrm_adjust_bh(nrm_arena *scratch, const double *p, size_t n, double *out)
{
    step_up(scratch, p, n, 1, out);
}

void
nrm_adjust_by(nrm_arena *scratch, const double *p, size_t n, double *out)
{
    double harmonic = 0;

    for (size_t i = 1; i <= n; i++)
        harmonic += 1 / (double)i;
    step_up(scratch, p, n, harmonic, out);
}

void
nrm_adjust_holm(nrm_arena *scratch, const double *p, size_t n, double *out)
{
    size_t *order = nrm_new_n(scratch, size_t, n);
    double most = 0;

    gsl_sort_index(order, p, 1, n);
    for (size_t i = 0; i < n; i++) {
        most = fmax(most, (double)(n - i) * p[order[i]]);
        out[order[i]] = fmin(most, 1);
    }
}
