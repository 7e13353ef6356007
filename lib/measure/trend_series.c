/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/trend_series.h"

#include <math.h>
#include <string.h>

/* Periods end before this year. */
enum { last_year = 2199 };

/* The rows of one series, in order: obs->rows[from .. to - 1]. */
typedef struct block {
    const nrm_trend_source *source;
    const nrm_obs *obs;
    size_t from, to;
} block;

static int
same_series(const nrm_obs *obs, const nrm_obs_row *a, const nrm_obs_row *b)
{
    return memcmp(a->dim, b->dim, obs->n_dims * sizeof *a->dim) == 0;
}

static int
fail_at_row(const nrm_obs *obs, const nrm_obs_row *row, const char *what,
            nrm_err *e)
{
    char period[NRM_PERIOD_BYTES];

    return nrm_fail_at(e, nrm_obs_string(obs, row->file), row->line, "%s: %s",
                       nrm_period_format(row->period, period), what);
}

static size_t
periods_of_year(nrm_freq freq)
{
    switch (freq) {
    case NRM_YEAR: return 1;
    case NRM_HALF: return 2;
    case NRM_QUARTER: return 4;
    case NRM_MONTH: return 12;
    default: return 0;
    }
}

/* Whether two periods of this kind that start apart can overlap. */
static bool
is_span(nrm_freq freq)
{
    return freq == NRM_YEARS || freq == NRM_MONTHS || freq == NRM_DAYS;
}

/* Every row has a period of the same length, and each its own. */
static int
check_periods(const block *b, nrm_err *e)
{
    for (size_t i = b->from; i < b->to; i++) {
        const nrm_obs_row *row = &b->obs->rows[i], *last = row - 1;

        if (row->period.freq == NRM_NO_PERIOD)
            return nrm_fail_at(e, nrm_obs_string(b->obs, row->file), row->line,
                               "a trend needs a TIME_PERIOD");
        if (i == b->from)
            continue;
        if (row->period.freq != last->period.freq
            || row->period.length != last->period.length)
            return fail_at_row(b->obs, row,
                               "the series has periods of another length too; "
                               "select one with --keep",
                               e);
        if (nrm_period_cmp(row->period, last->period) == 0)
            return fail_at_row(b->obs, row, "a second value of one series", e);
        if (is_span(row->period.freq)
            && row->period.start < nrm_period_end(last->period))
            return fail_at_row(b->obs, row, "the period overlaps the last", e);
    }
    return 0;
}

/* Years from the first period to this one. */
double
nrm_trend_years(nrm_period first, nrm_period p)
{
    size_t per_year = periods_of_year(p.freq);

    if (per_year > 0)
        return (double)(nrm_period_index(p) - nrm_period_index(first))
               / (double)per_year;
    return (double)(p.start - first.start) / 365.2425;
}

nrm_period
nrm_trend_span(nrm_period first, nrm_period last)
{
    int year1, month1, day1, year2, month2, day2;
    nrm_period span = { .freq = NRM_DAYS, .start = first.start };

    span.length = nrm_period_end(last) - first.start;
    nrm_day_split(first.start, &year1, &month1, &day1);
    nrm_day_split(nrm_period_end(last), &year2, &month2, &day2);
    if (day1 != 1 || day2 != 1)
        return span;
    span.freq = NRM_MONTHS;
    span.length = 12 * (year2 - year1) + month2 - month1;
    if (span.length % 12 == 0) {
        span.freq = NRM_YEARS;
        span.length /= 12;
    }
    return span;
}

nrm_period
nrm_trend_period_behind(nrm_period p, size_t steps)
{
    for (; steps > 0; steps--) {
        nrm_period next = p;
        int year, month, day;

        next.start = nrm_period_end(p);
        nrm_day_split(next.start, &year, &month, &day);
        if (year >= last_year)
            break;
        p = next;
    }
    return p;
}

