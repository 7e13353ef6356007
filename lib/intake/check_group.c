/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/check_group.h"

#include "base/buf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

uint64_t
nrm_groups_without(const nrm_obs *obs, size_t dim)
{
    uint64_t all = ((uint64_t)1 << obs->n_dims) - 1;

    return dim == NRM_NO_DIM ? all : all & ~((uint64_t)1 << dim);
}

static void
put_text(const nrm_obs_row *row, size_t text, nrm_buf *key)
{
    if (text != NRM_NO_DIM)
        nrm_buf_put(key, (const char *)&row->text[text],
                    sizeof row->text[text]);
}

nrm_groups
nrm_groups_make(nrm_arena *a, const nrm_obs *obs, uint64_t dims, unsigned by)
{
    size_t unit = nrm_obs_text_find(obs, "UNIT_MEASURE");
    size_t source = nrm_obs_text_find(obs, "SOURCE");
    size_t release = nrm_obs_text_find(obs, "RELEASE");
    nrm_pool *keys = nrm_pool_new(a);
    uint32_t *of = nrm_new_n(a, uint32_t, obs->n_rows);
    nrm_groups g = { 0 };
    nrm_buf key;

    nrm_buf_init(&key, a);
    for (size_t i = 0; i < obs->n_rows; i++) {
        const nrm_obs_row *row = &obs->rows[i];

        nrm_buf_clear(&key);
        nrm_obs_key(obs, row, dims, (by & NRM_BY_PERIOD) != 0, &key);
        put_text(row, unit, &key);
        if ((by & NRM_BY_SOURCE) != 0) {
            put_text(row, source, &key);
            put_text(row, release, &key);
        }
        of[i] = nrm_pool_add(keys, nrm_buf_all(&key));
    }
    g.n = nrm_pool_count(keys);
    g.start = nrm_new_n(a, size_t, g.n + 2);
    g.rows = nrm_new_n(a, size_t, obs->n_rows);
    for (size_t i = 0; i < obs->n_rows; i++)
        g.start[of[i] + 2]++;
    for (size_t k = 2; k < g.n + 2; k++)
        g.start[k] += g.start[k - 1];
    for (size_t i = 0; i < obs->n_rows; i++)
        g.rows[g.start[of[i] + 1]++] = i;
    return g;
}

typedef struct dated {
    const nrm_obs_row *row;
    size_t place;
} dated;

static int
compare_periods(const void *left, const void *right)
{
    const dated *a = left, *b = right;
    int order = (int)a->row->period.freq - (int)b->row->period.freq;

    if (order == 0)
        order = nrm_period_cmp(a->row->period, b->row->period);
    return order != 0 ? order : (a->place > b->place) - (a->place < b->place);
}

void
nrm_groups_sort(const nrm_obs *obs, nrm_groups *g)
{
    nrm_arena *scratch = nrm_arena_child(obs->a);

    for (size_t k = 0; k < g->n; k++) {
        size_t *rows = g->rows + g->start[k], n = g->start[k + 1] - g->start[k];
        dated *items = nrm_new_n(scratch, dated, n);

        for (size_t i = 0; i < n; i++) {
            items[i].row = &obs->rows[rows[i]];
            items[i].place = rows[i];
        }
        qsort(items, n, sizeof *items, compare_periods);
        for (size_t i = 0; i < n; i++)
            rows[i] = items[i].place;
        nrm_arena_reset(scratch);
    }
    nrm_arena_free(scratch);
}

bool
nrm_check_is_count(const nrm_obs *obs, const nrm_obs_row *row)
{
    size_t statistic = nrm_obs_dim_find(obs, "statistic");
    size_t unit = nrm_obs_text_find(obs, "UNIT_MEASURE");
    nrm_text name;

    if (statistic != NRM_NO_DIM
        && row->dim[statistic] != obs->totals[statistic])
        return false;
    if (unit == NRM_NO_DIM)
        return true;
    name = nrm_obs_text_at(obs, row->text[unit]);
    return name.len == 0 || nrm_text_is(name, "PER") || nrm_text_is(name, "NR");
}

const char *
nrm_check_record(nrm_arena *a, const nrm_obs *obs, const nrm_obs_row *row)
{
    char period[NRM_PERIOD_BYTES];
    nrm_buf out;

    nrm_buf_init(&out, a);
    for (size_t d = 0; d < obs->n_dims; d++)
        if (row->dim[d] != obs->totals[d])
            nrm_buf_format(&out, "%s%s=%s", out.len > 0 ? " " : "",
                           obs->dims[d], nrm_obs_string(obs, row->dim[d]));
    if (row->period.freq != NRM_NO_PERIOD)
        nrm_buf_format(&out, "%sTIME_PERIOD=%s", out.len > 0 ? " " : "",
                       nrm_period_format(row->period, period));
    return nrm_buf_string(&out);
}

const char *
nrm_check_span(nrm_arena *a, nrm_span span)
{
    char low[NRM_NUM_BYTES] = "", high[NRM_NUM_BYTES] = "";

    if (isfinite(span.low))
        nrm_num_format(span.low, low);
    if (isfinite(span.high))
        nrm_num_format(span.high, high);
    if (span.low == span.high)
        return nrm_format(a, "%s", low);
    return nrm_format(a, "%s..%s", low, high);
}

const char *
nrm_check_number(nrm_arena *a, const nrm_obs_row *row)
{
    nrm_span span;

    return nrm_obs_bounds(row, &span) ? nrm_check_span(a, span) : "";
}

const char *
nrm_check_place(const nrm_check_view *view, const nrm_obs_row *row)
{
    return nrm_say(view->a, view->lang, NRM_SAY_PLACE,
                   nrm_format(view->a, "%zu", row->line),
                   nrm_obs_string(view->obs, row->file));
}

void
nrm_check_report(const nrm_check_view *view, const nrm_obs_row *row,
                 const char *column, const char *expected, const char *message)
{
    nrm_finding found = { .column = column, .expected = expected };

    nrm_findings_count(view->to, view->rule, NRM_FAIL);
    if (!nrm_findings_offer(view->to, view->rule))
        return;
    found.file = nrm_obs_string(view->obs, row->file);
    found.line = row->line;
    found.record = nrm_check_record(view->a, view->obs, row);
    found.value = nrm_check_number(view->a, row);
    found.message = message;
    nrm_findings_add(view->to, view->rule, &found);
}

void
nrm_check_each_series(nrm_check_view *view, nrm_check_series *check)
{
    const nrm_obs *obs = view->obs;
    nrm_groups g = nrm_groups_make(
        view->a, obs, nrm_groups_without(obs, NRM_NO_DIM), NRM_BY_SOURCE);

    nrm_groups_sort(obs, &g);
    for (size_t k = 0; k < g.n; k++)
        check(view, g.rows + g.start[k], g.start[k + 1] - g.start[k]);
}
