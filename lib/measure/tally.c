/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/tally.h"

#include "measure/tally_part.h"
#include "measure/tally_stat.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define METHODS_MAX 16

#define NRM_TALLY(name) extern const nrm_tally_stat nrm_tally_##name;
#include "measure/tally.def"
#undef NRM_TALLY

const nrm_tally_stat *const nrm_tally_stats[] = {
#define NRM_TALLY(name) &nrm_tally_##name,
#include "measure/tally.def"
#undef NRM_TALLY
    NULL
};

const char *
nrm_tally_methods(nrm_arena *a)
{
    nrm_buf b;

    nrm_buf_init(&b, a);
    for (size_t i = 0; nrm_tally_stats[i] != NULL; i++)
        nrm_buf_format(&b, "%-9s %s\n", nrm_tally_stats[i]->name,
                       nrm_tally_stats[i]->help);
    return nrm_buf_string(&b);
}

/* The smallest value that `rank` records have at most. */
static double
value_at(const nrm_tally_values *v, double rank)
{
    double below = 0;
    size_t i = 0;

    while (i + 1 < v->n && below + v->times[i] <= rank)
        below += v->times[i++];
    return v->x[i];
}

nrm_maybe
nrm_tally_at_level(const nrm_tally_values *v, double level)
{
    double place = level * (v->known - 1), rank = floor(place);
    double low, high;

    if (v->n == 0)
        return nrm_unknown();
    low = value_at(v, rank);
    high = place > rank ? value_at(v, rank + 1) : low;
    if (low == high)
        return nrm_known(low);
    return nrm_known(low + (place - rank) * (high - low));
}

static const nrm_tally_stat *
find_stat(nrm_arena *a, nrm_text name, nrm_err *e)
{
    const char *names[METHODS_MAX];
    size_t n = 0;

    for (; nrm_tally_stats[n] != NULL; n++) {
        names[n] = nrm_tally_stats[n]->name;
        if (nrm_text_is(name, names[n]))
            return nrm_tally_stats[n];
    }
    nrm_fail(e, NRM_EUSAGE, "there is no statistic '%s'; there are: %s",
             nrm_quote(a, name), nrm_text_list(a, names, n));
    return NULL;
}

/* Each statistic has what it needs. */
static int
check_stats(const nrm_tally *t, nrm_err *e)
{
    nrm_text rest = nrm_text_of(t->ask.methods), name;

    while (nrm_text_cut(&rest, ',', &name)) {
        const nrm_tally_stat *s = find_stat(t->a, name, e);

        if (s == NULL)
            return -1;
        if (t->ask.merge)
            continue;
        if (s->of_values && t->ask.value == NULL && t->ask.delay == NULL)
            return nrm_fail(e, NRM_EUSAGE,
                            "'%s' needs a column: --value or --delay", s->name);
        if (s->of_answers && t->ask.of == NULL)
            return nrm_fail(e, NRM_EUSAGE,
                            "'%s' needs the column whose answers are the "
                            "whole: --of",
                            s->name);
    }
    return 0;
}

nrm_tally *
nrm_tally_new(nrm_arena *a, const nrm_tally_ask *ask, nrm_err *e)
{
    nrm_tally *t = nrm_new(a, nrm_tally);

    t->a = a;
    t->ask = *ask;
    if (t->ask.methods == NULL)
        t->ask.methods = "count";
    t->of = NRM_NO_DIM;
    t->words = nrm_pool_new(a);
    t->groups = nrm_pool_new(a);
    t->cells = nrm_pool_new(a);
    if (!(ask->level > 0 && ask->level < 1)) {
        nrm_fail(e, NRM_EUSAGE, "a quantile is at a level between 0 and 1");
        return NULL;
    }
    return check_stats(t, e) == 0 ? t : NULL;
}

nrm_text
nrm_tally_key_bytes(const nrm_tally *t, const nrm_tally_key *key)
{
    return nrm_text_n((const char *)key, offsetof(nrm_tally_key, code)
                                             + t->n_dims * sizeof *key->code);
}

void
nrm_tally_key_at(const nrm_tally *t, uint32_t group, nrm_tally_key *out)
{
    nrm_text bytes = nrm_pool_at(t->groups, group);

    memset(out, 0, sizeof *out);
    memcpy(out, bytes.at, bytes.len);
}

