/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Results of assumptions, scenario by scenario: costs per contact, what is left
 * when an Info-Desk joins a hotline, ...
 *
 * scenarios    the result at the base of all assumptions, and its range over
 *              all that they may be, independently of each other.
 * sensitivity  one assumption at a time, from its low to its high, the others
 *              at their base: the results at both, how far the result swings,
 *              and its place in the order of swings (the largest is 1), which
 *              draws a tornado chart.
 * break-even   the value of one assumption at which the result is what the
 *              file says, the others at their base: a root of the result as a
 *              function of it, searched from low to high and then outward from
 *              the base by doubling; below 0 only where the base is.
 *
 * An assumption that is known by bounds, such as <5 calls, gives a result with
 * bounds. A divisor of 0 leaves no result (M), one that may be 0 an open end.
 */
#include "measure/evaluate_model.h"

#include "data/obs_loose.h"
#include "math/root.h"

#include <math.h>
#include <string.h>

/* How far break-even is searched, in times the base (or 1). */
#define FAR 1e6

typedef struct work {
    const nrm_identify_method *m;
    nrm_identify *job;
    nrm_obs *out;
    nrm_model model;
    size_t indicator, scenario, parameter, unit; /* places in out */
    const nrm_scenario *s;                       /* the one of the moment */
    const nrm_model_result *r;
    nrm_span base[NRM_FORMULA_VARIABLES_MAX]; /* of its assumptions */
    nrm_span range[NRM_FORMULA_VARIABLES_MAX];
} work;

typedef void judge(work *w);

static bool
uses(const work *w, size_t parameter)
{
    return nrm_formula_uses(w->r->formula, parameter);
}

/* A row of the result; `parameter` is n_parameters for none. */
static nrm_obs_row *
new_row(const work *w, const char *statistic, size_t parameter)
{
    const nrm_model *m = &w->model;
    nrm_obs_loose key;
    nrm_obs_row *row;

    nrm_obs_loose_init(&key, NULL)->conf = NRM_CONF_F;
    memcpy(key.dim, w->out->totals, sizeof key.dim);
    key.dim[w->indicator] = nrm_obs_word(w->out, nrm_text_of(w->r->name));
    if (w->s->name != NULL)
        key.dim[w->scenario] = nrm_obs_word(w->out, nrm_text_of(w->s->name));
    if (parameter < m->n_parameters)
        key.dim[w->parameter] =
            nrm_obs_word(w->out, nrm_text_of(m->parameters[parameter]));
    row = nrm_identify_row(w->m, w->job, w->out, &key.row, statistic);
    for (size_t p = 0; p < m->n_parameters; p++) {
        nrm_maybe events = w->s->at[p].events;

        if (!uses(w, p))
            continue;
        row->conf = nrm_conf_strictest(row->conf, w->s->at[p].conf);
        if (events.known
            && (!row->num[NRM_EVENTS].known
                || events.x < row->num[NRM_EVENTS].x))
            row->num[NRM_EVENTS] = events;
    }
    nrm_result_unit(w->out, row, w->r->unit);
    return row;
}

/* The result over a box: a value where all is known, else its range. */
static nrm_span
result_over(const work *w, const nrm_span *box, bool *exact)
{
    double x[NRM_FORMULA_VARIABLES_MAX] = { 0 };
    bool point = true;

    for (size_t p = 0; p < w->model.n_parameters; p++) {
        x[p] = box[p].low;
        point = point && (!uses(w, p) || box[p].low == box[p].high);
    }
    if (point) {
        double value = nrm_formula_value(w->r->formula, x);

        *exact = true;
        return isfinite(value) ? (nrm_span){ value, value }
                               : (nrm_span){ -INFINITY, INFINITY };
    }
    return nrm_formula_range(w->job->a, w->r->formula, box,
                             w->model.n_parameters, exact);
}

/* The result over a box in a row, with what is to be said of it. */
static void
set_result(const work *w, nrm_obs_row *row, const nrm_span *box)
{
    bool exact;
    nrm_span s = result_over(w, box, &exact);

    if (isinf(s.low) && isinf(s.high)) {
        nrm_result_missing(w->out, row, 'M', "a divisor is 0, or may be");
        return;
    }
    nrm_result_value(row, s);
    if (isinf(s.low) || isinf(s.high))
        nrm_result_note(w->out, row, "one end is open: a divisor may be 0");
    if (!exact)
        nrm_result_note(w->out, row, "the range may be narrower");
}

