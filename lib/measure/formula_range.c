/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ranges by interval arithmetic with derivatives (Moore, Kearfott and Cloud
 * 2009, Introduction to Interval Analysis, chapters 5 and 6): each value comes
 * with a span that holds its derivative by each variable over the whole box.
 * Where that span has one sign, the extremes lie at the ends of the variable.
 * Where all have one, both extremes are values at corners, as of costs over a
 * number of contacts. Else the box is halved along the widest of the others,
 * and parts that cannot hold the extreme are dropped.
 *
 * 0 times infinity is 0 here: the ends are limits. A divisor that may be 0 at
 * its end leaves one end of the range open, one with 0 inside leaves both.
 */
#include "measure/formula.h"

#include <float.h>
#include <math.h>
#include <string.h>

typedef struct part {
    nrm_span value;
    nrm_span slope[NRM_FORMULA_VARIABLES_MAX];
} part;

static const nrm_span everything = { -INFINITY, INFINITY };

static nrm_span
plus(nrm_span a, nrm_span b)
{
    return (nrm_span){ a.low + b.low, a.high + b.high };
}

static nrm_span
minus(nrm_span a, nrm_span b)
{
    return (nrm_span){ a.low - b.high, a.high - b.low };
}

static double
product(double a, double b)
{
    return a == 0 || b == 0 ? 0 : a * b;
}

static nrm_span
times(nrm_span a, nrm_span b)
{
    double p[] = { product(a.low, b.low), product(a.low, b.high),
                   product(a.high, b.low), product(a.high, b.high) };
    nrm_span s = { p[0], p[0] };

    for (size_t i = 1; i < 4; i++) {
        s.low = fmin(s.low, p[i]);
        s.high = fmax(s.high, p[i]);
    }
    return s;
}

static nrm_span
inverse(nrm_span a)
{
    if ((a.low < 0 && a.high > 0) || (a.low == 0 && a.high == 0))
        return everything;
    return (nrm_span){ a.high == 0 ? -INFINITY : 1 / a.high,
                       a.low == 0 ? INFINITY : 1 / a.low };
}

static nrm_span
hull(nrm_span a, nrm_span b)
{
    return (nrm_span){ fmin(a.low, b.low), fmax(a.high, b.high) };
}

/* The smaller (sign 1) or larger (-1) of two. */
static part
choice(const part *x, const part *y, size_t n, double sign)
{
    part out = *x;
    bool first = sign > 0 ? x->value.high <= y->value.low
                          : x->value.low >= y->value.high;
    bool second = sign > 0 ? y->value.high <= x->value.low
                           : y->value.low >= x->value.high;

    if (first || second)
        return first ? *x : *y;
    out.value.low = sign > 0 ? fmin(x->value.low, y->value.low)
                             : fmax(x->value.low, y->value.low);
    out.value.high = sign > 0 ? fmin(x->value.high, y->value.high)
                              : fmax(x->value.high, y->value.high);
    for (size_t i = 0; i < n; i++)
        out.slope[i] = hull(x->slope[i], y->slope[i]);
    return out;
}

/* x / y: the slope is (x' - x y' / y) / y. */
static part
quotient(const part *x, const part *y, size_t n)
{
    nrm_span over = inverse(y->value);
    part out = { .value = times(x->value, over) };

    for (size_t i = 0; i < n; i++)
        out.slope[i] =
            times(minus(x->slope[i], times(out.value, y->slope[i])), over);
    return out;
}

static part
join(nrm_formula_kind kind, const part *x, const part *y, size_t n)
{
    part out = { .value = plus(x->value, y->value) };

    if (kind == NRM_FORMULA_DIVIDE)
        return quotient(x, y, n);
    if (kind == NRM_FORMULA_MIN || kind == NRM_FORMULA_MAX)
        return choice(x, y, n, kind == NRM_FORMULA_MIN ? 1 : -1);
    if (kind == NRM_FORMULA_SUBTRACT)
        out.value = minus(x->value, y->value);
    if (kind == NRM_FORMULA_MULTIPLY)
        out.value = times(x->value, y->value);
    for (size_t i = 0; i < n; i++) {
        if (kind == NRM_FORMULA_ADD)
            out.slope[i] = plus(x->slope[i], y->slope[i]);
        else if (kind == NRM_FORMULA_SUBTRACT)
            out.slope[i] = minus(x->slope[i], y->slope[i]);
        else
            out.slope[i] = plus(times(x->slope[i], y->value),
                                times(y->slope[i], x->value));
    }
    return out;
}

/* The formula over a box; `stack` has room for its depth. */
static part
over_box(const nrm_formula *f, const nrm_span *box, size_t n, part *stack)
{
    static const part zero;
    size_t top = 0;

    for (size_t i = 0; i < f->n; i++) {
        const nrm_formula_op *op = &f->ops[i];

        if (op->kind == NRM_FORMULA_NUMBER) {
            stack[top].value = (nrm_span){ op->number, op->number };
            memset(stack[top++].slope, 0, n * sizeof stack->slope[0]);
        } else if (op->kind == NRM_FORMULA_VARIABLE) {
            stack[top].value = box[op->variable];
            memset(stack[top].slope, 0, n * sizeof stack->slope[0]);
            stack[top++].slope[op->variable] = (nrm_span){ 1, 1 };
        } else if (op->kind == NRM_FORMULA_NEGATE) {
            stack[top - 1] =
                join(NRM_FORMULA_SUBTRACT, &zero, &stack[top - 1], n);
        } else {
            top--;
            stack[top - 1] = join(op->kind, &stack[top - 1], &stack[top], n);
        }
    }
    return stack[0];
}

