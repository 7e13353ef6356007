/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/reconcile_panel.h"

#include "data/codes.h"
#include "data/csv.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The answers of one series: members by periods. */
typedef struct panel {
    nrm_arena *a;
    const nrm_obs *obs;
    size_t member;             /* the dimension */
    const nrm_obs_row **first; /* a row of each period, in their order */
    size_t n_periods;
    uint32_t *members; /* words, in the order of their texts */
    size_t n_members;
    const nrm_obs_row **rows; /* of period * n_members + member, or NULL */
    size_t from, to;          /* the run of periods of the panel */
    bool *in;                 /* whether a member is in it */
    size_t n_in;
} panel;

static int
compare_members(const nrm_obs *obs, uint32_t a, uint32_t b)
{
    return nrm_text_cmp(nrm_obs_text_at(obs, a), nrm_obs_text_at(obs, b));
}

/* Puts a member into its place in the order; does nothing when it is there. */
static void
add_member(panel *p, uint32_t word)
{
    size_t at = 0;

    while (at < p->n_members
           && compare_members(p->obs, p->members[at], word) < 0)
        at++;
    if (at < p->n_members && p->members[at] == word)
        return;
    memmove(p->members + at + 1, p->members + at,
            (p->n_members - at) * sizeof *p->members);
    p->members[at] = word;
    p->n_members++;
}

static void
add_period(panel *p, const nrm_obs_row *row)
{
    size_t at = 0;

    while (at < p->n_periods
           && nrm_period_cmp(p->first[at]->period, row->period) < 0)
        at++;
    if (at < p->n_periods
        && nrm_period_cmp(p->first[at]->period, row->period) == 0)
        return;
    memmove(p->first + at + 1, p->first + at,
            (p->n_periods - at) * sizeof *p->first);
    p->first[at] = row;
    p->n_periods++;
}

static size_t
period_of(const panel *p, const nrm_obs_row *row)
{
    size_t at = 0;

    while (nrm_period_cmp(p->first[at]->period, row->period) != 0)
        at++;
    return at;
}

static size_t
member_of(const panel *p, const nrm_obs_row *row)
{
    size_t at = 0;

    while (p->members[at] != row->dim[p->member])
        at++;
    return at;
}

static bool
answers(const panel *p, size_t period, size_t member)
{
    nrm_span span;
    const nrm_obs_row *row = p->rows[period * p->n_members + member];

    return row != NULL && nrm_obs_bounds(row, &span);
}

static void
fill(panel *p, const size_t *rows, size_t n)
{
    p->first = nrm_new_n(p->a, const nrm_obs_row *, n);
    p->members = nrm_new_n(p->a, uint32_t, n);
    for (size_t i = 0; i < n; i++) {
        add_member(p, p->obs->rows[rows[i]].dim[p->member]);
        add_period(p, &p->obs->rows[rows[i]]);
    }
    p->rows = nrm_new_n(p->a, const nrm_obs_row *, p->n_periods * p->n_members);
    p->in = nrm_new_n(p->a, bool, p->n_members);
    for (size_t i = 0; i < n; i++) {
        const nrm_obs_row *row = &p->obs->rows[rows[i]];

        p->rows[period_of(p, row) * p->n_members + member_of(p, row)] = row;
    }
}

/* Whether a period follows the one before it without a gap. */
static bool
follows(const panel *p, size_t period)
{
    nrm_period before = p->first[period - 1]->period;
    nrm_period now = p->first[period]->period;

    return before.freq == now.freq
           && nrm_period_index(now) - nrm_period_index(before) == 1;
}

/*
 * The run and the members with the most answers; among equals the longer run,
 * then the later one. Tries every run: periods^2 * members steps.
 */
static void
find_panel(panel *p)
{
    size_t best = 0, best_length = 0;
    bool *all = nrm_new_n(p->a, bool, p->n_members);

    for (size_t from = 0; from < p->n_periods; from++) {
        memset(all, true, p->n_members * sizeof *all);
        for (size_t to = from; to < p->n_periods; to++) {
            size_t n = 0, length = to - from + 1;

            if (to > from && !follows(p, to))
                break;
            for (size_t m = 0; m < p->n_members; m++) {
                all[m] = all[m] && answers(p, to, m);
                n += all[m];
            }
            if (n * length < best || n == 0
                || (n * length == best && length < best_length))
                continue;
            best = n * length;
            best_length = length;
            p->from = from;
            p->to = to;
            p->n_in = n;
            memcpy(p->in, all, p->n_members * sizeof *all);
        }
    }
}

