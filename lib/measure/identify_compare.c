/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each row compared with the row that --against names, as the ratio or the
 * difference of their rates or shares (math/compare.h).
 *
 * Ratio and difference grow with the events of the row and with the people of
 * the other, and fall with the events of the other and the people of the row.
 * So bounds of any of the four give the bounds of the result at two corners,
 * and the interval runs from the lower limit at the one to the upper limit at
 * the other. A p-value needs numbers that are known.
 */
#include "measure/identify_method.h"

#include "data/select.h"
#include "math/start.h"
#include "measure/match.h"
#include "measure/pair.h"

#include <math.h>

enum { RATES = 0, SHARES = 1, RATIO = 0, DIFFERENCE = 2 };

/* A rate or share at its low end and at its high end. */
typedef struct corners {
    nrm_sample low, high;
    bool known;
} corners;

/* Where the denominators come from. */
typedef struct source {
    nrm_match *people; /* rates */
    nrm_pair *wholes;  /* shares */
    nrm_pair *others;
} source;

static bool
is_exact(const corners *c)
{
    return c->low.events == c->high.events && c->low.n == c->high.n;
}

/* Numerator and denominator of the row; the row inherits from both. */
static corners
corners_of(nrm_identify *job, source *from, const nrm_obs_row *row,
           nrm_obs_row *result, nrm_err *e)
{
    const nrm_obs_row *base = from->people != NULL
                                  ? nrm_match_find(from->people, job->obs, row)
                                  : nrm_pair_find(from->wholes, row);
    nrm_span events, n = { 0, 0 };
    corners c = { .known = nrm_identify_count(job, row, &events, e) };

    nrm_result_inherit(result, row);
    if (base == NULL || !nrm_obs_bounds(base, &n)) {
        c.known = false;
        return c;
    }
    nrm_result_inherit(result, base);
    n.low = fmax(n.low, 0);
    c.low.events = events.low;
    c.low.n = n.high;
    c.high.events = events.high;
    c.high.n = n.low;
    if (from->wholes != NULL) {
        c.low.events = fmin(c.low.events, c.low.n);
        c.high.events = fmin(c.high.events, c.high.n);
    }
    c.known = c.known && isfinite(events.high) && isfinite(n.high) && n.low > 0;
    return c;
}

static double
estimate(const nrm_identify_method *m, nrm_sample a, nrm_sample b)
{
    double x = a.events / a.n, y = b.events / b.n;

    return (m->variant & DIFFERENCE) != 0 ? x - y : x / y;
}

static int
fill(const nrm_identify_method *m, const nrm_identify *job, nrm_obs_row *row,
     const corners *a, const corners *b, nrm_err *e)
{
    double scale = (m->variant & DIFFERENCE) == 0 ? 1
                   : (m->variant & SHARES) != 0   ? 100
                                                  : job->per;
    nrm_span low = m->compare(a->low, b->high, job->level);
    nrm_span high = m->compare(a->high, b->low, job->level);
    nrm_span value = { scale * estimate(m, a->low, b->high),
                       scale * estimate(m, a->high, b->low) };

    if (nrm_math_check(low.low, m->name, e) != 0)
        return -1;
    low.low *= scale;
    low.high = scale * high.high;
    nrm_result_value(row, value);
    nrm_result_interval(row, low, job->level);
    if (is_exact(a) && is_exact(b))
        nrm_result_number(row, NRM_P_VALUE, m->equal(a->low, b->low));
    return 0;
}

static int
compare_row(const nrm_identify_method *m, nrm_identify *job, source *from,
            nrm_obs *out, const nrm_obs_row *row, nrm_err *e)
{
    const nrm_obs_row *other = nrm_pair_find(from->others, row);
    nrm_obs_row *result;
    corners a, b;

    if (other == row)
        return 0; /* the row that the others are compared with */
    result = nrm_identify_row(m, job, out, row, NULL);
    nrm_result_unit(out, result,
                    (m->variant & DIFFERENCE) == 0 ? "RT"
                    : (m->variant & SHARES) != 0
                        ? "PP"
                        : nrm_identify_per(job->per, e));
    nrm_result_note(out, result,
                    nrm_format(job->a, "compared with %s", job->against));
    if (other == NULL) {
        nrm_result_missing(out, result, 'O', "which has no row");
        return 0;
    }
    a = corners_of(job, from, row, result, e);
    b = corners_of(job, from, other, result, e);
    if (e->code != NRM_OK)
        return -1;
    if (!a.known || !b.known) {
        nrm_result_missing(out, result, 'O', "a count or base is not known");
        return 0;
    }
    if ((m->variant & DIFFERENCE) == 0 && a.high.events == 0
        && b.high.events == 0) {
        nrm_result_missing(out, result, 'M', "both counts are 0");
        return 0;
    }
    return fill(m, job, result, &a, &b, e);
}