void
nrm_tally_add(nrm_tally *t, const nrm_tally_key *key, bool known,
              nrm_span value, double times)
{
    nrm_tally_cell cell;
    uint32_t number;

    memset(&cell, 0, sizeof cell); /* the bytes are the key */
    cell.group = nrm_pool_add(t->groups, nrm_tally_key_bytes(t, key));
    cell.known = known;
    if (known) {
        cell.low = value.low;
        cell.high = value.high;
    }
    number =
        nrm_pool_add(t->cells, nrm_text_n((const char *)&cell, sizeof cell));
    if (number >= t->cap) {
        size_t room = t->cap == 0 ? 64 : 2 * t->cap;

        t->times = nrm_grow(t->a, t->times, t->cap, room, sizeof *t->times);
        t->cap = room;
    }
    t->times[number] += times;
}

/* A value and how many records have it. */
typedef struct point {
    double x, times;
} point;

static int
compare_points(const void *left, const void *right)
{
    const point *a = left, *b = right;

    return (a->x > b->x) - (a->x < b->x);
}

/* The points of one end of the bounds, rising, as two arrays. */
static void
sort_points(nrm_arena *a, point *points, size_t n, nrm_tally_values *out)
{
    double *x = nrm_new_n(a, double, n), *times = nrm_new_n(a, double, n);

    if (n > 1)
        qsort(points, n, sizeof *points, compare_points);
    out->known = 0;
    for (size_t i = 0; i < n; i++) {
        x[i] = points[i].x;
        times[i] = points[i].times;
        out->known += times[i];
    }
    out->x = x;
    out->times = times;
    out->n = n;
}

/* Cells sorted by group: those of group g are order[start[g]] and on. */
typedef struct index {
    size_t *order, *start;
} index_of;

static nrm_tally_cell
cell_at(const nrm_tally *t, size_t i)
{
    nrm_tally_cell cell;

    memcpy(&cell, nrm_pool_at(t->cells, (uint32_t)i).at, sizeof cell);
    return cell;
}

static index_of
index_cells(const nrm_tally *t)
{
    size_t n = nrm_pool_count(t->cells), groups = nrm_pool_count(t->groups);
    index_of x = { nrm_new_n(t->a, size_t, n),
                   nrm_new_n(t->a, size_t, groups + 1) };
    size_t *fill = nrm_new_n(t->a, size_t, groups + 1);

    for (size_t i = 0; i < n; i++)
        x.start[cell_at(t, i).group + 1]++;
    for (size_t g = 0; g < groups; g++)
        x.start[g + 1] += x.start[g];
    memcpy(fill, x.start, (groups + 1) * sizeof *fill);
    for (size_t i = 0; i < n; i++)
        x.order[fill[cell_at(t, i).group]++] = i;
    return x;
}

static double
records_of(const nrm_tally *t, const index_of *x, size_t group)
{
    double records = 0;

    for (size_t k = x->start[group]; k < x->start[group + 1]; k++)
        records += t->times[x->order[k]];
    return records;
}

/* The records with an answer that the shares of a group are of. */
static double
answered_by(const nrm_tally *t, const index_of *x, nrm_tally_key key)
{
    uint32_t number;

    if (t->of == NRM_NO_DIM)
        return 0;
    key.answered = true;
    key.code[t->of] = nrm_pool_add(t->words, nrm_text_of("*"));
    return nrm_pool_find(t->groups, nrm_tally_key_bytes(t, &key), &number)
               ? records_of(t, x, number)
               : 0;
}

/* The values of a group, at their low and their high ends. */
static void
values_of(const nrm_tally *t, const index_of *x, size_t group,
          nrm_tally_values *low, nrm_tally_values *high)
{
    size_t from = x->start[group], n = 0;
    size_t room = x->start[group + 1] - from;
    point *lows = nrm_new_n(t->a, point, room);
    point *highs = nrm_new_n(t->a, point, room);

    for (size_t k = 0; k < room; k++) {
        nrm_tally_cell cell = cell_at(t, x->order[from + k]);

        if (!cell.known)
            continue;
        lows[n].x = cell.low;
        highs[n].x = cell.high;
        lows[n].times = highs[n].times = t->times[x->order[from + k]];
        n++;
    }
    sort_points(t->a, lows, n, low);
    sort_points(t->a, highs, n, high);
    low->records = high->records = records_of(t, x, group);
}

/* Where the columns of the result are. */
typedef struct columns {
    size_t dims[NRM_TALLY_GROUPS_MAX], indicator, statistic, unit;
} columns;

