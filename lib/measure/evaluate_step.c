/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The step: how many times as many there were after an opening as there would
 * have been without it,
 *
 *     log E(y_it) = log(population_it) + a_i + time_t + b * open_it,
 *
 * with a level a_i for each unit and the rate ratio e^b. Time is one straight
 * line (interrupted time series: Wagner and others 2002), or, where units that
 * did not open stand beside, an effect for each period (difference in
 * differences: Wooldridge 2010, sections 10.5 and 18.7 for counts). Poisson,
 * quasi-Poisson (variance in proportion to the mean) or NB2, as in nrm-trend,
 * of which this file is a method with one more column.
 *
 * The period in which the opening lies is neither before nor after; it is left
 * out and counted. Counts known by bounds are drawn within them.
 *
 * Units without counts before or after tell nothing of b; where none is left
 * the columns of the model depend on each other, and the step does not exist.
 */
#include "measure/evaluate.h"

#include "data/select.h"
#include "measure/evaluate_opening.h"
#include "measure/keyed.h"
#include "measure/trend_bounds.h"
#include "measure/trend_glm.h"
#include "measure/trend_panel.h"

#include <math.h>
#include <string.h>

enum { POISSON, QUASI_POISSON, NEGBIN };

/* Fewer periods than these before or after an opening are few. */
#define FEW 3

/* The columns: levels, the time, and the step behind all. */
static nrm_glm_model
model_of(nrm_arena *a, const nrm_trend_data *d)
{
    size_t times = d->epoch == NULL ? 1 : d->n_epochs - 1;
    size_t p = d->n_levels + times + 1;
    double *x = nrm_new_n(a, double, d->n *p), *time = x + d->n_levels * d->n;

    for (size_t i = 0; i < d->n; i++) {
        x[d->level[i] * d->n + i] = 1;
        if (d->epoch == NULL)
            time[i] = d->t[i];
        else if (d->epoch[i] > 0)
            time[(d->epoch[i] - 1) * d->n + i] = 1;
        x[(p - 1) * d->n + i] = d->step[i];
    }
    return (nrm_glm_model){
        .n = d->n, .p = p, .x = x, .y = d->y, .offset = d->exposure
    };
}

static void
add_ratio(nrm_trend_result *r, nrm_trend_slope b, double half, double p)
{
    nrm_trend_stat *s = nrm_trend_add(r, "rate-ratio", exp(b.value));

    nrm_trend_interval(s, exp(b.value - half * b.se),
                       exp(b.value + half * b.se));
    nrm_trend_p(s, p);
}

static int
fit(nrm_arena *a, const nrm_trend_data *d, nrm_trend_law *law,
    nrm_trend_result *out, nrm_err *e)
{
    nrm_glm_model m = model_of(a, d);

    if (m.n <= m.p + 1)
        return nrm_fail(e, NRM_EMATH,
                        "%zu values are too few for a model with %zu "
                        "parameters",
                        m.n, m.p + 1);
    return law(a, &m, d->settings->level, add_ratio, out, e);
}

static int
by_poisson(nrm_arena *a, const nrm_trend_data *d, nrm_trend_result *out,
           nrm_err *e)
{
    return fit(a, d, nrm_trend_by_poisson, out, e);
}

static int
by_quasi_poisson(nrm_arena *a, const nrm_trend_data *d, nrm_trend_result *out,
                 nrm_err *e)
{
    return fit(a, d, nrm_trend_by_quasi_poisson, out, e);
}

static int
by_negbin(nrm_arena *a, const nrm_trend_data *d, nrm_trend_result *out,
          nrm_err *e)
{
    return fit(a, d, nrm_trend_by_negbin, out, e);
}

#define LAW(law)                                                               \
    {                                                                          \
        .gives = "rate-ratio", .min_n = 4, .wants = NRM_TREND_COUNTS,          \
        .bounds = NRM_TREND_IMPUTE, .run = law,                                \
    }

static const nrm_trend_method laws[] = {
    [POISSON] = LAW(by_poisson),
    [QUASI_POISSON] = LAW(by_quasi_poisson),
    [NEGBIN] = LAW(by_negbin),
};

typedef struct work {
    const nrm_identify_method *m;
    nrm_identify *job;
    nrm_obs *out;
    nrm_openings openings;
    size_t over; /* the dimension of the units, or NRM_NO_DIM */
    nrm_trend_room room;
} work;

