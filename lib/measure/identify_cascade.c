/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cascade from referral to a durable solution: how many of one stage reach
 * the next (step), and of the first stage each later one (cumulative), in per
 * cent, in the row of the stage that is reached.
 *
 * cascade-cohort: the rows count the same persons at each stage, so a
 * conversion is a share with Wilson's interval, and a stage cannot hold more
 * than the one before. cascade-period: the rows count the decisions of a
 * period, which are about different persons; the cumulative conversion is the
 * product of the steps, with the delta interval of its logarithm, and carries a
 * warning. Pending cases make it too low when referrals grow.
 *
 * The product has no interval where a step is 0 or above 1. Bounds are carried
 * as in shares.
 */
#include "measure/identify_method.h"

#include "data/obs_loose.h"
#include "math/dist.h"
#include "math/start.h"
#include "measure/pair.h"

#include <math.h>

enum { COHORT, PERIOD };

#define STAGES_MAX 32

typedef struct cascade {
    const nrm_identify_method *m;
    nrm_identify *job;
    size_t dim;
    uint32_t stage[STAGES_MAX];
    size_t n;
    nrm_pair *same;
} cascade;

/* The stages of one key: its rows and their counts. */
typedef struct chain {
    const nrm_obs_row *key; /* any row of it */
    const nrm_obs_row *row[STAGES_MAX];
    nrm_span count[STAGES_MAX];
    bool known[STAGES_MAX];
} chain;

static int
read_stages(cascade *c, nrm_err *e)
{
    nrm_text rest = nrm_text_of(c->job->stages), code;
    const char *column = c->job->over == NULL ? "stage" : c->job->over;

    c->dim = nrm_obs_dim_find(c->job->obs, column);
    if (c->dim == NRM_NO_DIM)
        return nrm_fail(e, NRM_EINPUT, "there is no column '%s'", column);
    while (nrm_text_cut(&rest, ',', &code)) {
        if (c->n == STAGES_MAX)
            return nrm_fail(e, NRM_EUSAGE, "more than %d stages", STAGES_MAX);
        c->stage[c->n++] = nrm_obs_word(c->job->obs, code);
    }
    if (c->n < 2)
        return nrm_fail(e, NRM_EUSAGE, "a cascade needs two stages or more");
    return 0;
}

static int
read_chain(cascade *c, const nrm_obs_row *row, chain *out, nrm_err *e)
{
    nrm_obs_loose key;

    nrm_obs_loose_init(&key, row);
    for (size_t i = 0; i < c->n; i++) {
        key.dim[c->dim] = c->stage[i];
        out->row[i] = nrm_pair_find(c->same, &key.row);
        out->known[i] =
            out->row[i] != NULL
            && nrm_identify_count(c->job, out->row[i], &out->count[i], e);
        if (e->code != NRM_OK)
            return -1;
    }
    return 0;
}

/* A new row for the conversion of stage `from` to stage `to`. */
static nrm_obs_row *
new_row(const cascade *c, nrm_obs *out, const chain *steps, size_t from,
        size_t to, const char *statistic)
{
    const nrm_obs_row *base =
        steps->row[to] != NULL ? steps->row[to] : steps->key;
    nrm_obs_row *row = nrm_identify_row(c->m, c->job, out, base, statistic);

    row->dim[c->dim] = c->stage[to];
    if (steps->row[from] != NULL)
        nrm_result_inherit(row, steps->row[from]);
    nrm_result_unit(out, row, "PC");
    nrm_result_note(out, row,
                    nrm_format(c->job->a, "of %s",
                               nrm_obs_string(c->job->obs, c->stage[from])));
    return row;
}

/* Whether the conversion can be computed; says why not in the row. */
static bool
is_possible(const chain *steps, nrm_obs *out, nrm_obs_row *row, size_t from,
            size_t to)
{
    if (!steps->known[from] || !steps->known[to]
        || isinf(steps->count[from].high) || isinf(steps->count[to].high)) {
        nrm_result_missing(out, row, 'O', "a stage has no count");
        return false;
    }
    if (steps->count[from].low <= 0) {
        nrm_result_missing(out, row, 'M', "the stage may hold nobody");
        return false;
    }
    return true;
}

/* A share of persons with Wilson's limits. */
static int
conversion(const cascade *c, nrm_obs_row *row, nrm_span hits, nrm_span total,
           nrm_err *e)
{
    nrm_span value, limits = { 0, 100 };
    double level = c->job->level;

    value.low = 100 * fmin(hits.low, total.high) / total.high;
    value.high = 100 * fmin(hits.high, total.low) / total.low;
    limits.low =
        100 * c->m->share(fmin(hits.low, total.high), total.high, level).low;
    if (hits.high < total.low)
        limits.high = 100 * c->m->share(hits.high, total.low, level).high;
    if (nrm_math_check(limits.low + limits.high, c->m->name, e) != 0)
        return -1;
    nrm_result_value(row, value);
    nrm_result_interval(row, limits, level);
    if (hits.low == hits.high)
        nrm_result_number(row, NRM_EVENTS, hits.low);
    if (total.low == total.high)
        nrm_result_number(row, NRM_N, total.low);
    return 0;
}

/* How many of a stage did not reach the next. */
static void
attrition(const cascade *c, nrm_obs *out, const chain *steps, size_t to)
{
    nrm_obs_row *row = new_row(c, out, steps, to - 1, to, "attrition");
    nrm_span lost;

    nrm_result_unit(out, row, "PER");
    if (!is_possible(steps, out, row, to - 1, to))
        return;
    lost.low = fmax(steps->count[to - 1].low - steps->count[to].high, 0);
    lost.high = steps->count[to - 1].high - steps->count[to].low;
    nrm_result_value(row, lost);
}

