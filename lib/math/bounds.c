/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "math/bounds.h"

#include <math.h>

bool
nrm_bounds_whole(const nrm_span *bounds, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!(bounds[i].low >= 0) || bounds[i].low != floor(bounds[i].low)
            || bounds[i].high != floor(bounds[i].high))
            return false;
    return true;
}

double
nrm_bounds_sets(const nrm_span *bounds, size_t n)
{
    double sets = 1;

    for (size_t i = 0; i < n; i++)
        sets *= bounds[i].high - bounds[i].low + 1;
    return sets;
}

void
nrm_bounds_first(const nrm_span *bounds, size_t n, double *x)
{
    for (size_t i = 0; i < n; i++)
        x[i] = bounds[i].low;
}

bool
nrm_bounds_next(const nrm_span *bounds, size_t n, double *x)
{
    for (size_t i = 0; i < n; i++) {
        if (x[i] < bounds[i].high) {
            x[i]++;
            return true;
        }
        x[i] = bounds[i].low;
    }
    return false;
}

void
nrm_bounds_draw(const nrm_span *bounds, size_t n, bool whole,
                nrm_random *stream, double *x)
{
    for (size_t i = 0; i < n; i++) {
        double width = bounds[i].high - bounds[i].low;
        double share = nrm_random_share(stream);

        x[i] = whole ? bounds[i].low + floor(share * (width + 1))
                     : bounds[i].low + share * width;
    }
}
