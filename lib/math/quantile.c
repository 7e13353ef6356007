/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hyndman and Fan (1996, American Statistician 50:361): the quantile is
 * x[j] + weight (x[j + 1] - x[j]) with j = floor(n p + m), where m depends on
 * the definition. Types 1..3 step, 4..9 interpolate. Ranks that miss a whole
 * number by rounding alone count as whole. One value is its own quantile.
 */
#include "math/quantile.h"

#include <float.h>
#include <math.h>

/* m = constant + slope * p (Hyndman and Fan, table 1 and section 2). */
static const struct {
    double constant, slope;
} offset[10] = {
    { 0, 0 },   { 0, 0 }, { 0, 0 },  { -0.5, 0 },          { 0, 0 },
    { 0.5, 0 }, { 0, 1 }, { 1, -1 }, { 1.0 / 3, 1.0 / 3 }, { 3.0 / 8, 1.0 / 4 }
};

/* The weight of the upper neighbour where the rank has this fraction. */
static double
upper_weight(int type, double whole, double fraction)
{
    switch (type) {
    case 1: return fraction > 0;
    case 2: return fraction > 0 ? 1 : 0.5;
    case 3: return fraction > 0 || fmod(whole, 2) != 0;
    default: return fraction;
    }
}

double
nrm_quantile(const double *sorted, size_t n, double share, int type)
{
    double rank, whole, fraction, weight, low, high, near;

    if (n == 0 || type < 1 || type > 9 || !(share >= 0 && share <= 1))
        return NAN;
    rank =
        (double)n * share + offset[type].constant + offset[type].slope * share;
    near = 4 * DBL_EPSILON * fmax(1, rank);
    whole = floor(rank + near);
    fraction = rank - whole;
    if (fabs(fraction) <= near)
        fraction = 0;
    weight = upper_weight(type, whole, fraction);
    low = whole < 1 ? sorted[0]
                    : sorted[whole > (double)n ? n - 1 : (size_t)whole - 1];
    high = whole < 0 ? sorted[0]
                     : sorted[whole >= (double)n ? n - 1 : (size_t)whole];
    if (weight == 0 || low == high)
        return low;
    return weight == 1 ? high : (1 - weight) * low + weight * high;
}
