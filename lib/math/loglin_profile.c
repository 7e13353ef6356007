/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "math/loglin_profile.h"

#include "math/dist.h"
#include "math/loglin_work.h"

#include <math.h>
#include <string.h>

#define MAX_TURNS 200
/* Beyond this multiple of what was seen the upper limit counts as infinite. */
#define FARTHEST 1e9
/* Fewer unseen than this are too few for Stirling's formula. */
#define TOO_FEW 0.5
/* The logarithm of what counts as nobody unseen. */
#define NEAREST -30.0

typedef struct profile {
    nrm_loglin *w;
    nrm_counts *c; /* cell 0 counts the unseen */
    const nrm_terms *t;
    nrm_model m;
    double n;
    bool exact, warm, failed;
} profile;

/*
 * The profile log likelihood at exp(u) unseen, without its constant: the
 * multinomial one, or Cormack's, where Stirling's formula stands for the
 * factorials of the total and the unseen.
 */
static double
height(profile *p, double u)
{
    double unseen = exp(u), total = p->n + unseen, kernel;
    nrm_loglin_fit fit;

    p->c->y[0] = unseen;
    p->c->star[0] = total;
    fit = nrm_loglin_run(p->w, p->c, p->t, p->m,
                         p->warm ? nrm_loglin_coefs(p->w) : NULL);
    p->warm = true;
    p->failed |= !fit.converged;
    kernel = fit.loglik + p->c->constant;
    if (p->exact)
        return kernel + total - total * log(total) + lgamma(total + 1)
               - lgamma(unseen + 1);
    return kernel + unseen - unseen * log(unseen)
           + (log(total) - log(unseen)) / 2;
}

/* Golden section between `low` and `high`, the top in between. */
static double
find_top(profile *p, double low, double high)
{
    const double golden = (sqrt(5) - 1) / 2;
    double a = high - golden * (high - low), b = low + golden * (high - low);
    double at_a = height(p, a), at_b = height(p, b);

    while (high - low > 1e-9 * (1 + fabs(low))) {
        if (at_a > at_b) {
            high = b;
            b = a;
            at_b = at_a;
            a = high - golden * (high - low);
            at_a = height(p, a);
        } else {
            low = a;
            a = b;
            at_a = at_b;
            b = low + golden * (high - low);
            at_b = height(p, b);
        }
    }
    return (low + high) / 2;
}

/* Where the profile falls to `level`, between inside and outside. */
static double
find_edge(profile *p, double inside, double outside, double level)
{
    for (int i = 0; i < MAX_TURNS && inside != outside; i++) {
        double middle = (inside + outside) / 2;

        if (fabs(outside - inside) < 1e-12 * (1 + fabs(inside)))
            break;
        if (height(p, middle) >= level)
            inside = middle;
        else
            outside = middle;
    }
    return inside;
}

/* Steps away from `from` until the profile is below `level`. */
static bool
step_out(profile *p, double from, double step, double level, double *out)
{
    double farthest = log(FARTHEST * p->n);

    for (double u = from + step; u > NEAREST && u < farthest; u += step)
        if (height(p, u) < level) {
            *out = u;
            return true;
        }
    return false;
}

/* False when the lower limit lies where the formula fails. */
static bool
find_interval(profile *p, double top, double level, nrm_profile *out)
{
    double summit = height(p, top), edge;
    double floor = summit - nrm_chisq_inv_p(level, 1) / 2;
    bool sound = p->exact;

    out->population = p->n + exp(top);
    out->interval.low = p->n;
    out->interval.high = HUGE_VAL;
    if (step_out(p, top, -0.25, floor, &edge)) {
        out->interval.low = p->n + exp(find_edge(p, top, edge, floor));
        sound |= exp(edge) >= TOO_FEW;
    }
    (void)height(p, top);
    if (step_out(p, top, 0.25, floor, &edge))
        out->interval.high = p->n + exp(find_edge(p, top, edge, floor));
    return sound;
}

/* The top near `start`; false when it lies where the formula fails. */
static bool
climb_from(profile *p, double start, double *top)
{
    const double step = 0.25;
    double low = start - step, high = start + step;

    while (low > NEAREST && height(p, low) > height(p, low + step))
        low -= step;
    while (high < start + 30 && height(p, high) > height(p, high - step))
        high += step;
    *top = find_top(p, low, high);
    return p->exact || exp(low) >= TOO_FEW;
}

bool
nrm_loglin_profile(nrm_loglin *w, const nrm_counts *c, const nrm_terms *t,
                   nrm_model m, double level, nrm_profile *out)
{
    nrm_arena *own = nrm_arena_child(w->scratch);
    profile p = { .w = w, .t = t, .m = m, .n = c->n };
    double start = log(nrm_loglin_run(w, c, t, m, NULL).dark), top;

    p.c = nrm_counts_new(own, c->k);
    memcpy(p.c->y, c->y, c->n_cells * sizeof *c->y);
    nrm_counts_update(p.c);
    p.c->complete = true;
    if (!climb_from(&p, start, &top) || !find_interval(&p, top, level, out)) {
        p.exact = true;
        (void)climb_from(&p, start, &top);
        (void)find_interval(&p, top, level, out);
    }
    nrm_arena_free(own);
    return !p.failed;
}

nrm_span
nrm_loglin_wald(nrm_loglin *w, const nrm_counts *c, double dark, double level)
{
    double reach = nrm_normal_inv_p(0.5 + level / 2) * nrm_loglin_se(w, 0);

    return (nrm_span){ c->n + dark * exp(-reach), c->n + dark * exp(reach) };
}
