/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The alias method (Walker 1977; Vose 1991, IEEE Trans. Softw. Eng. 17:972):
 * a draw takes one random number, one multiplication and one comparison. The
 * upper half of the number chooses a column, its lower half one of the two
 * values in it.
 *
 * The weights of a count run from the mode downwards and upwards by
 *
 *     w(k + 1) / w(k) = mean / (k + 1)                        Poisson
 *     w(k + 1) / w(k) = (k + size) / (k + 1) * mean / (mean + size)
 *
 * until they are below 2^-60 of the largest, which no draw of a table with
 * columns of 32 bits would show. No logarithm is needed, as they need not sum
 * to one.
 */
#include "math/law.h"

#include <stdint.h>

#define LEAST 0x1p-60

struct nrm_law {
    size_t first; /* the value of column 0 */
    size_t n;
    uint32_t heaviest; /* the column of the largest weight */
    uint32_t *keep;    /* a lower half below this is the column's own value */
    uint32_t *alias;   /* else it is this one */
};

/* Columns are scaled to a mean of one; the small ones borrow of the large. */
static void
fill_columns(nrm_law *law, double *scaled, uint32_t *stack)
{
    size_t small = 0, large = law->n;

    for (size_t i = 0; i < law->n; i++)
        if (scaled[i] < 1)
            stack[small++] = (uint32_t)i;
        else
            stack[--large] = (uint32_t)i;
    while (small > 0 && large < law->n) {
        uint32_t s = stack[--small], l = stack[large];

        law->keep[s] = (uint32_t)(scaled[s] * 0x1p32);
        law->alias[s] = l;
        scaled[l] -= 1 - scaled[s];
        if (scaled[l] < 1) {
            large++;
            stack[small++] = l;
        }
    }
    /* What is left is one or nothing but for rounding. */
    for (size_t i = 0; i < law->n; i++)
        if (i < small || i >= large)
            law->alias[stack[i]] =
                scaled[stack[i]] < 0.5 ? law->heaviest : stack[i];
}

nrm_law *
nrm_law_weights(nrm_arena *a, const double *weights, size_t n)
{
    nrm_law *law = nrm_new(a, nrm_law);
    double *scaled = nrm_new_n(a, double, n), sum = 0;

    law->n = n;
    law->keep = nrm_new_n(a, uint32_t, n);
    law->alias = nrm_new_n(a, uint32_t, n);
    for (size_t i = 0; i < n; i++) {
        sum += weights[i];
        if (weights[i] > weights[law->heaviest])
            law->heaviest = (uint32_t)i;
    }
    for (size_t i = 0; i < n; i++)
        scaled[i] = weights[i] * (double)n / sum;
    fill_columns(law, scaled, nrm_new_n(a, uint32_t, n));
    return law;
}

typedef struct counting {
    double mean, size;
} counting;

/* w(k + 1) / w(k) */
static double
ratio(counting c, double k)
{
    if (c.size > 0)
        return (k + c.size) / (k + 1) * (c.mean / (c.mean + c.size));
    return c.mean / (k + 1);
}

static size_t
mode_of(counting c)
{
    double mode = c.size > 0 ? c.mean - c.mean / c.size : c.mean;

    return mode > 0 ? (size_t)mode : 0;
}

nrm_law *
nrm_law_count(nrm_arena *a, double mean, double size)
{
    counting c = { mean, size };
    size_t mode = mode_of(c), below = 0, above = 0, n;
    double *weights;
    nrm_law *law;

    for (double w = 1; below < mode && w >= LEAST; below++)
        w /= ratio(c, (double)(mode - below - 1));
    for (double w = 1; w >= LEAST; above++)
        w *= ratio(c, (double)(mode + above));
    n = below + 1 + above;
    weights = nrm_new_n(a, double, n);
    weights[below] = 1;
    for (size_t i = below; i > 0; i--)
        weights[i - 1] =
            weights[i] / ratio(c, (double)(mode - (below - i) - 1));
    for (size_t i = below; i + 1 < n; i++)
        weights[i + 1] = weights[i] * ratio(c, (double)(mode + i - below));
    law = nrm_law_weights(a, weights, n);
    law->first = mode - below;
    return law;
}

size_t
nrm_law_draw(const nrm_law *law, nrm_random *r)
{
    uint64_t bits = nrm_random_bits(r);
    size_t column = (size_t)(((bits >> 32) * law->n) >> 32);

    if ((uint32_t)bits >= law->keep[column])
        column = law->alias[column];
    return law->first + column;
}
