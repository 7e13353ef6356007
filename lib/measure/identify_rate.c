/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rates: a count divided by the population that it comes from, times `per`.
 * The population is known, the count is Poisson, so the limits are those of
 * the count (math/count_ci.h) divided by the population.
 *
 * A count or a population that is known by bounds gives bounds: the low count
 * in the high population to the high count in the low one. The rate grows in
 * one and falls in the other, so nothing lies outside; the interval runs from
 * the lower limit of the one end to the upper limit of the other.
 */
#include "measure/identify_method.h"

#include "math/start.h"
#include "measure/match.h"

#include <math.h>

/* A quotient of bounds; the divisor is not all zero. */
static nrm_span
divide(nrm_span count, nrm_span people, double per)
{
    nrm_span s;

    s.low = isinf(people.high) ? 0 : per * count.low / people.high;
    s.high = people.low > 0 ? per * count.high / people.low : INFINITY;
    return s;
}

/* Fills the row of one rate. */
static int
fill(const nrm_identify_method *m, const nrm_identify *job, nrm_obs_row *row,
     nrm_span count, nrm_span people, nrm_err *e)
{
    nrm_span limits = { 0, INFINITY };

    limits.low = m->count(count.low, job->level).low;
    if (isfinite(count.high))
        limits.high = m->count(count.high, job->level).high;
    if (nrm_math_check(limits.low, m->name, e) != 0 || isnan(limits.high))
        return nrm_fail(e, NRM_EMATH,
                        "method '%s' has no limits for a count of %.15g",
                        m->name, count.high);
    limits.low = fmax(limits.low, 0);
    nrm_result_value(row, divide(count, people, job->per));
    nrm_result_interval(row, divide(limits, people, job->per), job->level);
    if (count.low == count.high)
        nrm_result_number(row, NRM_EVENTS, count.low);
    if (people.low == people.high)
        nrm_result_number(row, NRM_N, people.low);
    return 0;
}

static int
rate_of(const nrm_identify_method *m, nrm_identify *job, nrm_match *match,
        nrm_obs *out, const nrm_obs_row *from, nrm_err *e)
{
    const nrm_obs_row *people = nrm_match_find(match, job->obs, from);
    nrm_span count, size = { 0, 0 };
    bool known = nrm_identify_count(job, from, &count, e);
    nrm_obs_row *row;

    if (e->code != NRM_OK)
        return -1;
    row = nrm_identify_row(m, job, out, from, NULL);
    nrm_result_unit(out, row, nrm_identify_per(job->per, e));
    if (people != NULL)
        nrm_result_inherit(row, people);
    if (people == NULL || !nrm_obs_bounds(people, &size)) {
        nrm_result_missing(out, row, 'O', "no population for this row");
        return 0;
    }
    if (!known) {
        nrm_result_missing(out, row, 'O', "no count");
        return 0;
    }
    if (size.high <= 0) {
        nrm_result_missing(out, row, 'M', "the population is 0");
        return 0;
    }
    size.low = fmax(size.low, 0);
    return fill(m, job, row, count, size, e);
}

static int
run(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out, nrm_err *e)
{
    nrm_match *match;

    if (nrm_identify_needs(m, job->population, "--population", e) != 0)
        return -1;
    if (nrm_identify_per(job->per, e) == NULL)
        return -1;
    match = nrm_match_new(job->a, job->population, e);
    if (match == NULL)
        return -1;
    for (size_t i = 0; i < job->obs->n_rows; i++)
        if (rate_of(m, job, match, out, &job->obs->rows[i], e) != 0)
            return -1;
    return 0;
}

#define CARRIES "bounds are carried"

const nrm_identify_method nrm_identify_rate = {
    .name = "rate",
    .help = "count per population, exact interval (Garwood)",
    .bounds = CARRIES,
    .statistic = "rate",
    .method = "garwood",
    .run = run,
    .count = nrm_count_garwood,
};

const nrm_identify_method nrm_identify_rate_midp = {
    .name = "rate-midp",
    .help = "the same, mid-P interval",
    .bounds = CARRIES,
    .statistic = "rate",
    .method = "midp",
    .run = run,
    .count = nrm_count_midp,
};

const nrm_identify_method nrm_identify_rate_byar = {
    .name = "rate-byar",
    .help = "the same, Byar's interval (count below, count + 1 above)",
    .bounds = CARRIES,
    .statistic = "rate",
    .method = "byar",
    .run = run,
    .count = nrm_count_byar,
};

const nrm_identify_method nrm_identify_rate_byar_half = {
    .name = "rate-byar-half",
    .help = "the same, Byar's interval (count + 1/2 at both ends)",
    .bounds = CARRIES,
    .statistic = "rate",
    .method = "byar-half",
    .run = run,
    .count = nrm_count_byar_half,
};

const nrm_identify_method nrm_identify_rate_blaker = {
    .name = "rate-blaker",
    .help = "the same, Blaker's exact interval (whole counts)",
    .bounds = CARRIES,
    .statistic = "rate",
    .method = "blaker",
    .run = run,
    .count = nrm_count_blaker,
};
