/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rates standardised over the strata of the dimension that --over names
 * (math/standard.h). One result for each key without that dimension, in the
 * row of its total code.
 *
 * Direct: the strata are those of the --standard population. Indirect: they
 * are those of the rows that --against names, whose rates give the expected
 * events. Every stratum needs a count and a population: a missing one makes
 * the result missing, because a sum without it is another statistic.
 *
 * Counts known by bounds: the rate grows in every count, so all low counts
 * give the low end and all high counts the high end.
 */
#include "measure/identify_method.h"

#include "data/obs_loose.h"
#include "math/standard.h"
#include "measure/match.h"
#include "measure/pair.h"

#include <math.h>
#include <string.h>

enum { GAMMA, DOBSON, INDIRECT };

/* The strata of one result, as arrays of k. */
typedef struct strata {
    size_t k;
    double *low, *high; /* counts */
    double *people;
    double *weight; /* standard population, or rate of what is compared */
    bool open;      /* a count has no upper bound */
} strata;

typedef struct work {
    const nrm_identify_method *m;
    nrm_identify *job;
    size_t over; /* place of the dimension */
    nrm_match *people, *standard;
    nrm_pair *same;    /* finds a row by its key */
    nrm_pair *against; /* NULL for direct */
    uint32_t *codes;   /* of the strata, in the order they came */
    size_t n_codes;
} work;

static void
add_code(work *w, uint32_t code, size_t *cap)
{
    for (size_t i = 0; i < w->n_codes; i++)
        if (w->codes[i] == code)
            return;
    nrm_room(w->job->a, w->codes, w->n_codes, *cap);
    w->codes[w->n_codes++] = code;
}

/* The strata: all codes of the standard but its total. */
static int
list_codes(work *w, nrm_err *e)
{
    const nrm_identify *job = w->job;
    const nrm_obs *from = w->against == NULL ? job->standard : job->obs;
    size_t dim = nrm_obs_dim_find(from, job->over), cap = 0;

    if (dim == NRM_NO_DIM)
        return nrm_fail(e, NRM_EUSAGE,
                        "the standard population has no column '%s'",
                        job->over);
    for (size_t i = 0; i < from->n_rows; i++) {
        uint32_t code = from->rows[i].dim[dim];

        if (code == from->totals[dim])
            continue;
        add_code(w, nrm_obs_word(job->obs, nrm_obs_text_at(from, code)), &cap);
    }
    if (w->n_codes == 0)
        return nrm_fail(e, NRM_EUSAGE, "column '%s' has no strata", job->over);
    return 0;
}

/* The weight of a stratum; NaN when it is not known. */
static double
weight_of(work *w, const nrm_obs_row *key, nrm_obs_row *result)
{
    const nrm_obs_row *row, *people;
    nrm_span s, n;

    if (w->against == NULL) {
        row = nrm_match_find(w->standard, w->job->obs, key);
        if (row == NULL || !nrm_obs_bounds(row, &s) || s.low != s.high)
            return NAN;
        nrm_result_inherit(result, row);
        return s.low;
    }
    row = nrm_pair_find(w->against, key);
    people = row == NULL ? NULL : nrm_match_find(w->people, w->job->obs, row);
    if (people == NULL || !nrm_obs_bounds(row, &s) || s.low != s.high
        || !nrm_obs_bounds(people, &n) || n.low != n.high || n.low <= 0)
        return NAN;
    nrm_result_inherit(result, row);
    nrm_result_inherit(result, people);
    return s.low / n.low;
}

/* Collects the strata of a result; the name of a missing one, or NULL. */
static const char *
collect(work *w, const nrm_obs_row *first, nrm_obs_row *result, strata *s,
        nrm_err *e)
{
    nrm_obs_loose key;

    nrm_obs_loose_init(&key, first);
    for (size_t i = 0; i < w->n_codes; i++) {
        const nrm_obs_row *row, *people;
        nrm_span count, n;

        key.dim[w->over] = w->codes[i];
        row = nrm_pair_find(w->same, &key.row);
        people = nrm_match_find(w->people, w->job->obs, &key.row);
        s->weight[i] = weight_of(w, &key.row, result);
        if (row == NULL || people == NULL || isnan(s->weight[i])
            || !nrm_identify_count(w->job, row, &count, e)
            || !nrm_obs_bounds(people, &n) || n.low != n.high || n.low <= 0)
            return nrm_obs_string(w->job->obs, w->codes[i]);
        nrm_result_inherit(result, row);
        nrm_result_inherit(result, people);
        s->low[i] = count.low;
        s->high[i] = count.high;
        s->people[i] = n.low;
        s->open = s->open || isinf(count.high);
    }
    s->k = w->n_codes;
    return NULL;
}

static double
sum_of(const double *x, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += x[i];
    return sum;
}

