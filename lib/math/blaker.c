/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Blaker (2000, Canadian Journal of Statistics 28:783): t belongs to the
 * interval when near(t) plus the largest far tail that does not exceed it is
 * at least alpha. That sum jumps up where one more k fits into the far tail;
 * between jumps it falls and then rises, because the ratio of the two point
 * probabilities that make its slope is monotone. So on each piece only the
 * right end can be the first to reach alpha, and the limit is either a jump
 * or a root on the piece before it. Where the set of t has gaps the interval
 * is its hull. The limit is exact, unlike the searches in steps of 1e-5 that
 * other programs make.
 */
#include "math/blaker.h"

#include "math/root.h"

#include <math.h>

#define PIECES_MAX 100000

typedef struct piece {
    const nrm_blaker *b;
    double k, alpha;
} piece;

static double
difference(double t, const void *context)
{
    const piece *p = context;

    return p->b->near(t, p->b->context) - p->b->far(t, p->k, p->b->context);
}

static double
excess(double t, const void *context)
{
    const piece *p = context;

    return p->b->near(t, p->b->context) + p->b->far(t, p->k, p->b->context)
           - p->alpha;
}

static nrm_span
between(double a, double b)
{
    nrm_span s = { fmin(a, b), fmax(a, b) };

    return s;
}

double
nrm_blaker_limit(const nrm_blaker *b, double alpha)
{
    piece now = { b, b->first, alpha }, next = now;
    double from = b->start;

    for (int i = 0; i < PIECES_MAX; i++) {
        double to;

        next.k = now.k + b->step;
        to = difference(b->stop, &next) <= 0
                 ? b->stop
                 : nrm_root(difference, &next, between(from, b->stop), 0);
        if (isnan(to))
            return NAN;
        if (excess(to, &now) >= 0)
            return excess(from, &now) >= 0
                       ? from
                       : nrm_root(excess, &now, between(from, to), 0);
        if (excess(to, &next) >= 0 || to == b->stop)
            return to;
        now.k = next.k;
        from = to;
    }
    return NAN;
}