static int
make_columns(const nrm_tally *t, nrm_obs *obs, columns *c, nrm_err *e)
{
    c->indicator = NRM_NO_DIM;
    if (t->ask.indicator != NULL
        && nrm_obs_dim(obs, "indicator", &c->indicator, e) != 0)
        return -1;
    for (size_t d = 0; d < t->n_dims; d++) {
        if (nrm_obs_dim(obs, t->dims[d], &c->dims[d], e) != 0)
            return -1;
        if (t->ask.schema != NULL)
            nrm_obs_set_total(
                obs, c->dims[d],
                nrm_codes_total(t->a,
                                nrm_schema_codes(t->ask.schema, t->dims[d]),
                                t->dims[d]));
    }
    return nrm_obs_dim(obs, "statistic", &c->statistic, e) != 0
                   || nrm_obs_text(obs, "UNIT_MEASURE", &c->unit, e) != 0
               ? -1
               : 0;
}

static const char *
unit_of(const nrm_tally *t, const nrm_tally_stat *s)
{
    const nrm_indicator *indicator =
        t->ask.schema == NULL || t->ask.indicator == NULL
            ? NULL
            : nrm_schema_indicator(t->ask.schema,
                                   nrm_text_of(t->ask.indicator));

    if (s->of_values && t->ask.delay != NULL)
        return "DAY";
    if (s->of_values)
        return t->ask.unit == NULL ? "" : t->ask.unit;
    if (!s->of_answers && indicator != NULL && indicator->unit.len > 0)
        return indicator->unit.at;
    return s->unit;
}

static void
set_value(nrm_obs_row *row, nrm_maybe low, nrm_maybe high)
{
    if (!low.known || !high.known) {
        row->status |= NRM_STATUS('O');
    } else if (low.x == high.x) {
        row->num[NRM_OBS_VALUE] = low;
    } else {
        if (isfinite(low.x))
            row->num[NRM_OBS_LOW] = low;
        if (isfinite(high.x))
            row->num[NRM_OBS_HIGH] = high;
    }
}

static void
add_row(const nrm_tally *t, nrm_obs *obs, const columns *c,
        const nrm_tally_key *key, const nrm_tally_stat *s,
        const nrm_tally_values ends[2])
{
    nrm_obs_row *row = nrm_obs_add(obs);
    const char *name = s->name;

    if (strcmp(name, "quantile") == 0)
        name = nrm_format(t->a, "p%.15g", 100 * t->ask.level);
    if (c->indicator != NRM_NO_DIM)
        row->dim[c->indicator] =
            nrm_obs_word(obs, nrm_text_of(t->ask.indicator));
    for (size_t d = 0; d < t->n_dims; d++)
        row->dim[c->dims[d]] =
            nrm_obs_word(obs, nrm_pool_at(t->words, key->code[d]));
    row->dim[c->statistic] = nrm_obs_word(obs, nrm_text_of(name));
    row->period = key->period;
    row->conf = t->ask.resource == NULL ? NRM_CONF_N : t->ask.resource->conf;
    row->text[c->unit] = nrm_obs_word(obs, nrm_text_of(unit_of(t, s)));
    set_value(row, s->at(&ends[0], t->ask.level),
              s->at(&ends[1], t->ask.level));
    if (s->of_values)
        row->num[NRM_N] = nrm_known(ends[0].known);
    if (s->of_answers) {
        row->num[NRM_N] = nrm_known(ends[0].answered);
        row->num[NRM_EVENTS] = nrm_known(ends[0].records);
    }
}

static int
add_group(const nrm_tally *t, nrm_obs *obs, const columns *c, const index_of *x,
          size_t group, nrm_err *e)
{
    nrm_text rest = nrm_text_of(t->ask.methods), name;
    nrm_tally_values ends[2];
    nrm_tally_key key;

    nrm_tally_key_at(t, (uint32_t)group, &key);
    if (key.answered)
        return 0;
    memset(ends, 0, sizeof ends);
    values_of(t, x, group, &ends[0], &ends[1]);
    ends[0].answered = ends[1].answered = answered_by(t, x, key);
    while (nrm_text_cut(&rest, ',', &name)) {
        const nrm_tally_stat *s = find_stat(t->a, name, e);
        bool none =
            s != NULL && s->of_answers && t->of != NRM_NO_DIM
            && nrm_text_is(nrm_pool_at(t->words, key.code[t->of]), "UNK");

        if (s == NULL)
            return -1;
        if (!none)
            add_row(t, obs, c, &key, s, ends);
    }
    return 0;
}

int
nrm_tally_result(nrm_tally *t, nrm_obs *obs, nrm_err *e)
{
    index_of x = index_cells(t);
    columns c;

    if (make_columns(t, obs, &c, e) != 0)
        return -1;
    for (size_t g = 0; g < nrm_pool_count(t->groups); g++)
        if (add_group(t, obs, &c, &x, g, e) != 0)
            return -1;
    nrm_obs_sort(obs);
    return 0;
}