/* Numbers the periods of a panel. */
static void
add_epochs(nrm_arena *a, nrm_trend_series *s)
{
    size_t *epoch = nrm_new_n(a, size_t, s->data.n);

    for (size_t i = 0; i < s->data.n; i++) {
        size_t j = 0;

        while (nrm_period_cmp(s->periods[j], s->periods[i]) != 0)
            j++;
        epoch[i] = j < i ? epoch[j] : s->data.n_epochs++;
    }
    s->data.epoch = epoch;
}

/* What the reader has to know of the design. */
typedef struct design {
    size_t n_open, n_rest; /* series that opened, and did not */
    bool few;              /* one that did, with few periods on a side */
    bool staggered;        /* they did at different times */
    size_t n_split;        /* rows in whose period an opening lies */
} design;

/* Looks at the values from..to - 1, which are one level. */
static void
look_at(const nrm_trend_data *d, size_t from, size_t to, nrm_maybe *opened,
        design *out)
{
    size_t first = from;

    while (first < to && d->step[first] <= 0)
        first++;
    out->n_open += first < to;
    out->n_rest += first == to;
    if (first == to)
        return;
    out->few = out->few || first - from < FEW || to - first < FEW;
    out->staggered = out->staggered
                     || (opened->known && opened->x < d->t[first])
                     || (opened->known && opened->x > d->t[first]);
    *opened = nrm_known(d->t[first]);
}

static design
design_of(const work *w, const nrm_trend_series *s)
{
    const nrm_obs *obs = w->job->obs;
    const nrm_trend_data *d = &s->data;
    nrm_maybe opened = nrm_unknown();
    uint32_t code[NRM_DIMS_MAX] = { 0 };
    design found = { 0 };

    for (size_t from = 0, to = 0; from < d->n; from = to) {
        while (to < d->n && d->level[to] == d->level[from])
            to++;
        look_at(d, from, to, &opened, &found);
    }
    memcpy(code, s->first->dim, s->first->n_dims * sizeof *code);
    if (w->over != NRM_NO_DIM)
        code[w->over] = 0;
    for (size_t i = 0; i < obs->n_rows; i++)
        found.n_split += nrm_keyed_has(obs, code, &obs->rows[i])
                         && nrm_openings_split(&w->openings, &obs->rows[i]);
    return found;
}

static nrm_obs_row *
new_row(const work *w, const nrm_trend_series *s, const char *statistic)
{
    nrm_obs_row *row =
        nrm_identify_row(w->m, w->job, w->out, s->first, statistic);
    double events = 0;

    row->period = s->span;
    row->conf = s->conf;
    row->status = s->status & NRM_STATUS('P');
    nrm_result_number(row, NRM_N, (double)s->data.n);
    for (size_t i = 0; i < s->data.n; i++)
        events += s->bounds[i].low;
    if (s->data.counts && !s->open)
        nrm_result_number(row, NRM_EVENTS, events);
    return row;
}

/* What the design is, and what is weak about it. */
static void
note_design(const work *w, const nrm_trend_series *s, const design *x,
            nrm_obs_row *row)
{
    nrm_arena *a = w->job->a;

    if (w->over != NRM_NO_DIM)
        nrm_result_note(w->out, row,
                        nrm_format(a, "%zu opened, %zu to compare with; %s",
                                   x->n_open, x->n_rest,
                                   s->data.epoch == NULL
                                       ? "one line of time for all"
                                       : "an effect for each period"));
    if (x->n_split > 0)
        nrm_result_note(w->out, row,
                        nrm_format(a,
                                   "%zu left out: the opening lies within "
                                   "the period",
                                   x->n_split));
    if (x->staggered && s->data.epoch != NULL)
        nrm_result_note(w->out, row,
                        "openings at different times: the step is an average "
                        "whose weights may be below 0");
    if (!x->few)
        return;
    row->status |= NRM_STATUS('U');
    nrm_result_note(w->out, row,
                    nrm_format(a,
                               "fewer than %d periods on one side of an "
                               "opening",
                               FEW));
}

static void
add_outcomes(const work *w, const nrm_trend_series *s, const design *x,
             const nrm_trend_outcomes *found)
{
    for (size_t i = 0; i < found->n; i++) {
        const nrm_trend_outcome *o = &found->at[i];
        nrm_obs_row *row = new_row(w, s, o->stat.name);

        nrm_result_value(row, o->range);
        row->num[NRM_CI_LOW] = o->stat.ci_low;
        row->num[NRM_CI_HIGH] = o->stat.ci_high;
        if (o->stat.ci_low.known || o->stat.ci_high.known)
            nrm_result_number(row, NRM_CI_LEVEL, w->job->level);
        row->num[NRM_P_VALUE] = o->stat.p;
        nrm_result_unit(w->out, row, "");
        if (found->note != NULL)
            nrm_result_note(w->out, row, found->note);
        note_design(w, s, x, row);
    }
}

