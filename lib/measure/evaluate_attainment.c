/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Attainment: which share of the way from the baseline to the target was gone,
 *
 *     100 (value - baseline) / (target - baseline)  per cent,
 *
 * below 0 where things went back and above 100 where they went further. It
 * rises or falls with the value, and with the baseline b as value - target has
 * its sign, for its derivative there is (value - target) / (target - b)^2; so
 * over what is known of both it has its extremes at their ends. The interval is
 * that of the value, moved the same way: its own where it has one, Wilson's
 * where it is a per cent of N, Garwood's where it is a count. Baseline and
 * target are taken as known.
 *
 * Where the target is the baseline, or may be, there is no way to go and no
 * attainment; whether the target is kept stands in `reached`, which is 1, 0, or
 * between the two where the value is not known well enough.
 */
#include "measure/evaluate.h"

#include "data/obs_loose.h"
#include "math/start.h"
#include "measure/evaluate_plan.h"

#include <math.h>
#include <string.h>

typedef struct work {
    const nrm_identify_method *m;
    nrm_identify *job;
    nrm_obs *out;
    const nrm_plan_row *plan;
    const nrm_obs_row *from; /* the observation, or a row with its key */
} work;

static nrm_obs_row *
new_row(const work *w, const char *statistic, const char *unit)
{
    nrm_obs_row *row =
        nrm_identify_row(w->m, w->job, w->out, w->from, statistic);

    nrm_result_unit(w->out, row, unit);
    row->conf = nrm_conf_strictest(row->conf, w->plan->conf);
    return row;
}

/* The extremes of the attainment over a value and the baseline. */
static nrm_span
share_of_way(const nrm_plan_row *p, nrm_span value)
{
    const double v[] = { value.low, value.high };
    const double b[] = { p->baseline.low, p->baseline.high };
    nrm_span s = { INFINITY, -INFINITY };

    for (size_t i = 0; i < 4; i++) {
        double base = b[i / 2] / 2; /* halves do not overflow */
        double x = 100 * ((v[i % 2] / 2 - base) / (p->target / 2 - base));

        s.low = fmin(s.low, x);
        s.high = fmax(s.high, x);
    }
    return s;
}

static const char *
text_of(const work *w, const char *name)
{
    return nrm_obs_string(w->out,
                          w->from->text[nrm_obs_text_find(w->out, name)]);
}

/* A whole number of persons, calls, ...: no statistic, no days, no euros. */
static bool
is_count(const work *w, nrm_span value)
{
    nrm_text unit = nrm_text_of(text_of(w, "UNIT_MEASURE"));
    size_t dim = nrm_obs_dim_find(w->out, "statistic");

    if (unit.len > 0 && !nrm_text_is(unit, "NR") && !nrm_text_is(unit, "PER"))
        return false;
    return w->from->dim[dim] == w->out->totals[dim] && value.low >= 0
           && value.low == floor(value.low)
           && (isinf(value.high) || value.high == floor(value.high));
}

/* The interval of the value, and what it is; NULL where it has none. */
static const char *
limits_of(const work *w, nrm_span value, nrm_span *out)
{
    const nrm_maybe *num = w->from->num;
    double level = w->job->level;
    bool is_percent =
        nrm_text_is(nrm_text_of(text_of(w, "UNIT_MEASURE")), "PC");

    if (num[NRM_CI_LOW].known && num[NRM_CI_HIGH].known
        && num[NRM_CI_LEVEL].known && num[NRM_CI_LEVEL].x == level) {
        *out = (nrm_span){ num[NRM_CI_LOW].x, num[NRM_CI_HIGH].x };
        return "the interval of the value";
    }
    if (is_percent && num[NRM_N].known && num[NRM_N].x > 0 && value.low >= 0
        && value.high <= 100) {
        double n = num[NRM_N].x;

        out->low = 100 * nrm_share_wilson(value.low * n / 100, n, level).low;
        out->high = 100 * nrm_share_wilson(value.high * n / 100, n, level).high;
        return "interval of a share (Wilson)";
    }
    if (is_percent || !is_count(w, value))
        return NULL;
    out->low = nrm_count_garwood(value.low, level).low;
    out->high = isinf(value.high) ? INFINITY
                                  : nrm_count_garwood(value.high, level).high;
    return "interval of a count (Garwood)";
}

/* What the value rests on: rules of release ask for it. */
static void
set_base(const work *w, nrm_obs_row *row, nrm_span value)
{
    row->num[NRM_N] = w->from->num[NRM_N];
    row->num[NRM_EVENTS] = w->from->num[NRM_EVENTS];
    if (value.low == value.high && is_count(w, value))
        nrm_result_number(row, NRM_EVENTS, value.low);
}

/* Why there is no attainment; NULL where there is one. */
static const char *
lack_of(const nrm_plan_row *p)
{
    if (!p->has_baseline)
        return "the plan has no baseline";
    if (p->rises ? p->baseline.low > p->target : p->baseline.high < p->target)
        return "the baseline lies beyond the target";
    if (p->baseline.low == p->target && p->baseline.high == p->target)
        return "the target is the baseline: see whether it is kept";
    if (p->baseline.low <= p->target && p->target <= p->baseline.high)
        return "the target lies within what is known of the baseline";
    return NULL;
}