/* Value and limits with these counts. */
static nrm_span
compute(const work *w, const strata *s, const double *counts, double *value)
{
    double level = w->job->level, per = w->job->per;
    nrm_strata given = { s->k, counts, s->people, s->weight };
    nrm_standard_rate rate;
    nrm_standard_ratio ratio;
    nrm_span limits;

    if (w->m->variant == INDIRECT) {
        ratio = nrm_standard_indirect(sum_of(counts, s->k), s->k, s->people,
                                      s->weight, level);
        *value = ratio.ratio;
        return ratio.limits;
    }
    rate = nrm_standard_direct(&given, level);
    limits = w->m->variant == GAMMA ? rate.gamma : rate.dobson;
    limits.low = fmax(limits.low, 0) * per;
    limits.high *= per;
    *value = rate.rate * per;
    return limits;
}

static int
standardise(work *w, nrm_obs *out, const nrm_obs_row *first, nrm_err *e)
{
    nrm_identify *job = w->job;
    size_t k = w->n_codes;
    strata s = { 0,
                 nrm_new_n(job->a, double, k),
                 nrm_new_n(job->a, double, k),
                 nrm_new_n(job->a, double, k),
                 nrm_new_n(job->a, double, k),
                 false };
    nrm_obs_row *row = nrm_identify_row(w->m, job, out, first, NULL);
    const char *missing = collect(w, first, row, &s, e);
    nrm_span value, low, high;

    if (e->code != NRM_OK)
        return -1;
    row->dim[w->over] = job->obs->totals[w->over];
    nrm_result_unit(out, row,
                    w->m->variant == INDIRECT ? "RT"
                                              : nrm_identify_per(job->per, e));
    if (missing != NULL || s.open) {
        nrm_result_missing(
            out, row, 'O',
            missing == NULL
                ? "a stratum has no upper bound"
                : nrm_format(job->a, "stratum '%s' is not known", missing));
        return 0;
    }
    low = compute(w, &s, s.low, &value.low);
    high = compute(w, &s, s.high, &value.high);
    if (isnan(value.low)) {
        nrm_result_missing(out, row, 'M', "no events are expected");
        return 0;
    }
    low.high = high.high;
    nrm_result_value(row, value);
    nrm_result_interval(row, low, job->level);
    nrm_result_number(row, NRM_N, sum_of(s.people, k));
    if (value.low == value.high)
        nrm_result_number(row, NRM_EVENTS, sum_of(s.low, k));
    return 0;
}

static int
prepare(work *w, nrm_err *e)
{
    nrm_identify *job = w->job;
    bool direct = w->m->variant != INDIRECT;

    if (nrm_identify_needs(w->m, job->over, "--over", e) != 0
        || nrm_identify_needs(w->m, job->population, "--population", e) != 0
        || nrm_identify_needs(w->m,
                              direct ? (const void *)job->standard
                                     : (const void *)job->against,
                              direct ? "--standard" : "--against", e)
               != 0
        || nrm_identify_per(job->per, e) == NULL)
        return -1;
    w->over = nrm_obs_dim_find(job->obs, job->over);
    if (w->over == NRM_NO_DIM)
        return nrm_fail(e, NRM_EUSAGE, "there is no column '%s'", job->over);
    w->same = nrm_pair_new(job->obs, "", e);
    w->people = nrm_match_new(job->a, job->population, e);
    if (w->same == NULL || w->people == NULL)
        return -1;
    if (direct)
        w->standard = nrm_match_new(job->a, job->standard, e);
    else
        w->against = nrm_pair_new(job->obs, job->against, e);
    if (direct ? w->standard == NULL : w->against == NULL)
        return -1;
    return list_codes(w, e);
}

static int
run(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out, nrm_err *e)
{
    work w = { .m = m, .job = job };
    nrm_pool *done = nrm_pool_new(job->a);
    nrm_buf key;

    if (prepare(&w, e) != 0)
        return -1;
    nrm_buf_init(&key, job->a);
    for (size_t i = 0; i < job->obs->n_rows; i++) {
        const nrm_obs_row *row = &job->obs->rows[i];
        size_t n = nrm_pool_count(done);

        nrm_buf_clear(&key);
        nrm_obs_key(job->obs, row, ~((uint64_t)1 << w.over), true, &key);
        if (nrm_pool_add(done, nrm_buf_all(&key)) == n
            && standardise(&w, out, row, e) != 0)
            return -1;
    }
    return 0;
}

#define CARRIES "bounds are carried"

const nrm_identify_method nrm_identify_rate_standard = {
    .name = "rate-standard",
    .help = "directly standardised rate, gamma interval (Fay and Feuer)",
    .bounds = CARRIES,
    .statistic = "rate-standard",
    .method = "fay-feuer",
    .run = run,
    .variant = GAMMA,
};

const nrm_identify_method nrm_identify_rate_standard_dobson = {
    .name = "rate-standard-dobson",
    .help = "the same, Dobson's interval",
    .bounds = CARRIES,
    .statistic = "rate-standard",
    .method = "dobson",
    .run = run,
    .variant = DOBSON,
};

const nrm_identify_method nrm_identify_rate_indirect = {
    .name = "rate-indirect",
    .help = "observed to expected events, exact interval",
    .bounds = CARRIES,
    .statistic = "rate-indirect",
    .method = "garwood",
    .run = run,
    .variant = INDIRECT,
};