static int
cohort(const cascade *c, nrm_obs *out, const chain *steps, nrm_err *e)
{
    for (size_t to = 1; to < c->n; to++) {
        const size_t starts[] = { to - 1, 0 };
        const char *const names[] = { "conversion-step",
                                      "conversion-cumulative" };

        for (size_t i = 0; i < 2; i++) {
            size_t from = starts[i];
            nrm_obs_row *row = new_row(c, out, steps, from, to, names[i]);

            if (!is_possible(steps, out, row, from, to))
                continue;
            if (steps->count[to].low > steps->count[from].high)
                return nrm_fail_at(
                    e, nrm_obs_string(c->job->obs, steps->row[to]->file),
                    steps->row[to]->line,
                    "the stage holds more persons than the one before; "
                    "totals of different persons need -m cascade-period");
            if (conversion(c, row, steps->count[to], steps->count[from], e)
                != 0)
                return -1;
        }
        attrition(c, out, steps, to);
    }
    return 0;
}

/* The product of the steps up to stage `to`, from ends of the counts. */
static void
product(const cascade *c, nrm_obs_row *row, const chain *steps, size_t to)
{
    double z = nrm_normal_inv_q((1 - c->job->level) / 2);
    double variance[2] = { 0, 0 };
    nrm_span value = { 1, 1 }, limits;
    bool is_share = true;

    for (size_t i = 1; i <= to; i++) {
        nrm_span n = steps->count[i - 1], x = steps->count[i];
        double low = x.low / n.high, high = x.high / n.low;

        value.low *= low;
        value.high *= high;
        variance[0] += (1 - low) / x.low;
        variance[1] += (1 - high) / x.high;
        is_share = is_share && low > 0 && high <= 1;
    }
    limits.low = 100 * value.low * exp(-z * sqrt(variance[0]));
    limits.high = 100 * value.high * exp(z * sqrt(variance[1]));
    value.low *= 100;
    value.high *= 100;
    nrm_result_value(row, value);
    if (is_share)
        nrm_result_interval(row, limits, c->job->level);
}

/* The step of a period: a share, or a ratio when it may be above 100. */
static int
period_step(const cascade *c, nrm_obs *out, const chain *steps, size_t to,
            nrm_err *e)
{
    nrm_obs_row *row = new_row(c, out, steps, to - 1, to, "ratio-step");
    nrm_span n = steps->count[to - 1], x = steps->count[to], ratio;

    if (!is_possible(steps, out, row, to - 1, to))
        return 0;
    if (x.high <= n.low)
        return conversion(c, row, x, n, e);
    ratio.low = 100 * x.low / n.high;
    ratio.high = 100 * x.high / n.low;
    nrm_result_value(row, ratio);
    return 0;
}

static int
period(const cascade *c, nrm_obs *out, const chain *steps, nrm_err *e)
{
    for (size_t to = 1; to < c->n; to++) {
        bool possible = true;
        nrm_obs_row *row;

        if (period_step(c, out, steps, to, e) != 0)
            return -1;
        row = new_row(c, out, steps, 0, to, "ratio-product");
        nrm_result_note(out, row, "different persons: the product is no share");
        for (size_t i = 1; i <= to && possible; i++) {
            possible = is_possible(steps, out, row, i - 1, i);
            if (possible)
                nrm_result_inherit(row, steps->row[i]);
        }
        if (possible)
            product(c, row, steps, to);
    }
    return 0;
}

static int
run(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out, nrm_err *e)
{
    cascade c = { .m = m, .job = job };
    nrm_pool *done = nrm_pool_new(job->a);
    nrm_buf key;
    chain steps;

    if (nrm_identify_needs(m, job->stages, "--stages", e) != 0
        || read_stages(&c, e) != 0)
        return -1;
    c.same = nrm_pair_new(job->obs, "", e);
    if (c.same == NULL)
        return -1;
    nrm_buf_init(&key, job->a);
    for (size_t i = 0; i < job->obs->n_rows; i++) {
        const nrm_obs_row *row = &job->obs->rows[i];
        size_t n = nrm_pool_count(done);

        nrm_buf_clear(&key);
        nrm_obs_key(job->obs, row, ~((uint64_t)1 << c.dim), true, &key);
        if (nrm_pool_add(done, nrm_buf_all(&key)) != n)
            continue;
        steps.key = row;
        if (read_chain(&c, row, &steps, e) != 0
            || (m->variant == COHORT ? cohort : period)(&c, out, &steps, e)
                   != 0)
            return -1;
    }
    return 0;
}

const nrm_identify_method nrm_identify_cascade_cohort = {
    .name = "cascade-cohort",
    .help = "conversions of the same persons, Wilson intervals",
    .bounds = "bounds are carried",
    .statistic = "conversion-step",
    .method = "cohort",
    .run = run,
    .share = nrm_share_wilson,
    .variant = COHORT,
};

const nrm_identify_method nrm_identify_cascade_period = {
    .name = "cascade-period",
    .help = "ratios of the totals of a period, product with delta interval",
    .bounds = "bounds are carried",
    .statistic = "ratio-step",
    .method = "period",
    .run = run,
    .share = nrm_share_wilson,
    .variant = PERIOD,
};
