/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days from --from to --to in records (math/survival.h). A record without --to
 * is pending and censored at --until, the day the data was taken. A record
 * without --from says nothing of a delay; the note counts those.
 *
 * The mean of the completed cases is offered under its own name: it leaves out
 * who still waits, so it is too low, the more so when a backlog grows.
 */
#include "measure/identify_records.h"

#include "math/dist.h"
#include "math/quantile.h"
#include "math/survival.h"

#include <math.h>
#include <string.h>

enum { FROM, TO, OUTCOME, OVER, STRATA, COLUMNS };
enum { CURVE, COMPLETED, COMPARE, OUTCOMES };

/* The cases of one group. */
typedef struct sample {
    nrm_case *cases; /* sorted by time */
    size_t n, events, pending, without;
} sample;

typedef struct delays {
    const nrm_identify_method *m;
    nrm_identify *job;
    nrm_identify_records records;
    nrm_pool *outcomes; /* 0 is unused, so that a cause is above 0 */
    nrm_pool *over, *strata;
    int32_t until;
} delays;

/* The day of a cell, or an error that does not quote a person's answer. */
static int
read_day(const nrm_identify_record *r, size_t column, const char *name,
         int32_t *day, nrm_err *e)
{
    if (nrm_day_parse(r->cells[column], day))
        return 0;
    return nrm_fail_at(e, r->file, r->line,
                       "column '%s': value is no date such as 2014-07-31 (not "
                       "shown)",
                       name);
}

static bool
is_empty(nrm_text t)
{
    return t.at == NULL || t.len == 0;
}

/* Reads one record; *use is false for one without a start. */
static int
read_case(delays *d, const nrm_identify_record *r, nrm_case *out, bool *use,
          nrm_err *e)
{
    nrm_identify *job = d->job;
    int32_t from, to = d->until;
    nrm_text outcome = r->cells[OUTCOME];

    *use = !is_empty(r->cells[FROM]);
    if (!*use)
        return 0;
    if (read_day(r, FROM, job->from, &from, e) != 0)
        return -1;
    memset(out, 0, sizeof *out);
    if (!is_empty(r->cells[TO])) {
        if (read_day(r, TO, job->to, &to, e) != 0)
            return -1;
        if (job->outcome == NULL)
            out->cause = 1;
        else
            out->cause = nrm_pool_add(
                d->outcomes, is_empty(outcome) ? nrm_text_of("UNK") : outcome);
    }
    if (from > d->until)
        return nrm_fail_at(e, r->file, r->line,
                           "the start lies behind the day of --until");
    if (to < from)
        return nrm_fail_at(e, r->file, r->line,
                           "the end lies before the start");
    if (to > d->until)
        return nrm_fail_at(e, r->file, r->line,
                           "the end lies behind the day of --until");
    out->time = to - from;
    if (r->cells[OVER].at != NULL)
        out->group = nrm_pool_add(d->over, r->cells[OVER]);
    if (r->cells[STRATA].at != NULL)
        out->stratum = nrm_pool_add(d->strata, r->cells[STRATA]);
    return 0;
}

static int
read_group(delays *d, size_t group, sample *s, nrm_err *e)
{
    size_t first = d->records.groups[group];
    size_t behind = d->records.groups[group + 1];

    memset(s, 0, sizeof *s);
    s->cases = nrm_new_n(d->job->a, nrm_case, behind - first);
    for (size_t i = first; i < behind; i++) {
        bool use;

        if (read_case(d, &d->records.at[i], &s->cases[s->n], &use, e) != 0)
            return -1;
        if (!use) {
            s->without++;
            continue;
        }
        s->events += s->cases[s->n].cause > 0;
        s->pending += s->cases[s->n++].cause == 0;
    }
    nrm_cases_sort(d->job->a, s->cases, s->n);
    return 0;
}

/* A row with N, EVENTS and the note about records that were left out. */
static nrm_obs_row *
new_row(const delays *d, nrm_obs *out, size_t group, const sample *s,
        const char *statistic)
{
    nrm_obs_row *row = nrm_identify_record_row(d->m, d->job, out, &d->records,
                                               group, statistic);

    nrm_result_number(row, NRM_N, (double)s->n);
    nrm_result_number(row, NRM_EVENTS, (double)s->events);
    nrm_result_unit(out, row, "DAY");
    if (s->without > 0)
        nrm_result_note(
            out, row,
            nrm_format(d->job->a, "records without a start: %zu", s->without));
    return row;
}

