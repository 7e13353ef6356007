/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/trend.h"

#include "data/select.h"
#include "measure/trend_bounds.h"
#include "measure/trend_why.h"

#include <math.h>
#include <string.h>

const nrm_trend_method *const nrm_trend_methods[] = {
#define NRM_TREND(name) &nrm_trend_##name,
#include "measure/trend.def"
#undef NRM_TREND
    NULL
};

const nrm_trend_method *
nrm_trend_find(nrm_text name)
{
    for (size_t i = 0; nrm_trend_methods[i] != NULL; i++)
        if (nrm_text_is(name, nrm_trend_methods[i]->name))
            return nrm_trend_methods[i];
    return NULL;
}

static const char *
method_names(nrm_arena *a)
{
    const char *names[NRM_COUNT_OF(nrm_trend_methods)];
    size_t n = 0;

    while (nrm_trend_methods[n] != NULL) {
        names[n] = nrm_trend_methods[n]->name;
        n++;
    }
    return nrm_text_list(a, names, n);
}

int
nrm_trend_parse(nrm_arena *a, const char *list, nrm_trend_ask *ask, nrm_err *e)
{
    nrm_text rest = nrm_text_of(list), name;
    size_t cap = 0;

    while (nrm_text_cut(&rest, ',', &name)) {
        const nrm_trend_method *m = nrm_trend_find(name);

        if (m == NULL)
            return nrm_fail(e, NRM_EUSAGE, "unknown method '%s'; there are: %s",
                            nrm_quote(a, name), method_names(a));
        nrm_room(a, ask->methods, ask->n_methods, cap);
        ask->methods[ask->n_methods++] = m;
    }
    return 0;
}

nrm_trend_stat *
nrm_trend_add(nrm_trend_result *r, const char *name, double value)
{
    nrm_trend_stat *s = &r->stats[r->n++];

    *s = (nrm_trend_stat){ .name = name, .value = nrm_known(value) };
    return s;
}

void
nrm_trend_interval(nrm_trend_stat *s, double low, double high)
{
    if (isfinite(low))
        s->ci_low = nrm_known(low);
    if (isfinite(high))
        s->ci_high = nrm_known(high);
}

void
nrm_trend_p(nrm_trend_stat *s, double p)
{
    if (isfinite(p))
        s->p = nrm_known(p);
}

/* The table that results go into, and where. */
typedef struct sheet {
    nrm_obs *obs;
    size_t statistic, method, unit, note, source;
    const nrm_trend_ask *ask;
} sheet;

static int
sheet_of(const nrm_obs *obs, const nrm_trend_ask *ask, sheet *out, nrm_err *e)
{
    out->obs = nrm_obs_like(obs);
    out->ask = ask;
    if (nrm_obs_dim(out->obs, "statistic", &out->statistic, e) != 0
        || nrm_obs_dim(out->obs, "method", &out->method, e) != 0
        || nrm_obs_text(out->obs, "UNIT_MEASURE", &out->unit, e) != 0
        || nrm_obs_text(out->obs, "SOURCE", &out->source, e) != 0)
        return -1;
    return nrm_obs_text(out->obs, "NOTE", &out->note, e);
}

static uint32_t
word_of(const sheet *sh, const char *string)
{
    return string == NULL ? 0 : nrm_obs_word(sh->obs, nrm_text_of(string));
}

/* The cases that are known for certain. */
static double
events_of(const nrm_trend_series *s)
{
    double sum = 0;

    for (size_t i = 0; i < s->data.n; i++)
        sum += s->bounds[i].low;
    return sum;
}

/* A row of the series that says nothing yet. */
static nrm_obs_row *
add_row(const sheet *sh, const nrm_trend_series *s, const nrm_trend_method *m,
        const char *statistic)
{
    nrm_obs_row *row = nrm_obs_add(sh->obs);

    memcpy(row->dim, s->first->dim, s->first->n_dims * sizeof *row->dim);
    row->dim[sh->statistic] = word_of(sh, statistic);
    row->dim[sh->method] = word_of(sh, m->name);
    row->text[sh->source] = word_of(sh, s->source);
    row->period = s->span;
    row->conf = s->conf;
    row->status = s->status & NRM_STATUS('P');
    row->num[NRM_N] = nrm_known((double)s->data.n);
    if (s->data.counts && !s->open)
        row->num[NRM_EVENTS] = nrm_known(events_of(s));
    return row;
}

/* The unit of the statistic, or of the values. */
static uint32_t
unit_of(const sheet *sh, const nrm_trend_series *s, const nrm_trend_stat *stat)
{
    if (stat->unit != NULL && strcmp(stat->unit, NRM_TREND_SAME_UNIT) == 0)
        return sh->unit < s->first->n_texts ? s->first->text[sh->unit] : 0;
    return word_of(sh, stat->unit);
}

static nrm_period
span_between(const nrm_trend_series *s, const nrm_trend_stat *stat)
{
    if (stat->ahead > 0)
        return nrm_trend_period_behind(s->periods[s->data.n - 1], stat->ahead);
    if (stat->first == 0 && stat->last == 0)
        return s->span;
    return nrm_trend_span(s->periods[stat->first], s->periods[stat->last]);
}