/* The first assumption of the result that is not known, or n_parameters. */
static size_t
unknown_of(const work *w)
{
    for (size_t p = 0; p < w->model.n_parameters; p++)
        if (uses(w, p) && !w->s->at[p].known)
            return p;
    return w->model.n_parameters;
}

static bool
is_open(const work *w, size_t p)
{
    return uses(w, p) && w->range[p].low < w->range[p].high
           && (w->range[p].low < w->base[p].low
               || w->base[p].high < w->range[p].high
               || w->base[p].low < w->base[p].high);
}

static void
scenarios(work *w)
{
    size_t none = w->model.n_parameters;
    nrm_obs_row *row = new_row(w, "result", none);
    bool open = false;

    nrm_result_note(w->out, row, w->r->text);
    set_result(w, row, w->base);
    for (size_t p = 0; p < none; p++)
        open = open || is_open(w, p);
    if (!open)
        return;
    row = new_row(w, "result-range", none);
    set_result(w, row, w->range);
}

/*
 * How far the result swings with an assumption, the others at their base, or
 * in the middle of its bounds, so that their own width stays out of it.
 */
typedef struct swing {
    size_t parameter;
    double width;
    bool exact;
} swing;

static swing
swing_of(const work *w, size_t p)
{
    nrm_span box[NRM_FORMULA_VARIABLES_MAX], s;
    swing found = { .parameter = p };

    for (size_t q = 0; q < w->model.n_parameters; q++) {
        nrm_span b = w->base[q];
        double middle = isinf(b.high) ? b.low : b.low + (b.high - b.low) / 2;

        box[q] = (nrm_span){ middle, middle };
    }
    box[p] = w->range[p];
    s = result_over(w, box, &found.exact);
    found.width = s.high - s.low;
    return found;
}

static void
add_end(const work *w, size_t p, const char *statistic, double end)
{
    nrm_span box[NRM_FORMULA_VARIABLES_MAX];

    memcpy(box, w->base, sizeof box);
    box[p] = (nrm_span){ end, end };
    set_result(w, new_row(w, statistic, p), box);
}

static void
sensitivity(work *w)
{
    swing all[NRM_FORMULA_VARIABLES_MAX];
    size_t n = 0;

    for (size_t p = 0; p < w->model.n_parameters; p++)
        if (is_open(w, p))
            all[n++] = swing_of(w, p);
    for (size_t i = 0; i < n; i++) {
        size_t p = all[i].parameter, rank = 1;
        nrm_obs_row *row = new_row(w, "swing", p);

        for (size_t j = 0; j < n; j++)
            rank += all[j].width > all[i].width;
        if (isfinite(all[i].width))
            nrm_result_number(row, NRM_OBS_VALUE, all[i].width);
        else
            nrm_result_missing(w->out, row, 'M',
                               "without an end: a divisor may be 0");
        if (!all[i].exact)
            nrm_result_note(w->out, row, "the range may be narrower");
        row = new_row(w, "swing-rank", p);
        nrm_result_unit(w->out, row, "");
        nrm_result_number(row, NRM_OBS_VALUE, (double)rank);
        add_end(w, p, "at-low", w->range[p].low);
        add_end(w, p, "at-high", w->range[p].high);
    }
}

/* The result less its break-even value, as a function of one assumption. */
typedef struct slice {
    const work *w;
    size_t parameter;
} slice;

static double
excess(double at, const void *context)
{
    const slice *s = context;
    double x[NRM_FORMULA_VARIABLES_MAX] = { 0 };

    for (size_t p = 0; p < s->w->model.n_parameters; p++)
        x[p] = s->w->base[p].low;
    x[s->parameter] = at;
    return nrm_formula_value(s->w->r->formula, x) - s->w->r->break_even.x;
}

/* Whether the root is one, and no jump over 0 such as that of 1 / x. */
static bool
is_root(const slice *s, double x)
{
    double scale = fmax(fabs(s->w->r->break_even.x),
                        fabs(excess(s->w->base[s->parameter].low, s)));

    return isfinite(x) && fabs(excess(x, s)) <= 1e-9 * fmax(scale, 1);
}