static int
attainment(const work *w, nrm_span value, nrm_err *e)
{
    nrm_obs_row *row = new_row(w, "attainment", "PC");
    const char *lack = lack_of(w->plan), *how;
    nrm_span limits, share;

    row->conf = nrm_conf_strictest(row->conf, w->plan->baseline_conf);
    if (lack != NULL) {
        nrm_result_missing(w->out, row, 'M', lack);
        return 0;
    }
    share = share_of_way(w->plan, value);
    if (isfinite(value.low) && isfinite(value.high)
        && (nrm_math_check(share.low, w->m->name, e) != 0
            || nrm_math_check(share.high, w->m->name, e) != 0))
        return -1;
    nrm_result_value(row, share);
    how = limits_of(w, value, &limits);
    if (how != NULL) {
        nrm_result_interval(row, share_of_way(w->plan, limits), w->job->level);
        nrm_result_note(w->out, row, how);
    }
    set_base(w, row, value);
    return 0;
}

/* 1, 0, or both where the value may be on either side of the target. */
static void
reached(const work *w, nrm_span value)
{
    nrm_obs_row *row = new_row(w, "reached", "");
    double target = w->plan->target;
    nrm_span s = { value.low >= target, value.high >= target }, limits;

    if (!w->plan->rises)
        s = (nrm_span){ value.high <= target, value.low <= target };
    nrm_result_value(row, s);
    if (limits_of(w, value, &limits) != NULL && limits.low < target
        && target < limits.high)
        nrm_result_note(w->out, row,
                        "the interval of the value holds the "
                        "target");
    set_base(w, row, value);
}

/* What the plan says, beside what came of it. */
static void
planned(const work *w)
{
    size_t source = nrm_obs_text_find(w->out, "SOURCE");
    const char *unit = text_of(w, "UNIT_MEASURE");
    nrm_obs_row *row = new_row(w, "target", unit);

    row->conf = w->plan->conf;
    row->text[source] = w->plan->source;
    nrm_result_number(row, NRM_OBS_VALUE, w->plan->target);
    nrm_result_note(w->out, row,
                    w->plan->rises ? "this or more" : "this or less");
    if (!w->plan->has_baseline)
        return;
    row = new_row(w, "baseline", unit);
    row->conf = w->plan->baseline_conf;
    row->text[source] = w->plan->source;
    nrm_result_value(row, w->plan->baseline);
}

static void
missing(const work *w, const char *why)
{
    nrm_result_missing(w->out, new_row(w, "attainment", "PC"), 'O', why);
    nrm_result_missing(w->out, new_row(w, "reached", ""), 'O', why);
}

/* The plan with the baseline that the observation was in its period. */
static nrm_plan_row
with_baseline(const work *w, const nrm_obs_row *from)
{
    nrm_plan_row plan = *w->plan;
    const nrm_obs *obs = w->job->obs;

    for (size_t i = 0; plan.since.freq != NRM_NO_PERIOD && i < obs->n_rows;
         i++) {
        const nrm_obs_row *row = &obs->rows[i];

        if (nrm_period_cmp(row->period, plan.since) != 0
            || memcmp(row->dim, from->dim, obs->n_dims * sizeof *row->dim) != 0)
            continue;
        plan.has_baseline = nrm_obs_bounds(row, &plan.baseline);
        plan.baseline_conf = row->conf;
        break;
    }
    return plan;
}

static int
judge(const work *all, const nrm_obs_row *from, nrm_err *e)
{
    nrm_plan_row plan = with_baseline(all, from);
    work w = *all;
    nrm_span value;

    w.from = from;
    w.plan = &plan;
    planned(&w);
    if (nrm_obs_bounds(from, &value)) {
        reached(&w, value);
        return attainment(&w, value, e);
    }
    missing(&w, "the observation has no value");
    return 0;
}

/* An indicator without any observation keeps its rows. */
static void
no_data(const work *all)
{
    work w = *all;
    nrm_obs_loose key;

    w.from = nrm_obs_loose_init(&key, NULL);
    key.row.conf = w.plan->conf;
    key.row.period = w.plan->period;
    for (size_t d = 0; d < w.out->n_dims; d++)
        key.dim[d] = w.plan->code[d] != 0 ? w.plan->code[d] : w.out->totals[d];
    planned(&w);
    missing(&w, "there is no observation");
}

static int
run(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out, nrm_err *e)
{
    work w = { .m = m, .job = job, .out = out };
    nrm_plan plan;
    size_t source;

    if (nrm_identify_needs(m, job->evaluate->plan, "--plan", e) != 0
        || nrm_plan_read(job->obs, job->evaluate->plan, &plan, e) != 0
        || nrm_obs_text(out, "SOURCE", &source, e) != 0)
        return -1;
    for (size_t i = 0; i < plan.n; i++) {
        size_t n = 0;

        w.plan = &plan.rows[i];
        for (size_t j = 0; j < job->obs->n_rows; j++) {
            if (!nrm_plan_matches(job->obs, w.plan, &job->obs->rows[j]))
                continue;
            if (judge(&w, &job->obs->rows[j], e) != 0)
                return -1;
            n++;
        }
        if (n == 0)
            no_data(&w);
    }
    return 0;
}

const nrm_identify_method nrm_evaluate_attainment = {
    .name = "attainment",
    .help = "how far from baseline to target, and whether reached",
    .bounds = "bounds are carried",
    .statistic = "attainment",
    .method = "plan",
    .run = run,
};