static int
add_outcome(const sheet *sh, const nrm_trend_series *s,
            const nrm_trend_method *m, const nrm_trend_outcome *o,
            const char *note, nrm_err *e)
{
    nrm_obs_row *row = add_row(sh, s, m, o->stat.name);

    row->period = span_between(s, &o->stat);
    if (o->stat.ahead > 0)
        row->status |= NRM_STATUS('F');
    row->text[sh->unit] = unit_of(sh, s, &o->stat);
    row->text[sh->note] = word_of(sh, note);
    row->num[NRM_CI_LOW] = o->stat.ci_low;
    row->num[NRM_CI_HIGH] = o->stat.ci_high;
    row->num[NRM_P_VALUE] = o->stat.p;
    if (o->stat.ci_low.known || o->stat.ci_high.known)
        row->num[NRM_CI_LEVEL] = nrm_known(sh->ask->settings.level);
    if (!o->ranged) {
        if (!isfinite(o->stat.value.x))
            return nrm_fail(e, NRM_EMATH, "method '%s' gave no number",
                            m->name);
        row->num[NRM_OBS_VALUE] = o->stat.value;
        return 0;
    }
    if (isfinite(o->range.low))
        row->num[NRM_OBS_LOW] = nrm_known(o->range.low);
    if (isfinite(o->range.high))
        row->num[NRM_OBS_HIGH] = nrm_known(o->range.high);
    return 0;
}

/* A statistic that does not exist, and why. */
static void
add_reason(const sheet *sh, const nrm_trend_series *s,
           const nrm_trend_method *m, const char *reason)
{
    nrm_obs_row *row = add_row(sh, s, m, m->gives);

    row->status |= NRM_STATUS('M');
    row->text[sh->note] = word_of(sh, reason);
}

/* What a method says of a series; a reason where it says nothing. */
typedef struct answer {
    nrm_trend_outcomes out;
    const char *reason;
    nrm_maybe adjusted; /* p of the first statistic, for all series */
    nrm_conf conf;      /* the strictest of these */
} answer;

/* The answers of `ask->n_methods` methods to n series, series by series. */
static int
ask_all(nrm_arena *a, const nrm_trend_ask *ask, const nrm_trend_series *series,
        size_t n, answer *answers, nrm_err *e)
{
    nrm_trend_room room = { a, nrm_arena_child(a), &ask->settings,
                            nrm_new(a, nrm_trend_result) };
    int result = 0;

    for (size_t i = 0; result == 0 && i < n * ask->n_methods; i++) {
        answer *x = &answers[i];
        nrm_err reason = { 0 };

        if (nrm_trend_apply(&room, ask->methods[i % ask->n_methods],
                            &series[i / ask->n_methods], &x->out, &reason)
            == 0)
            continue;
        x->out.n = 0;
        x->reason = nrm_format(a, "%s", reason.text);
        if (reason.code != NRM_EMATH) {
            *e = reason;
            result = -1;
        }
    }
    nrm_arena_free(room.scratch);
    return result;
}

static const nrm_trend_adjustment adjustments[] = {
    { "bh", "p_bh", nrm_adjust_bh },
    { "by", "p_by", nrm_adjust_by },
    { "holm", "p_holm", nrm_adjust_holm },
};

const nrm_trend_adjustment *
nrm_trend_adjustment_find(const char *name)
{
    for (size_t i = 0; i < NRM_COUNT_OF(adjustments); i++)
        if (strcmp(adjustments[i].name, name) == 0)
            return &adjustments[i];
    return NULL;
}

/* The p of a method over the series: of two or more, those there are. */
static void
adjust(nrm_arena *a, const nrm_trend_ask *ask, const nrm_trend_series *series,
       answer *answers, size_t n)
{
    nrm_conf conf = NRM_CONF_F;
    double *p = nrm_new_n(a, double, n), *adjusted = nrm_new_n(a, double, n);
    answer **whose = nrm_new_n(a, answer *, n);
    size_t n_p = 0;

    for (size_t i = 0; i < n; i++) {
        answer *x = &answers[i * ask->n_methods];

        if (x->out.n == 0 || !x->out.at[0].stat.p.known)
            continue;
        conf = nrm_conf_strictest(conf, series[i].conf);
        p[n_p] = x->out.at[0].stat.p.x;
        whose[n_p++] = x;
    }
    if (n_p < 2)
        return;
    ask->adjust->adjust(a, p, n_p, adjusted);
    for (size_t i = 0; i < n_p; i++) {
        whose[i]->adjusted = nrm_known(adjusted[i]);
        whose[i]->conf = conf;
    }
}

static const char *
joined(nrm_arena *a, const char *left, const char *right)
{
    if (left == NULL || right == NULL)
        return left == NULL ? right : left;
    return nrm_format(a, "%s; %s", left, right);
}