static int
add_exposure(const block *b, const nrm_obs_row *row, double *out, nrm_err *e)
{
    const nrm_obs_row *people =
        nrm_match_find(b->source->population, b->obs, row);
    double x;

    if (people == NULL || !people->num[NRM_OBS_VALUE].known)
        return fail_at_row(b->obs, row, "there is no population for this row",
                           e);
    x = people->num[NRM_OBS_VALUE].x;
    if (!(x > 0))
        return fail_at_row(b->obs, row, "the population is not above 0", e);
    *out = log(x);
    return 0;
}

static bool
is_whole(double x)
{
    return x >= 0 && x == floor(x) && x < 9e15;
}

/* Room for the arrays of one series; n_missing rows stay unused. */
typedef struct arrays {
    double *t, *y, *exposure, *tries;
    size_t *level, *season;
    int64_t first; /* index of the first period */
} arrays;

static arrays
arrays_of(nrm_arena *a, nrm_trend_series *s, const block *b)
{
    size_t n = b->to - b->from;
    arrays v = { .t = nrm_new_n(a, double, n), .y = nrm_new_n(a, double, n) };

    v.level = nrm_new_n(a, size_t, n);
    v.season = nrm_new_n(a, size_t, n);
    if (b->source->population != NULL)
        v.exposure = nrm_new_n(a, double, n);
    if (b->source->totals != NULL)
        v.tries = nrm_new_n(a, double, n);
    s->periods = nrm_new_n(a, nrm_period, n);
    s->bounds = nrm_new_n(a, nrm_span, n);
    return v;
}

/* The total of a share; one that is no single number makes no share. */
static int
add_tries(const block *b, const nrm_obs_row *row, double *out,
          nrm_trend_series *s, nrm_err *e)
{
    const nrm_obs_row *whole = nrm_pair_find(b->source->totals, row);
    nrm_span hits, total;

    if (whole == NULL || !nrm_obs_bounds(whole, &total)
        || total.low != total.high || !(total.low > 0)) {
        s->vague = true;
        return 0;
    }
    *out = total.low;
    s->conf = nrm_conf_strictest(s->conf, whole->conf);
    if (nrm_obs_bounds(row, &hits) && hits.high > total.high)
        return fail_at_row(b->obs, row, "the value is more than its total", e);
    return 0;
}

/* The time and the season of value i. */
static void
place_in_time(const nrm_trend_series *s, nrm_period p, arrays *v, size_t i)
{
    int64_t per_year = (int64_t)s->data.per_year, index;

    if (per_year == 0) {
        v->t[i] = nrm_trend_years(s->first->period, p);
        return;
    }
    index = nrm_period_index(p);
    v->first = i == 0 ? nrm_period_index(s->first->period) : v->first;
    v->t[i] = (double)(index - v->first) / (double)per_year;
    v->season[i] = (size_t)(index % per_year);
}

/* Places the value of a row behind the others. */
static int
add_value(const block *b, const nrm_obs_row *row, arrays *v,
          nrm_trend_series *s, nrm_err *e)
{
    size_t i = s->data.n;
    nrm_span bounds;

    if (!nrm_obs_bounds(row, &bounds)) {
        s->n_missing++;
        return 0;
    }
    if (v->exposure != NULL && add_exposure(b, row, &v->exposure[i], e) != 0)
        return -1;
    if (v->tries != NULL && add_tries(b, row, &v->tries[i], s, e) != 0)
        return -1;
    s->periods[i] = row->period;
    s->bounds[i] = bounds;
    s->bounded = s->bounded || bounds.low < bounds.high;
    s->open = s->open || isinf(bounds.low) || isinf(bounds.high);
    s->whole = s->whole && is_whole(bounds.low) && is_whole(bounds.high);
    place_in_time(s, row->period, v, i);
    v->y[i] = bounds.low;
    v->level[i] = s->data.n_levels - 1;
    s->data.n++;
    return 0;
}