static void
curve(const delays *d, nrm_obs *out, size_t group, const sample *s)
{
    static const struct {
        const char *name;
        double share;
    } quantiles[] = { { "delay-quarter", 0.25 },
                      { "delay-median", 0.5 },
                      { "delay-three-quarters", 0.75 } };
    nrm_km *km = nrm_km_new(d->job->a, s->cases, s->n);
    double z = nrm_normal_inv_q((1 - d->job->level) / 2), mean, se, last;
    nrm_obs_row *row;
    nrm_span limits;

    for (size_t i = 0; i < NRM_COUNT_OF(quantiles); i++) {
        double value =
            nrm_km_quantile(d->job->a, km, quantiles[i].share,
                            (nrm_km_type)d->m->scale, d->job->level, &limits);

        row = new_row(d, out, group, s, quantiles[i].name);
        nrm_result_interval(row, limits, d->job->level);
        nrm_result_number(row, NRM_OBS_VALUE, value);
        if (isnan(value))
            nrm_result_missing(out, row, 'M',
                               "fewer have had their decision so far");
    }
    last = s->cases[s->n - 1].time;
    mean = nrm_km_restricted(km, last, &se);
    row = new_row(d, out, group, s, "delay-mean-restricted");
    limits.low = fmax(mean - z * se, 0);
    limits.high = mean + z * se;
    nrm_result_number(row, NRM_OBS_VALUE, mean);
    nrm_result_interval(row, limits, d->job->level);
    nrm_result_note(out, row,
                    nrm_format(d->job->a, "counted up to %.15g days", last));
}

static void
completed(const delays *d, nrm_obs *out, size_t group, const sample *s)
{
    double *times = nrm_new_n(d->job->a, double, s->n), sum = 0;
    size_t n = 0;

    for (size_t i = 0; i < s->n; i++)
        if (s->cases[i].cause > 0) {
            sum += s->cases[i].time;
            times[n++] = s->cases[i].time;
        }
    for (int i = 0; i < 2; i++) {
        nrm_obs_row *row =
            new_row(d, out, group, s,
                    i == 0 ? "delay-mean-completed" : "delay-median-completed");

        if (n == 0) {
            nrm_result_missing(out, row, 'M', "no case is completed");
            continue;
        }
        nrm_result_number(row, NRM_OBS_VALUE,
                          i == 0 ? sum / (double)n
                                 : nrm_quantile(times, n, 0.5, 7));
        nrm_result_note(out, row,
                        nrm_format(d->job->a,
                                   "too low: %zu who still wait are left out",
                                   s->pending));
    }
}

static void
compare(const delays *d, nrm_obs *out, size_t group, const sample *s)
{
    size_t k = nrm_pool_count(d->over);
    nrm_obs_row *row = new_row(d, out, group, s, NULL);
    nrm_logrank_result r = nrm_logrank(d->job->a, s->cases, s->n, k);

    nrm_result_unit(out, row, "");
    if (r.df == 0) {
        nrm_result_missing(out, row, 'M', "there are no two groups");
        return;
    }
    nrm_result_number(row, NRM_OBS_VALUE, r.statistic);
    nrm_result_number(row, NRM_P_VALUE, r.p);
    nrm_result_note(out, row,
                    nrm_format(d->job->a, "%s, %zu degrees of freedom",
                               d->job->over, r.df));
}

/* Share with each outcome by the last day on which somebody was seen. */
static void
outcomes(const delays *d, nrm_obs *out, size_t group, const sample *s)
{
    nrm_km *km = nrm_km_new(d->job->a, s->cases, s->n);
    double *share = nrm_new_n(d->job->a, double, km->n_points);
    double *se = nrm_new_n(d->job->a, double, km->n_points);
    size_t dim = nrm_obs_dim_find(out, "outcome");

    for (uint32_t c = 1; c < nrm_pool_count(d->outcomes); c++) {
        double day = d->job->at > 0 ? d->job->at : HUGE_VAL;
        nrm_obs_row *row = new_row(d, out, group, s, NULL);
        size_t at = km->n_points;
        nrm_span limits = { 0, 0 };
        double value = 0;

        nrm_incidence(km, s->cases, s->n, c, share, se);
        while (at > 0 && km->points[at - 1].time > day)
            at--;
        if (at > 0) {
            value = share[at - 1];
            limits = nrm_incidence_limits(value, se[at - 1], d->job->level);
        }
        row->dim[dim] = nrm_obs_word(out, nrm_pool_at(d->outcomes, c));
        nrm_result_unit(out, row, "PC");
        limits.low *= 100;
        limits.high *= 100;
        nrm_result_number(row, NRM_OBS_VALUE, 100 * value);
        if (value > 0 && value < 1)
            nrm_result_interval(row, limits, d->job->level);
        nrm_result_note(
            out, row,
            nrm_format(d->job->a, "within %.15g days",
                       fmin(day, km->points[km->n_points - 1].time)));
        if (day > km->points[km->n_points - 1].time && isfinite(day))
            nrm_result_note(out, row, "nobody was followed longer");
    }
}