static void
put_number(nrm_csv_out *w, double x, bool known)
{
    char digits[NRM_NUM_BYTES];

    nrm_csv_put_string(w,
                       known && isfinite(x) ? nrm_num_format(x, digits) : NULL);
}

static void
put_count(nrm_csv_out *w, size_t n)
{
    put_number(w, (double)n, true);
}

/* A sum as value, or as bounds; nothing when nobody answered. */
static void
put_sum(const panel *p, nrm_csv_out *w, size_t period, bool only_panel)
{
    nrm_span sum = { 0, 0 };
    size_t n = 0;

    for (size_t m = 0; m < p->n_members; m++) {
        nrm_span span;

        if ((only_panel && !p->in[m]) || !answers(p, period, m)
            || !nrm_obs_bounds(p->rows[period * p->n_members + m], &span))
            continue;
        sum.low += span.low;
        sum.high += span.high;
        n++;
    }
    put_number(w, sum.low, n > 0 && sum.low == sum.high);
    put_number(w, sum.low, n > 0 && sum.low < sum.high);
    put_number(w, sum.high, n > 0 && sum.low < sum.high);
}

/* The members whose answer is as wanted, with blanks between them. */
static void
put_members(const panel *p, nrm_csv_out *w, size_t period, bool wanted)
{
    nrm_buf list;

    nrm_buf_init(&list, p->a);
    for (size_t m = 0; m < p->n_members; m++) {
        bool has = period < p->n_periods ? answers(p, period, m) : p->in[m];

        if (has == wanted) {
            nrm_buf_text(&list, list.len > 0 ? " " : "");
            nrm_buf_view(&list, nrm_obs_text_at(p->obs, p->members[m]));
        }
    }
    nrm_csv_put(w, list.len > 0 ? nrm_buf_all(&list) : nrm_text_n(NULL, 0));
}

static void
put_key(const panel *p, nrm_csv_out *w, const char *period)
{
    for (size_t d = 0; d < p->obs->n_dims; d++)
        if (d != p->member)
            nrm_csv_put(w, nrm_obs_text_at(p->obs, p->first[0]->dim[d]));
    nrm_csv_put_string(w, period);
}

static nrm_conf
conf_of(const panel *p)
{
    nrm_conf conf = NRM_CONF_F;

    for (size_t i = 0; i < p->n_periods * p->n_members; i++)
        if (p->rows[i] != NULL)
            conf = nrm_conf_strictest(conf, p->rows[i]->conf);
    return conf;
}

/* The periods from one to another, of the same frequency, as one span. */
static nrm_period
span_of(nrm_period from, nrm_period to)
{
    static const struct {
        nrm_freq freq;
        int32_t units; /* years, months or days of one period */
    } spans[] = {
        [NRM_YEAR] = { NRM_YEARS, 1 },     [NRM_HALF] = { NRM_MONTHS, 6 },
        [NRM_QUARTER] = { NRM_MONTHS, 3 }, [NRM_MONTH] = { NRM_MONTHS, 1 },
        [NRM_DAY] = { NRM_DAYS, 1 },
    };
    int64_t n = nrm_period_index(to) - nrm_period_index(from) + 1;

    if (from.freq != to.freq || from.freq > NRM_DAY)
        return (nrm_period){ NRM_DAYS, from.start,
                             nrm_period_end(to) - from.start };
    return (nrm_period){ spans[from.freq].freq, from.start,
                         (int32_t)n * spans[from.freq].units };
}

static int
write_panel(const panel *p, nrm_csv_out *w, nrm_err *e)
{
    char from[NRM_PERIOD_BYTES];
    const char *conf = nrm_conf_name(conf_of(p));

    for (size_t t = 0; t < p->n_periods; t++) {
        bool in = p->n_in > 0 && t >= p->from && t <= p->to;
        size_t n = 0;

        for (size_t m = 0; m < p->n_members; m++)
            n += answers(p, t, m);
        put_key(p, w, nrm_period_format(p->first[t]->period, from));
        put_count(w, n);
        put_count(w, p->n_members);
        put_members(p, w, t, false);
        put_sum(p, w, t, false);
        for (size_t i = 0; i < 3 && !in; i++)
            nrm_csv_put_string(w, NULL);
        if (in)
            put_sum(p, w, t, true);
        nrm_csv_put_string(w, NULL);
        nrm_csv_put_string(w, conf);
        if (nrm_csv_end(w, e) != 0)
            return -1;
    }
    if (p->n_in == 0)
        return 0;
    put_key(
        p, w,
        nrm_period_format(
            span_of(p->first[p->from]->period, p->first[p->to]->period), from));
    put_count(w, p->n_in);
    put_count(w, p->n_members);
    put_members(p, w, p->n_periods, false);
    for (size_t i = 0; i < 6; i++)
        nrm_csv_put_string(w, NULL);
    put_members(p, w, p->n_periods, true);
    nrm_csv_put_string(w, conf);
    return nrm_csv_end(w, e);
}

