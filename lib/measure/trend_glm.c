/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Extreme slopes. With a level a for each part and the slope b, the maximum
 * likelihood slope solves
 *
 *     F(b, y) = sum of y_k (t_k - g(b)) = 0,
 *
 * where g(b) is the mean time of the part that k lies in, weighted by
 * population * e^(b t). F falls in b and is linear in y, so that the largest
 * slope over a box of counts is where the largest F over the box is 0, and
 * there each count is high when its time is behind g(b), else low. Taking
 * these counts at the slope found so far never lowers the slope; the choices
 * are finite, so that it stops, and where it stops it is the largest.
 */
#include "measure/trend_glm.h"

#include "math/dist.h"

#include <math.h>

/* Slopes below are what rounding leaves of 0. */
static const double rounding = 1e-13;

/* Far more than were ever needed: a bound against rounding. */
enum { max_turns = 100 };

const double *
nrm_trend_design(nrm_arena *a, const nrm_trend_data *d)
{
    double *x = nrm_new_n(a, double, d->n *(d->n_levels + 1));

    for (size_t i = 0; i < d->n; i++) {
        x[d->level[i] * d->n + i] = 1;
        x[d->n_levels * d->n + i] = d->t[i];
    }
    return x;
}

nrm_glm_model
nrm_trend_model(nrm_arena *a, const nrm_trend_data *d, const nrm_family *family)
{
    return (nrm_glm_model){ .family = family,
                            .n = d->n,
                            .p = d->n_levels + 1,
                            .x = nrm_trend_design(a, d),
                            .y = d->y,
                            .tries = d->tries,
                            .offset = d->exposure };
}

int
nrm_trend_check(const nrm_trend_data *d, nrm_err *e)
{
    if (d->n > d->n_levels + 1)
        return 0;
    return nrm_fail(e, NRM_EMATH,
                    "a trend with %zu levels needs more than %zu values",
                    d->n_levels, d->n_levels + 1);
}

int
nrm_trend_fit(nrm_arena *a, const nrm_trend_data *d, const nrm_family *family,
              nrm_glm *out, nrm_err *e)
{
    nrm_glm_model m = nrm_trend_model(a, d, family);

    if (nrm_trend_check(d, e) != 0)
        return -1;
    return nrm_glm_fit(a, &m, out, e);
}

nrm_trend_slope
nrm_trend_slope_of(const nrm_glm *fit, double dispersion)
{
    return (nrm_trend_slope){ fit->coef[fit->p - 1],
                              nrm_glm_se(fit, fit->p - 1, dispersion) };
}

double
nrm_trend_percent(double slope)
{
    return fabs(slope) < rounding ? 0 : 100 * expm1(slope);
}

bool
nrm_trend_is_spread(nrm_trend_result *r, double se)
{
    if (se > 0)
        return true;
    r->note = "the values lie on the line: no interval can be told";
    return false;
}

void
nrm_trend_add_apc(nrm_trend_result *r, nrm_trend_slope b, double half, double p)
{
    nrm_trend_stat *s = nrm_trend_add(r, "apc", nrm_trend_percent(b.value));

    s->unit = "PC";
    if (!nrm_trend_is_spread(r, b.se))
        return;
    nrm_trend_interval(s, 100 * expm1(b.value - half * b.se),
                       100 * expm1(b.value + half * b.se));
    nrm_trend_p(s, p);
}

void
nrm_trend_note_loose(nrm_trend_result *r, const nrm_glm *fit)
{
    r->loose = nrm_chisq_q(fit->pearson, (double)(fit->n - fit->p)) < 0.05;
    if (r->loose)
        r->note = "the counts vary more than Poisson counts: quasi-poisson has "
                  "the wider interval";
}

/* The mean time of each level, weighted by the expected counts. */
static void
mean_times(const nrm_trend_data *d, const double *mu, double *out)
{
    double sum = 0, weight = 0;

    for (size_t i = 0; i < d->n; i++) {
        size_t level = d->level[i];

        sum += mu[i] * d->t[i];
        weight += mu[i];
        if (i + 1 < d->n && d->level[i + 1] == level)
            continue;
        out[level] = sum / weight;
        sum = weight = 0;
    }
}

/* Sets y to the best choice at these mean times; whether that changed it. */
static bool
choose(const nrm_trend_data *d, const nrm_span *bounds, const double *mean,
       int direction, double *y)
{
    bool changed = false;

    for (size_t i = 0; i < d->n; i++) {
        bool high = (d->t[i] - mean[d->level[i]]) * direction > 0;
        double best = high ? bounds[i].high : bounds[i].low;

        changed = changed || y[i] != best;
        y[i] = best;
    }
    return changed;
}

int
nrm_trend_extreme_slope(nrm_arena *scratch, const nrm_trend_data *d,
                        const nrm_span *bounds, int direction, double *y,
                        nrm_err *e)
{
    nrm_trend_data chosen = *d;
    double *mean = nrm_new_n(scratch, double, d->n_levels);
    nrm_glm fit;

    chosen.y = y;
    for (size_t i = 0; i < d->n; i++)
        y[i] = (bounds[i].low + bounds[i].high) / 2;
    for (int turn = 0; turn < max_turns; turn++) {
        if (nrm_trend_fit(scratch, &chosen, &nrm_family_poisson, &fit, e) != 0)
            return -1;
        mean_times(d, fit.mu, mean);
        if (!choose(d, bounds, mean, direction, y))
            break;
    }
    return 0;
}