/* What the method needs. */
static int
prepare(delays *d, nrm_err *e)
{
    nrm_identify *job = d->job;
    bool by_outcome = d->m->variant == OUTCOMES;
    const char *names[COLUMNS] = { job->from, job->to,
                                   by_outcome ? job->outcome : NULL,
                                   d->m->variant == COMPARE ? job->over : NULL,
                                   d->m->variant == COMPARE ? job->strata
                                                            : NULL };

    if (nrm_identify_needs(d->m, job->from, "--from", e) != 0
        || nrm_identify_needs(d->m, job->to, "--to", e) != 0
        || nrm_identify_needs(d->m, job->until, "--until", e) != 0
        || (by_outcome
            && nrm_identify_needs(d->m, job->outcome, "--outcome", e) != 0)
        || (d->m->variant == COMPARE
            && nrm_identify_needs(d->m, job->over, "--over", e) != 0))
        return -1;
    if (!nrm_day_parse(nrm_text_of(job->until), &d->until))
        return nrm_fail(e, NRM_EUSAGE,
                        "option '--until' needs a date such as 2014-07-31");
    d->outcomes = nrm_pool_new(job->a);
    nrm_pool_add(d->outcomes, nrm_text_of(""));
    d->over = nrm_pool_new(job->a);
    d->strata = nrm_pool_new(job->a);
    return nrm_identify_records_read(job, names, COLUMNS, &d->records, e);
}

static int
run(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out, nrm_err *e)
{
    static void (*const parts[])(const delays *, nrm_obs *, size_t,
                                 const sample *) = {
        [CURVE] = curve,
        [COMPLETED] = completed,
        [COMPARE] = compare,
        [OUTCOMES] = outcomes,
    };
    delays d = { .m = m, .job = job };
    sample *samples;

    if (prepare(&d, e) != 0)
        return -1;
    samples = nrm_new_n(job->a, sample, d.records.n_groups);
    for (size_t g = 0; g < d.records.n_groups; g++)
        if (read_group(&d, g, &samples[g], e) != 0)
            return -1;
    for (size_t g = 0; g < d.records.n_groups; g++) {
        if (samples[g].n > 0)
            parts[m->variant](&d, out, g, &samples[g]);
        else
            nrm_result_missing(out, new_row(&d, out, g, &samples[g], NULL), 'O',
                               "no record with a start");
    }
    return 0;
}

#define RECORDS "reads records, which have no bounds"

const nrm_identify_method nrm_identify_delay = {
    .name = "delay",
    .help = "quartiles and restricted mean of days, log limits (Kaplan-Meier)",
    .bounds = RECORDS,
    .statistic = "delay-median",
    .method = "kaplan-meier",
    .run = run,
    .records = true,
    .variant = CURVE,
    .scale = NRM_KM_LOG,
};

const nrm_identify_method nrm_identify_delay_loglog = {
    .name = "delay-loglog",
    .help = "the same, log-log limits",
    .bounds = RECORDS,
    .statistic = "delay-median",
    .method = "kaplan-meier-loglog",
    .run = run,
    .records = true,
    .variant = CURVE,
    .scale = NRM_KM_LOGLOG,
};

const nrm_identify_method nrm_identify_delay_plain = {
    .name = "delay-plain",
    .help = "the same, plain limits",
    .bounds = RECORDS,
    .statistic = "delay-median",
    .method = "kaplan-meier-plain",
    .run = run,
    .records = true,
    .variant = CURVE,
    .scale = NRM_KM_PLAIN,
};

const nrm_identify_method nrm_identify_delay_completed = {
    .name = "delay-completed",
    .help = "mean and median of completed cases only, which are too low",
    .bounds = RECORDS,
    .statistic = "delay-mean-completed",
    .method = "completed",
    .run = run,
    .records = true,
    .variant = COMPLETED,
};

const nrm_identify_method nrm_identify_delay_compare = {
    .name = "delay-compare",
    .help = "log-rank test of the codes of --over, within --strata",
    .bounds = RECORDS,
    .statistic = "logrank",
    .method = "logrank",
    .run = run,
    .records = true,
    .variant = COMPARE,
};

const nrm_identify_method nrm_identify_outcomes = {
    .name = "outcomes",
    .help = "share with each outcome by a day (Aalen-Johansen)",
    .bounds = RECORDS,
    .statistic = "incidence",
    .method = "aalen-johansen",
    .run = run,
    .records = true,
    .variant = OUTCOMES,
};