static int
write_header(const nrm_obs *obs, size_t member, nrm_csv_out *w, nrm_err *e)
{
    static const char *const names[] = {
        "TIME_PERIOD", "ANSWERED",   "OF",       "MISSING",
        "OBS_VALUE",   "OBS_LOW",    "OBS_HIGH", "PANEL_VALUE",
        "PANEL_LOW",   "PANEL_HIGH", "PANEL",    "CONF_STATUS"
    };

    for (size_t d = 0; d < obs->n_dims; d++)
        if (d != member)
            nrm_csv_put_string(w, obs->dims[d]);
    for (size_t i = 0; i < NRM_COUNT_OF(names); i++)
        nrm_csv_put_string(w, names[i]);
    return nrm_csv_end(w, e);
}

/* Whether a code stands for others of its list, or for all. */
static bool
is_group(const nrm_obs *obs, const nrm_codelist *list, size_t dim,
         uint32_t word)
{
    size_t place;

    if (word == obs->totals[dim])
        return true;
    if (list == NULL)
        return false;
    place = nrm_codes_find(list, nrm_obs_text_at(obs, word));
    return place != NRM_NO_CODE && list->items[place].parts != NRM_NO_PARTS;
}

/* Rows of members, by series; *start has n + 1 places. */
static size_t *
split(nrm_arena *a, const nrm_obs *obs, size_t member, size_t **start,
      size_t *n)
{
    const nrm_codelist *list = nrm_codes_standard(a, obs->dims[member]);
    uint64_t dims =
        (((uint64_t)1 << obs->n_dims) - 1) & ~((uint64_t)1 << member);
    uint32_t *of = nrm_new_n(a, uint32_t, obs->n_rows);
    size_t *rows = nrm_new_n(a, size_t, obs->n_rows);
    nrm_pool *keys = nrm_pool_new(a);
    nrm_buf key;

    nrm_buf_init(&key, a);
    for (size_t i = 0; i < obs->n_rows; i++) {
        of[i] = UINT32_MAX;
        if (is_group(obs, list, member, obs->rows[i].dim[member])
            || obs->rows[i].period.freq == NRM_NO_PERIOD)
            continue;
        nrm_buf_clear(&key);
        nrm_obs_key(obs, &obs->rows[i], dims, false, &key);
        of[i] = nrm_pool_add(keys, nrm_buf_all(&key));
    }
    *n = nrm_pool_count(keys);
    *start = nrm_new_n(a, size_t, *n + 2);
    for (size_t i = 0; i < obs->n_rows; i++)
        if (of[i] != UINT32_MAX)
            (*start)[of[i] + 2]++;
    for (size_t k = 2; k < *n + 2; k++)
        (*start)[k] += (*start)[k - 1];
    for (size_t i = 0; i < obs->n_rows; i++)
        if (of[i] != UINT32_MAX)
            rows[(*start)[of[i] + 1]++] = i;
    return rows;
}

int
nrm_panel_write(const nrm_obs *obs, size_t member, nrm_out *out, nrm_err *e)
{
    nrm_arena *scratch = nrm_arena_child(obs->a);
    size_t *start, n, *rows = split(obs->a, obs, member, &start, &n);
    nrm_csv_out w;
    int result;

    nrm_csv_out_init(&w, obs->a, out, ',');
    result = write_header(obs, member, &w, e);
    for (size_t k = 0; k < n && result == 0; k++) {
        panel p = { .a = scratch, .obs = obs, .member = member };

        fill(&p, rows + start[k], start[k + 1] - start[k]);
        find_panel(&p);
        result = write_panel(&p, &w, e);
        nrm_arena_reset(scratch);
    }
    nrm_arena_free(scratch);
    return result;
}
