/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Inverse quadratic interpolation where the last three points allow it,
 * bisection elsewhere, by the criterion of Chandrupatla (1997, Advances in
 * Engineering Software 28:145). It never leaves the bracket and needs at most
 * about twice the steps of bisection.
 */
#include "math/root.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#define STEPS_MAX 400
#define DOUBLINGS_MAX 1100 /* from 1 to beyond the largest double */

typedef struct point {
    double x, y;
} point;

/*
 * Where between a (0) and b (1) to look next. `c` is the point that was
 * dropped last.
 */
static double
next_share(point a, point b, point c)
{
    double xi = (a.x - b.x) / (c.x - b.x);
    double phi = (a.y - b.y) / (c.y - b.y);
    double t;

    if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi))
        return 0.5;
    t = a.y / (b.y - a.y) * (c.y / (b.y - c.y))
        + (c.x - a.x) / (b.x - a.x) * (a.y / (c.y - a.y)) * (b.y / (c.y - b.y));
    return isfinite(t) ? t : 0.5;
}

double
nrm_root(nrm_function *f, const void *context, nrm_span bracket,
         double tolerance)
{
    point a = { bracket.low, f(bracket.low, context) };
    point b = { bracket.high, f(bracket.high, context) };
    point c = a;
    double share = 0.5;

    if (a.y == 0 || b.y == 0)
        return a.y == 0 ? a.x : b.x;
    if (isnan(a.y) || isnan(b.y) || (a.y < 0) == (b.y < 0))
        return NAN;
    for (int i = 0; i < STEPS_MAX; i++) {
        double x = a.x + share * (b.x - a.x);
        point new = { x, f(x, context) };
        double best, limit;

        if (isnan(new.y))
            return NAN;
        if ((new.y < 0) == (a.y < 0)) {
            c = a;
        } else {
            c = b;
            b = a;
        }
        a = new;
        best = fabs(a.y) < fabs(b.y) ? a.x : b.x;
        limit =
            (2 * DBL_EPSILON * fabs(best) + tolerance / 2) / fabs(b.x - a.x);
        if (a.y == 0 || !(limit < 0.5))
            return a.y == 0 ? a.x : best;
        share = next_share(a, b, c);
        share = fmin(fmax(share, limit), 1 - limit);
    }
    return NAN;
}

nrm_span
nrm_root_bracket(nrm_function *f, const void *context, double start,
                 double step, nrm_span limits)
{
    nrm_span s = { start, start };
    bool positive = f(start, context) > 0;

    for (int i = 0; i < DOUBLINGS_MAX; i++) {
        s.low = fmax(s.low - step, limits.low);
        if ((f(s.low, context) > 0) != positive) {
            s.high = fmin(s.low + step, s.high);
            return s;
        }
        s.high = fmin(s.high + step, limits.high);
        if ((f(s.high, context) > 0) != positive) {
            s.low = fmax(s.high - step, s.low);
            return s;
        }
        if (s.low == limits.low && s.high == limits.high)
            return s;
        step *= 2;
    }
    return s;
}
