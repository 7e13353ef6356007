/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The day of a row; rows come in its order. There is one in a register.
 *
 *     {"calendar": {"from": "2013-01", "to": "2015-12", "per-month": 40,
 *                   "growth": 0.05, "season": [1, ... twelve ...],
 *                   "weekend": 0.2, "steps": [{"from": "2014-07",
 *                                              "factor": 1.3}]}}
 *
 * The rows of each month are Poisson, with the mean
 *
 *     per-month * (1 + growth)^year * (1 + growth * month / 12)
 *               * season * the factors of the steps that have begun
 *
 * where year and month count from 0; a weekend day has `weekend` times the
 * weight of another. When the number of rows is asked for, they spread over
 * the months in these proportions.
 */
#include "intake/draw.h"

#define MONTHS 12
#define GROWTH_MOST 10.0
#define FACTOR_MOST 1000.0

typedef struct calendar {
    nrm_period from, to;
    double per_month, growth, weekend;
    double season[MONTHS];
    const nrm_json *steps;
} calendar;

static int
read_month(const nrm_json *json, const char *key, nrm_period *out, nrm_err *e)
{
    const nrm_json *m = nrm_json_want(json, key, NRM_JSON_STRING, e);

    if (e->code != NRM_OK)
        return -1;
    if (m == NULL || !nrm_period_parse(m->text, out) || out->freq != NRM_MONTH)
        return nrm_json_fail(m == NULL ? json : m, e,
                             "'%s' is a month, such as 2014-07", key);
    return 0;
}

static int
read_season(calendar *c, const nrm_json *json, nrm_err *e)
{
    const nrm_json *list = nrm_json_want(json, "season", NRM_JSON_ARRAY, e);
    size_t n = 0;

    for (size_t i = 0; i < MONTHS; i++)
        c->season[i] = 1;
    if (list == NULL)
        return e->code == NRM_OK ? 0 : -1;
    for (const nrm_json *m = list->first; m != NULL && list->count == MONTHS;
         m = m->next)
        if (m->kind == NRM_JSON_NUMBER && m->number > 0
            && m->number <= FACTOR_MOST)
            c->season[n++] = m->number;
    if (n != MONTHS)
        return nrm_json_fail(list, e, "'season' is twelve numbers above 0");
    return 0;
}

/* The product of the factors of the steps that have begun in the month. */
static int
step_factor(const calendar *c, int64_t month, double *out, nrm_err *e)
{
    *out = 1;
    for (const nrm_json *m = c->steps == NULL ? NULL : c->steps->first;
         m != NULL; m = m->next) {
        nrm_period from;
        double factor = -1;

        if (read_month(m, "from", &from, e) != 0
            || nrm_draw_number(m, "factor", (nrm_span){ 0, FACTOR_MOST },
                               &factor, e)
                   != 0)
            return -1;
        if (nrm_period_index(from) <= month)
            *out *= factor;
    }
    return 0;
}

static int
month_mean(const calendar *c, int64_t month, double *out, nrm_err *e)
{
    int64_t start = nrm_period_index(c->from), passed = month - start;

    if (step_factor(c, month, out, e) != 0)
        return -1;
    for (int64_t year = 0; year < passed / MONTHS; year++)
        *out *= 1 + c->growth;
    *out *= 1 + c->growth * (double)(passed % MONTHS) / MONTHS;
    *out *= c->season[month % MONTHS] * c->per_month;
    return 0;
}

/* Day 0 was a Thursday. */
static bool
is_weekend(int32_t day)
{
    int32_t weekday = (day % 7 + 7) % 7;

    return weekday == 2 || weekday == 3;
}

/* Spreads the mean of the month that begins at `first` over its days. */
static void
fill_days(const calendar *c, double mean, int32_t n, int32_t first,
          double *weights)
{
    double sum = 0;

    for (int32_t i = 0; i < n; i++)
        sum += weights[i] = is_weekend(first + i) ? c->weekend : 1;
    for (int32_t i = 0; i < n; i++)
        weights[i] *= mean / sum;
}

static nrm_made_days *
make_days(nrm_arena *a, const calendar *c, const nrm_json *json, nrm_err *e)
{
    nrm_made_days *days = nrm_new(a, nrm_made_days);
    int64_t month = nrm_period_index(c->from);
    double *weights, sum = 0;

    days->first = c->from.start;
    days->last = nrm_period_end(c->to) - 1;
    weights = nrm_new_n(a, double, (size_t)(days->last - days->first) + 1);
    for (int32_t at = days->first; at <= days->last; month++) {
        int32_t end = nrm_period_end((nrm_period){ NRM_MONTH, at, 1 });
        double mean;

        if (month_mean(c, month, &mean, e) != 0)
            return NULL;
        if (!(mean >= 0)) {
            nrm_json_fail(json, e, "with this 'growth' the rows run out");
            return NULL;
        }
        fill_days(c, mean, end - at, at, weights + (at - days->first));
        sum += mean;
        at = end;
    }
    if (!(sum > 0) || sum > NRM_LAW_MEAN_MAX) {
        nrm_json_fail(json, e, "this calendar has no rows, or more than %g",
                      NRM_LAW_MEAN_MAX);
        return NULL;
    }
    days->expected = sum;
    days->days =
        nrm_law_weights(a, weights, (size_t)(days->last - days->first) + 1);
    return days;
}

static int
read_rates(calendar *c, const nrm_json *json, nrm_err *e)
{
    c->per_month = 0;
    c->weekend = 1;
    if (nrm_draw_number(json, "per-month", (nrm_span){ 1e-6, 1e8 },
                        &c->per_month, e)
            != 0
        || nrm_draw_number(json, "growth", (nrm_span){ -1, GROWTH_MOST },
                           &c->growth, e)
               != 0
        || nrm_draw_number(json, "weekend", (nrm_span){ 0, FACTOR_MOST },
                           &c->weekend, e)
               != 0)
        return -1;
    c->steps = nrm_json_want(json, "steps", NRM_JSON_ARRAY, e);
    return e->code == NRM_OK ? 0 : -1;
}

static void *
read_calendar(nrm_drawing *d, const nrm_json *json, nrm_err *e)
{
    calendar c = { .growth = 0 };

    if (json->kind != NRM_JSON_OBJECT || d->days != NULL) {
        nrm_json_fail(json, e,
                      d->days != NULL ? "a register has one calendar"
                                      : "'calendar' is an object");
        return NULL;
    }
    if (read_month(json, "from", &c.from, e) != 0
        || read_month(json, "to", &c.to, e) != 0
        || read_season(&c, json, e) != 0 || read_rates(&c, json, e) != 0)
        return NULL;
    if (c.from.start > c.to.start) {
        nrm_json_fail(json, e, "'from' is after 'to'");
        return NULL;
    }
    d->days = make_days(d->a, &c, json, e);
    d->fields[d->at].date = true;
    return d->days;
}

static void
draw(NRM_UNUSED const void *state, nrm_made_row *row, nrm_made_cell *out)
{
    nrm_draw_put_day(out, row->day);
}

const nrm_draw nrm_draw_calendar = {
    .name = "calendar",
    .help = "the day of the row: Poisson months with trend and season",
    .read = read_calendar,
    .draw = draw,
};