/* A break before the first value and one without a value begin no level. */
static bool
begins_level(const nrm_obs_row *row, const nrm_trend_series *s, bool *pending)
{
    nrm_span bounds;

    *pending = *pending || (row->status & NRM_STATUS('B')) != 0;
    if (!*pending || !nrm_obs_bounds(row, &bounds))
        return false;
    *pending = false;
    return s->data.n > 0;
}

static void
note_source(const nrm_obs *obs, const nrm_obs_row *row, size_t place,
            bool first, nrm_trend_series *s)
{
    const char *source = nrm_obs_string(obs, row->text[place]);

    if (first)
        s->source = source;
    else if (s->source != NULL && strcmp(s->source, source) != 0)
        s->source = NULL;
}

/* Whether the row is a plain count and no statistic made from counts. */
static bool
is_count(const nrm_obs *obs, const nrm_obs_row *row)
{
    size_t place = nrm_obs_dim_find(obs, "statistic");

    return place == NRM_NO_DIM || row->dim[place] == obs->totals[place];
}

static int
series_from(nrm_arena *a, const block *b, nrm_trend_series *s, nrm_err *e)
{
    const nrm_obs_row *rows = b->obs->rows;
    size_t source = nrm_obs_text_find(b->obs, "SOURCE");
    arrays v = arrays_of(a, s, b);
    bool pending = false;

    s->first = &rows[b->from];
    s->conf = NRM_CONF_F;
    s->whole = true;
    s->span = nrm_trend_span(s->first->period, rows[b->to - 1].period);
    s->data.per_year = periods_of_year(s->first->period.freq);
    s->data.n_levels = 1;
    for (size_t i = b->from; i < b->to; i++) {
        s->conf = nrm_conf_strictest(s->conf, rows[i].conf);
        s->status |= rows[i].status;
        if (source != NRM_NO_DIM)
            note_source(b->obs, &rows[i], source, i == b->from, s);
        if (begins_level(&rows[i], s, &pending))
            s->data.n_levels++;
        if (add_value(b, &rows[i], &v, s, e) != 0)
            return -1;
    }
    s->data.counts = s->whole && is_count(b->obs, s->first);
    s->data.t = v.t;
    s->data.y = v.y;
    s->data.exposure = v.exposure;
    s->data.tries = v.tries;
    s->data.level = v.level;
    s->data.season = v.season;
    return 0;
}

/* Whether a period between the first value and the last has none. */
static bool
has_gaps(const nrm_trend_series *s)
{
    for (size_t i = 1; i < s->data.n; i++)
        if (nrm_period_end(s->periods[i - 1]) != s->periods[i].start)
            return true;
    return false;
}

/* Whether the row says that it is no whole period like the others. */
static bool
is_partial(const nrm_obs_row *row)
{
    return (row->status & (NRM_STATUS('P') | NRM_STATUS('D'))) != 0;
}

int
nrm_trend_series_of(nrm_arena *a, const nrm_trend_source *source,
                    nrm_trend_series **out, size_t *n, nrm_err *e)
{
    const nrm_obs *obs = source->obs;
    block b = { .source = source, .obs = obs };
    nrm_trend_series *s;
    size_t cap = 0;

    *n = 0;
    *out = NULL;
    for (b.from = 0; b.from < obs->n_rows; b.from = b.to) {
        for (b.to = b.from + 1; b.to < obs->n_rows; b.to++)
            if (!same_series(obs, &obs->rows[b.from], &obs->rows[b.to]))
                break;
        nrm_room(a, *out, *n, cap);
        s = &(*out)[(*n)++];
        *s = (nrm_trend_series){ 0 };
        if (check_periods(&b, e) != 0 || series_from(a, &b, s, e) != 0)
            return -1;
        s->data.gaps = has_gaps(s);
        s->broken = s->data.n_levels > 1;
        s->partial =
            is_partial(&obs->rows[b.from]) || is_partial(&obs->rows[b.to - 1]);
    }
    return 0;
}
