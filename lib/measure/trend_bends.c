/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/trend_bends.h"

#include "math/dist.h"
#include "measure/trend_glm.h"

#include <math.h>

nrm_bent_data
nrm_trend_bent_data(nrm_arena *a, const nrm_trend_data *d)
{
    double *y = nrm_new_n(a, double, d->n);

    for (size_t i = 0; i < d->n; i++)
        y[i] = log(d->y[i]) - (d->exposure == NULL ? 0 : d->exposure[i]);
    return (nrm_bent_data){ .n = d->n,
                            .t = d->t,
                            .y = y,
                            .weight = d->counts ? d->y : NULL,
                            .min_end = NRM_BENT_END,
                            .min_between = NRM_BENT_BETWEEN };
}

size_t
nrm_trend_bends_most(const nrm_bent_data *d)
{
    size_t by_length = d->n < 7 ? 0 : d->n < 12 ? 1 : d->n < 17 ? 2 : 3;
    size_t room = nrm_bent_most(d);

    return by_length < room ? by_length : room;
}

/* The fit with the number of bends that has the least criterion. */
static int
find_best(nrm_arena *a, const nrm_bent_data *d, nrm_trend_bent_fit *fit,
          nrm_trend_bent_criterion *criterion, nrm_bent *out, nrm_err *e)
{
    double least = INFINITY;

    for (size_t k = 0; k <= nrm_trend_bends_most(d); k++) {
        nrm_bent b;
        double value;

        if (fit(a, d, k, &b, e) != 0)
            return -1;
        value = criterion(a, d, &b);
        if (k == 0 || value < least) {
            least = value;
            *out = b;
        }
    }
    return 0;
}

/* A percent change; false where the values lie on the line. */
static bool
add_change(nrm_trend_result *r, const char *name, double slope, double half)
{
    nrm_trend_stat *s = nrm_trend_add(r, name, nrm_trend_percent(slope));

    s->unit = "PC";
    if (!nrm_trend_is_spread(r, half))
        return false;
    nrm_trend_interval(s, 100 * expm1(slope - half), 100 * expm1(slope + half));
    return true;
}

/* The values nearest to the time from inside of a segment. */
static size_t
value_at(const nrm_bent_data *d, double t, bool behind)
{
    size_t i = 0;

    while (i + 1 < d->n && d->t[i + 1] <= t)
        i++;
    return behind && d->t[i] < t ? i + 1 : i;
}

/*
 * The mean of several segments has the normal quantile, as in the program of
 * the NCI; a single segment is its own mean and has Student's t.
 */
void
nrm_trend_add_bends(const nrm_trend_data *d, const nrm_bent_data *data,
                    const nrm_bent *b, nrm_trend_result *out)
{
    double tail = (1 - d->settings->level) / 2;
    double t = nrm_t_inv_q(tail, b->df), z = nrm_normal_inv_q(tail);
    double first = data->t[0], last = data->t[data->n - 1];
    nrm_bent_mean mean = nrm_bent_average(b, first, last);

    (void)add_change(out, "aapc", mean.slope, (b->k == 0 ? t : z) * mean.se);
    nrm_trend_add(out, "joinpoints", (double)b->k);
    for (size_t i = 0; i <= b->k; i++) {
        double se = sqrt(b->cov[i * (b->k + 1) + i]), slope = b->slope[i];

        bool spread = add_change(out, "apc", slope, t * se);
        nrm_trend_stat *s = &out->stats[out->n - 1];

        if (spread)
            nrm_trend_p(s, 2 * nrm_t_q(fabs(slope / se), b->df));
        s->first = i == 0 ? 0 : value_at(data, b->at[i - 1], true);
        s->last = i == b->k ? data->n - 1 : value_at(data, b->at[i], false);
    }
}

double
nrm_trend_by_wbic(nrm_arena *a, const nrm_bent_data *d, const nrm_bent *b)
{
    return nrm_bent_wbic(a, d, b, NULL);
}

double
nrm_trend_by_bic(NRM_UNUSED nrm_arena *a, const nrm_bent_data *d,
                 const nrm_bent *b)
{
    return nrm_bent_bic(d, b);
}

double
nrm_trend_by_bic3(NRM_UNUSED nrm_arena *a, const nrm_bent_data *d,
                  const nrm_bent *b)
{
    return nrm_bent_bic3(d, b);
}

int
nrm_trend_bends_run(nrm_arena *scratch, const nrm_trend_data *d,
                    nrm_trend_bent_fit *fit,
                    nrm_trend_bent_criterion *criterion, nrm_trend_result *out,
                    nrm_err *e)
{
    nrm_bent_data data = nrm_trend_bent_data(scratch, d);
    nrm_bent b;

    if (find_best(scratch, &data, fit, criterion, &b, e) != 0)
        return -1;
    nrm_trend_add_bends(d, &data, &b, out);
    return 0;
}