static int
step_of(const work *w, nrm_trend_series *s, nrm_err *e)
{
    const char *time = w->job->evaluate->time;
    design x = design_of(w, s);
    nrm_trend_outcomes found = { .n = 0 };
    nrm_err reason = { 0 };

    if (time == NULL ? x.n_rest > 0 && w->over != NRM_NO_DIM
                     : strcmp(time, "periods") == 0)
        add_epochs(w->job->a, s);
    if (x.n_open == 0)
        nrm_fail(&reason, NRM_EMATH,
                 "nothing opened after the first value and before the last");
    else if (nrm_trend_apply(&w->room, &laws[w->m->variant], s, &found, &reason)
             == 0) {
        add_outcomes(w, s, &x, &found);
        return 0;
    }
    if (reason.code != NRM_EMATH) {
        *e = reason;
        return -1;
    }
    nrm_result_missing(w->out, new_row(w, s, "rate-ratio"), 'M', reason.text);
    return 0;
}

static int
check_options(work *w, nrm_err *e)
{
    const nrm_evaluate *more = w->job->evaluate;

    if (nrm_identify_needs(w->m, more->openings, "--openings", e) != 0)
        return -1;
    if (more->time != NULL && strcmp(more->time, "line") != 0
        && strcmp(more->time, "periods") != 0)
        return nrm_fail(e, NRM_EUSAGE,
                        "option '--time' is 'line' or 'periods'");
    w->over = NRM_NO_DIM;
    if (w->job->over == NULL)
        return 0;
    w->over = nrm_obs_dim_find(w->job->obs, w->job->over);
    if (w->over == NRM_NO_DIM)
        return nrm_fail(e, NRM_EUSAGE, "there is no column '%s'; there are: %s",
                        w->job->over, nrm_select_known(w->job->obs));
    return 0;
}

static int
run(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out, nrm_err *e)
{
    work w = { .m = m, .job = job, .out = out };
    nrm_trend_source source = { .obs = NULL };
    nrm_trend_settings settings = { job->level, job->seed, 0 };
    nrm_trend_panel panel = { .pooling = NRM_TREND_EFFECTS };
    nrm_trend_series *series;
    size_t n;
    int result = 0;

    if (check_options(&w, e) != 0
        || nrm_openings_read(job->obs, job->evaluate->openings, &w.openings, e)
               != 0)
        return -1;
    source.obs = nrm_openings_clear(&w.openings);
    if (job->population != NULL) {
        source.population = nrm_match_new(job->a, job->population, e);
        if (source.population == NULL)
            return -1;
    }
    if (nrm_trend_series_of(job->a, &source, &series, &n, e) != 0)
        return -1;
    for (size_t i = 0; i < n; i++)
        nrm_openings_step(&w.openings, &series[i]);
    panel.obs = source.obs;
    panel.over = w.over;
    if (w.over != NRM_NO_DIM
        && nrm_trend_pool(job->a, &panel, &series, &n, e) != 0)
        return -1;
    w.room = (nrm_trend_room){ job->a, nrm_arena_child(job->a), &settings,
                               nrm_new(job->a, nrm_trend_result) };
    for (size_t i = 0; i < n && result == 0; i++)
        result = step_of(&w, &series[i], e);
    nrm_arena_free(w.room.scratch);
    return result;
}

#define BOUNDS "over bounds, the range of draws within them"

const nrm_identify_method nrm_evaluate_step_poisson = {
    .name = "step-poisson",
    .help = "rate ratio after an opening, Poisson",
    .bounds = BOUNDS,
    .statistic = "rate-ratio",
    .method = "step-poisson",
    .run = run,
    .variant = POISSON,
};

const nrm_identify_method nrm_evaluate_step_quasi_poisson = {
    .name = "step-quasi-poisson",
    .help = "the same, counts that vary more than Poisson counts",
    .bounds = BOUNDS,
    .statistic = "rate-ratio",
    .method = "step-quasi-poisson",
    .run = run,
    .variant = QUASI_POISSON,
};

const nrm_identify_method nrm_evaluate_step_negbin = {
    .name = "step-negbin",
    .help = "the same, negative binomial",
    .bounds = BOUNDS,
    .statistic = "rate-ratio",
    .method = "step-negbin",
    .run = run,
    .variant = NEGBIN,
};