static double
break_even_of(const slice *s)
{
    nrm_span range = s->w->range[s->parameter], limits;
    double base = s->w->base[s->parameter].low, most, x;

    x = range.low < range.high ? nrm_root(excess, s, range, 0) : NAN;
    if (is_root(s, x))
        return x;
    most = FAR * fmax(fabs(base), 1);
    limits = (nrm_span){ base < 0 ? -most : 0, most };
    x = nrm_root(
        excess, s,
        nrm_root_bracket(excess, s, base, fmax(fabs(base), 1) / 16, limits), 0);
    return is_root(s, x) ? x : NAN;
}

static void
break_even(work *w)
{
    for (size_t p = 0; p < w->model.n_parameters; p++) {
        slice s = { w, p };
        nrm_obs_row *row;
        bool known = true;
        double x;

        if (!w->r->break_even.known || !uses(w, p))
            continue;
        row = new_row(w, "break-even", p);
        nrm_result_unit(w->out, row, w->s->at[p].unit);
        for (size_t q = 0; q < w->model.n_parameters; q++)
            known = known && (!uses(w, q) || w->base[q].low == w->base[q].high);
        x = known ? break_even_of(&s) : NAN;
        if (!isfinite(x)) {
            nrm_result_missing(w->out, row, 'M',
                               known ? "no value of the assumption does it"
                                     : "an assumption is known by bounds");
            continue;
        }
        nrm_result_number(row, NRM_OBS_VALUE, x);
        nrm_result_note(w->out, row,
                        x >= w->range[p].low && x <= w->range[p].high
                            ? "within what is assumed"
                            : "beyond what is assumed");
    }
}

/* One result of one scenario. */
static void
judge_one(work *w, judge *each)
{
    const nrm_model *m = &w->model;
    size_t unknown = unknown_of(w);

    for (size_t p = 0; p < m->n_parameters; p++) {
        w->base[p] = w->s->at[p].base;
        w->range[p] = w->s->at[p].range;
    }
    if (unknown == m->n_parameters) {
        each(w);
        return;
    }
    nrm_result_missing(w->out, new_row(w, w->m->statistic, m->n_parameters),
                       'O',
                       nrm_format(w->job->a, "there is no value of %s",
                                  m->parameters[unknown]));
}

static int
run(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out, nrm_err *e)
{
    static judge *const judges[] = { scenarios, sensitivity, break_even };
    work *w = nrm_new(job->a, work);

    w->m = m;
    w->job = job;
    w->out = out;
    if (nrm_identify_needs(m, job->evaluate->results, "--results", e) != 0
        || nrm_model_read(job, &w->model, e) != 0
        || nrm_obs_dim(out, "indicator", &w->indicator, e) != 0
        || nrm_obs_dim(out, "scenario", &w->scenario, e) != 0
        || nrm_obs_dim(out, "parameter", &w->parameter, e) != 0)
        return -1;
    for (size_t i = 0; i < w->model.n_scenarios; i++)
        for (size_t j = 0; j < w->model.n_results; j++) {
            w->s = &w->model.scenarios[i];
            w->r = &w->model.results[j];
            judge_one(w, judges[m->variant]);
        }
    return 0;
}

#define CARRIES "bounds are carried"

const nrm_identify_method nrm_evaluate_scenarios = {
    .name = "scenarios",
    .help = "results of assumptions, with their range",
    .bounds = CARRIES,
    .statistic = "result",
    .method = "scenarios",
    .run = run,
    .records = true,
    .variant = 0,
};

const nrm_identify_method nrm_evaluate_sensitivity = {
    .name = "sensitivity",
    .help = "the same, one assumption at a time, the strongest first",
    .bounds = CARRIES,
    .statistic = "swing",
    .method = "sensitivity",
    .run = run,
    .records = true,
    .variant = 1,
};

const nrm_identify_method nrm_evaluate_break_even = {
    .name = "break-even",
    .help = "where an assumption makes neither gain nor loss",
    .bounds = "none where an assumption has bounds",
    .statistic = "break-even",
    .method = "break-even",
    .run = run,
    .records = true,
    .variant = 2,
};