static int
add_answer(const sheet *sh, const nrm_trend_series *s,
           const nrm_trend_method *m, const answer *x, nrm_err *e)
{
    nrm_arena *a = sh->obs->a;
    const char *note = joined(a, x->out.note, s->panel);
    nrm_obs_row *row;

    if (x->reason != NULL)
        add_reason(sh, s, m, joined(a, x->reason, s->panel));
    for (size_t i = 0; i < x->out.n; i++)
        if (add_outcome(sh, s, m, &x->out.at[i], note, e) != 0)
            return -1;
    if (!x->adjusted.known)
        return 0;
    row = add_row(sh, s, m, sh->ask->adjust->gives);
    row->conf = x->conf;
    row->num[NRM_OBS_VALUE] = x->adjusted;
    row->text[sh->note] = word_of(sh, note);
    return 0;
}

/* What a method found; no verdict where it has no statistic of a direction. */
static nrm_trend_finding
finding_of(const sheet *sh, const answer *x)
{
    nrm_trend_finding found = { NRM_TREND_UNTOLD, x->out.loose };
    const nrm_trend_stat *stat;

    if (x->out.n == 0)
        return found;
    stat = &x->out.at[0].stat;
    found.verdict =
        nrm_trend_verdict_of(stat, x->adjusted.known ? x->adjusted : stat->p,
                             sh->ask->settings.level);
    return found;
}

/*
 * A row with the sentences of a series. They speak of the first method with a
 * verdict whose model holds; where none holds, of the first one with a verdict.
 */
static void
add_why(const sheet *sh, const nrm_trend_series *s, const answer *answers)
{
    const nrm_trend_ask *ask = sh->ask;
    nrm_trend_finding best = { NRM_TREND_UNTOLD, true };
    size_t about = 0;
    nrm_obs_row *row;

    for (size_t j = 0; j < ask->n_methods; j++) {
        nrm_trend_finding found = finding_of(sh, &answers[j]);

        if (found.verdict == NRM_TREND_UNTOLD
            || (best.verdict != NRM_TREND_UNTOLD
                && (!best.loose || found.loose)))
            continue;
        best = found;
        about = j;
    }
    if (best.verdict == NRM_TREND_UNTOLD)
        best.loose = false;
    row = add_row(sh, s, ask->methods[about], "why");
    row->text[sh->note] =
        word_of(sh, nrm_trend_why(sh->obs->a, s, best, ask->lang));
}

/* The rows that make series, and the populations and totals of these. */
static int
find_source(nrm_obs *obs, const nrm_trend_ask *ask, nrm_trend_source *out,
            nrm_err *e)
{
    nrm_selection *of;

    out->obs = obs;
    if (ask->population != NULL) {
        out->population = nrm_match_new(obs->a, ask->population, e);
        if (out->population == NULL)
            return -1;
    }
    if (ask->of == NULL)
        return 0;
    of = nrm_select_parse(obs, nrm_text_of(ask->of), e);
    if (of == NULL)
        return -1;
    out->totals = nrm_pair_new(obs, ask->in, e);
    out->obs = nrm_select_rows(of, obs);
    return out->totals == NULL ? -1 : 0;
}

/* The series of the table, or its panels. */
static int
find_series(const nrm_trend_source *source, const nrm_trend_ask *ask,
            nrm_trend_series **series, size_t *n, nrm_err *e)
{
    nrm_arena *a = source->obs->a;
    nrm_trend_panel panel = { .obs = source->obs, .pooling = ask->pooling };

    if (nrm_trend_series_of(a, source, series, n, e) != 0)
        return -1;
    if (ask->over == NULL)
        return 0;
    panel.over = nrm_obs_dim_find(source->obs, ask->over);
    if (panel.over == NRM_NO_DIM)
        return nrm_fail(e, NRM_EUSAGE, "there is no column '%s'; there are: %s",
                        ask->over, nrm_select_known(source->obs));
    return nrm_trend_pool(a, &panel, series, n, e);
}

nrm_obs *
nrm_trend_run(nrm_obs *obs, const nrm_trend_ask *ask, nrm_err *e)
{
    nrm_arena *a = obs->a;
    nrm_trend_source source = { 0 };
    nrm_trend_series *series;
    answer *answers;
    size_t n;
    sheet sh;

    if (find_source(obs, ask, &source, e) != 0
        || sheet_of(obs, ask, &sh, e) != 0
        || find_series(&source, ask, &series, &n, e) != 0)
        return NULL;
    answers = nrm_new_n(a, answer, n * ask->n_methods);
    if (ask_all(a, ask, series, n, answers, e) != 0)
        return NULL;
    for (size_t j = 0; ask->adjust != NULL && j < ask->n_methods; j++)
        adjust(a, ask, series, answers + j, n);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < ask->n_methods; j++)
            if (add_answer(&sh, &series[i], ask->methods[j],
                           &answers[i * ask->n_methods + j], e)
                != 0)
                return NULL;
    for (size_t i = 0; ask->why && i < n; i++)
        add_why(&sh, &series[i], &answers[i * ask->n_methods]);
    return sh.obs;
}