/* Denominators, as the method needs them. */
static int
open_source(const nrm_identify_method *m, nrm_identify *job, source *s,
            nrm_err *e)
{
    if (nrm_identify_needs(m, job->against, "--against", e) != 0)
        return -1;
    s->others = nrm_pair_new(job->obs, job->against, e);
    if (s->others == NULL)
        return -1;
    if ((m->variant & SHARES) != 0) {
        if (nrm_identify_needs(m, job->of, "--of", e) != 0
            || nrm_identify_needs(m, job->in, "--in", e) != 0)
            return -1;
        s->wholes = nrm_pair_new(job->obs, job->in, e);
        return s->wholes == NULL ? -1 : 0;
    }
    if (nrm_identify_needs(m, job->population, "--population", e) != 0
        || nrm_identify_per(job->per, e) == NULL)
        return -1;
    s->people = nrm_match_new(job->a, job->population, e);
    return s->people == NULL ? -1 : 0;
}

static int
run(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out, nrm_err *e)
{
    source from = { NULL, NULL, NULL };
    nrm_selection *selection;

    if (open_source(m, job, &from, e) != 0)
        return -1;
    selection = nrm_select_parse(
        job->obs, nrm_text_of(job->of == NULL ? "" : job->of), e);
    if (selection == NULL)
        return -1;
    for (size_t i = 0; i < job->obs->n_rows; i++) {
        const nrm_obs_row *row = &job->obs->rows[i];

        if (nrm_select_has(selection, row)
            && compare_row(m, job, &from, out, row, e) != 0)
            return -1;
    }
    return 0;
}

#define CARRIES "bounds are carried"

const nrm_identify_method nrm_identify_rate_ratio = {
    .name = "rate-ratio",
    .help = "ratio of two rates, exact given the sum of the counts",
    .bounds = CARRIES,
    .statistic = "rate-ratio",
    .method = "exact",
    .run = run,
    .compare = nrm_rate_ratio_exact,
    .equal = nrm_rate_ratio_p_central,
    .variant = RATES | RATIO,
};

const nrm_identify_method nrm_identify_rate_ratio_midp = {
    .name = "rate-ratio-midp",
    .help = "the same, mid-P",
    .bounds = CARRIES,
    .statistic = "rate-ratio",
    .method = "midp",
    .run = run,
    .compare = nrm_rate_ratio_midp,
    .equal = nrm_rate_ratio_p_midp,
    .variant = RATES | RATIO,
};

const nrm_identify_method nrm_identify_rate_ratio_score = {
    .name = "rate-ratio-score",
    .help = "the same, score interval",
    .bounds = CARRIES,
    .statistic = "rate-ratio",
    .method = "score",
    .run = run,
    .compare = nrm_rate_ratio_score,
    .equal = nrm_rate_p_score,
    .variant = RATES | RATIO,
};

const nrm_identify_method nrm_identify_rate_difference = {
    .name = "rate-difference",
    .help = "difference of two rates, score interval",
    .bounds = CARRIES,
    .statistic = "rate-difference",
    .method = "score",
    .run = run,
    .compare = nrm_rate_difference_score,
    .equal = nrm_rate_p_score,
    .variant = RATES | DIFFERENCE,
};

const nrm_identify_method nrm_identify_share_difference = {
    .name = "share-difference",
    .help = "difference of two shares, Newcombe's interval",
    .bounds = CARRIES,
    .statistic = "share-difference",
    .method = "newcombe",
    .run = run,
    .compare = nrm_share_difference_newcombe,
    .equal = nrm_share_p_score,
    .variant = SHARES | DIFFERENCE,
};

const nrm_identify_method nrm_identify_share_difference_score = {
    .name = "share-difference-score",
    .help = "the same, score interval (Miettinen and Nurminen)",
    .bounds = CARRIES,
    .statistic = "share-difference",
    .method = "score",
    .run = run,
    .compare = nrm_share_difference_score,
    .equal = nrm_share_p_score,
    .variant = SHARES | DIFFERENCE,
};

const nrm_identify_method nrm_identify_share_ratio = {
    .name = "share-ratio",
    .help = "ratio of two shares, score interval (Miettinen and Nurminen)",
    .bounds = CARRIES,
    .statistic = "share-ratio",
    .method = "score",
    .run = run,
    .compare = nrm_share_ratio_score,
    .equal = nrm_share_p_score,
    .variant = SHARES | RATIO,
};

const nrm_identify_method nrm_identify_share_ratio_log = {
    .name = "share-ratio-log",
    .help = "the same, interval on the logarithm (Katz)",
    .bounds = CARRIES,
    .statistic = "share-ratio",
    .method = "log",
    .run = run,
    .compare = nrm_share_ratio_log,
    .equal = nrm_share_p_score,
    .variant = SHARES | RATIO,
};