double
nrm_formula_value(const nrm_formula *f, const double *x)
{
    double stack[NRM_FORMULA_DEPTH_MAX] = { 0 };
    size_t top = 0;

    for (size_t i = 0; i < f->n; i++) {
        const nrm_formula_op *op = &f->ops[i];
        double *last = stack + top - 1;

        switch (op->kind) {
        case NRM_FORMULA_NUMBER: stack[top++] = op->number; continue;
        case NRM_FORMULA_VARIABLE: stack[top++] = x[op->variable]; continue;
        case NRM_FORMULA_NEGATE: *last = -*last; continue;
        case NRM_FORMULA_ADD: last[-1] += *last; break;
        case NRM_FORMULA_SUBTRACT: last[-1] -= *last; break;
        case NRM_FORMULA_MULTIPLY: last[-1] *= *last; break;
        case NRM_FORMULA_DIVIDE: last[-1] /= *last; break;
        case NRM_FORMULA_MIN: last[-1] = fmin(last[-1], *last); break;
        case NRM_FORMULA_MAX: last[-1] = fmax(last[-1], *last); break;
        case NRM_FORMULA_OPEN: break;
        }
        top--;
    }
    return stack[0];
}

/* The search for the greatest value (sign 1) or the least (-1). */
typedef struct search {
    nrm_arena *a;
    const nrm_formula *f;
    size_t n;
    double sign;
    const nrm_span *whole;
    part *stack;
    nrm_span *boxes; /* n spans for each box, the oldest first */
    size_t n_boxes, cap;
    double best; /* sign times the best value so far */
} search;

/* Whether the range may have an end there, in the direction of the search. */
static double
end_of(const search *s, nrm_span value)
{
    return s->sign > 0 ? value.high : -value.low;
}

/*
 * Narrows the box to where the extreme lies and looks at a point of it. *end
 * becomes what the box does not pass, also by its slopes away from that point.
 * Returns the variable that is to be halved: the one that may move the value
 * most; n when the point is the extreme.
 */
static size_t
narrow(search *s, nrm_span *box, const part *over, double *end)
{
    double point[NRM_FORMULA_VARIABLES_MAX], most = -1, around = 0, value;
    size_t open = s->n;

    for (size_t i = 0; i < s->n; i++) {
        nrm_span d = over->slope[i];
        bool rises = s->sign > 0 ? d.low >= 0 : d.high <= 0;
        bool falls = s->sign > 0 ? d.high <= 0 : d.low >= 0;
        double width = box[i].high - box[i].low, moves;

        point[i] = rises ? box[i].high : box[i].low;
        if (rises || falls || width <= 0) {
            box[i] = (nrm_span){ point[i], point[i] };
            continue;
        }
        point[i] = box[i].low + width / 2;
        moves = fmax(-d.low, d.high) * width / 2;
        around += moves;
        if (isinf(moves)) /* the relative width decides */
            moves = DBL_MAX * (width / (s->whole[i].high - s->whole[i].low));
        if (moves > most) {
            most = moves;
            open = i;
        }
    }
    value = s->sign * nrm_formula_value(s->f, point);
    if (!isfinite(value)) /* at a pole: which side is not in the point */
        value = end_of(s, over->value);
    s->best = fmax(s->best, value);
    *end = fmin(end_of(s, over->value), value + around);
    return open;
}

static nrm_span *
add_box(search *s, const nrm_span *like)
{
    nrm_span *box;

    if (s->n_boxes == s->cap) {
        size_t cap = s->cap == 0 ? 16 : 2 * s->cap;

        s->boxes = nrm_grow(s->a, s->boxes, s->cap * s->n, cap * s->n,
                            sizeof *s->boxes);
        s->cap = cap;
    }
    box = s->boxes + s->n * s->n_boxes++;
    memcpy(box, like, s->n * sizeof *box);
    return box;
}

/* Whether an end that far out still matters. */
static bool
matters(const search *s, double end)
{
    return end > (isinf(s->best) ? s->best
                                 : s->best + NRM_FORMULA_PART * fabs(s->best));
}

/* The extreme, and an end that it does not pass, the same where it is known. */
static double
extreme(search *s, bool *exact)
{
    double end = -INFINITY;
    nrm_span box[NRM_FORMULA_VARIABLES_MAX];

    s->n_boxes = 0;
    s->best = -INFINITY;
    add_box(s, s->whole);
    for (size_t i = 0; i < s->n_boxes; i++) {
        part over;
        double here;
        size_t open;

        memcpy(box, s->boxes + s->n * i, s->n * sizeof *box);
        over = over_box(s->f, box, s->n, s->stack);
        if (!matters(s, end_of(s, over.value)))
            continue;
        open = narrow(s, box, &over, &here);
        if (open == s->n || !matters(s, here))
            continue;
        if (s->n_boxes + 2 > NRM_FORMULA_BOXES) {
            end = fmax(end, here);
            continue;
        }
        for (size_t half = 0; half < 2; half++) {
            nrm_span *next = add_box(s, box);
            double middle =
                box[open].low + (box[open].high - box[open].low) / 2;

            *(half == 0 ? &next[open].high : &next[open].low) = middle;
        }
    }
    *exact = *exact && !matters(s, end);
    return s->sign * fmax(end, s->best);
}

nrm_span
nrm_formula_range(nrm_arena *a, const nrm_formula *f, const nrm_span *box,
                  size_t n, bool *exact)
{
    nrm_arena *scratch = nrm_arena_child(a);
    search s = { .a = scratch, .f = f, .n = n, .sign = -1, .whole = box };
    nrm_span found;

    *exact = true;
    s.stack = nrm_new_n(scratch, part, f->depth + 1);
    found.low = extreme(&s, exact);
    s.sign = 1;
    found.high = extreme(&s, exact);
    nrm_arena_free(scratch);
    return found;
}
