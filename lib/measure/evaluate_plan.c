/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/evaluate_plan.h"

#include "data/record_reader.h"
#include "data/select.h"

#include <string.h>

/* The columns that are no dimensions. */
enum { TARGET, DIRECTION, BASELINE, SOURCE, PERIOD, CONF, COLUMNS };

static const char *const names[COLUMNS] = {
    "target", "direction", "baseline", "source", "period", "CONF_STATUS"
};

typedef struct reading {
    nrm_obs *obs;
    nrm_record_reader *reader;
    size_t column[COLUMNS];   /* or NRM_NO_FIELD */
    size_t dim[NRM_DIMS_MAX]; /* the column of a dimension, or that */
} reading;

/* Places the columns; an unknown one is an error, for it may be misspelt. */
static int
read_header(reading *r, nrm_err *e)
{
    const nrm_text *columns;
    size_t n = nrm_record_reader_columns(r->reader, &columns);

    for (size_t c = 0; c < COLUMNS; c++)
        r->column[c] = nrm_record_reader_find(r->reader, nrm_text_of(names[c]));
    for (size_t d = 0; d < r->obs->n_dims; d++)
        r->dim[d] =
            nrm_record_reader_find(r->reader, nrm_text_of(r->obs->dims[d]));
    for (size_t i = 0; i < n; i++) {
        bool known = false;

        for (size_t c = 0; c < COLUMNS; c++)
            known = known || r->column[c] == i;
        for (size_t d = 0; d < r->obs->n_dims; d++)
            known = known || r->dim[d] == i;
        if (!known)
            return nrm_fail_at(e, nrm_record_reader_name(r->reader), 1,
                               "column '%s' is no column of a plan and no "
                               "dimension of the observations; there are: %s",
                               nrm_quote(r->obs->a, columns[i]),
                               nrm_select_known(r->obs));
    }
    for (size_t c = TARGET; c <= DIRECTION; c++)
        if (nrm_record_reader_need(r->reader, nrm_text_of(names[c]),
                                   &r->column[c], e)
            != 0)
            return -1;
    return 0;
}

static nrm_text
cell(const reading *r, const nrm_csv_row *row, size_t column)
{
    size_t at = r->column[column];

    return at == NRM_NO_FIELD ? nrm_text_n(NULL, 0) : row->fields[at];
}

static int
wrong(const reading *r, const nrm_csv_row *row, size_t column, const char *want,
      nrm_err *e)
{
    return nrm_fail_at(e, nrm_record_reader_name(r->reader), row->line,
                       "column '%s': '%s' is not %s", names[column],
                       nrm_quote(r->obs->a, cell(r, row, column)), want);
}

/* A number, or the ends of what is known of it: 0..4. */
static bool
read_span(nrm_text t, nrm_span *out)
{
    size_t cut = 0;

    while (cut < t.len
           && !nrm_text_starts(nrm_text_n(t.at + cut, t.len - cut), ".."))
        cut++;
    if (!nrm_num_real(nrm_text_n(t.at, cut), &out->low))
        return false;
    out->high = out->low;
    return cut == t.len
           || (nrm_num_real(nrm_text_n(t.at + cut + 2, t.len - cut - 2),
                            &out->high)
               && out->low <= out->high);
}

static int
read_numbers(const reading *r, const nrm_csv_row *row, nrm_plan_row *p,
             nrm_err *e)
{
    nrm_text baseline = cell(r, row, BASELINE),
             direction = cell(r, row, DIRECTION);

    if (!nrm_num_real(cell(r, row, TARGET), &p->target))
        return wrong(r, row, TARGET, "a number", e);
    p->rises = nrm_text_is(direction, "up");
    if (!p->rises && !nrm_text_is(direction, "down"))
        return wrong(r, row, DIRECTION, "'up' or 'down'", e);
    p->has_baseline = baseline.len > 0;
    if (p->has_baseline && !read_span(baseline, &p->baseline))
        return wrong(r, row, BASELINE, "a number or a range such as 0..4", e);
    if (p->has_baseline
        && (p->rises ? p->baseline.low > p->target
                     : p->baseline.high < p->target))
        return nrm_fail_at(e, p->file, p->line,
                           "the target lies on the other side of the baseline "
                           "than direction '%s' says",
                           p->rises ? "up" : "down");
    return 0;
}

static int
read_row(const reading *r, const nrm_csv_row *row, nrm_plan_row *p, nrm_err *e)
{
    nrm_text period = cell(r, row, PERIOD), conf = cell(r, row, CONF);

    p->file = nrm_record_reader_name(r->reader);
    p->line = row->line;
    for (size_t d = 0; d < r->obs->n_dims; d++)
        if (r->dim[d] != NRM_NO_FIELD && row->fields[r->dim[d]].len > 0)
            p->code[d] = nrm_obs_word(r->obs, row->fields[r->dim[d]]);
    p->source = nrm_obs_word(r->obs, cell(r, row, SOURCE));
    if (period.len > 0 && !nrm_period_parse(period, &p->period))
        return wrong(r, row, PERIOD, "a period such as 2014 or 2014-Q3", e);
    if (!nrm_conf_parse(conf, &p->conf))
        return wrong(r, row, CONF, "N, C or F", e);
    return read_numbers(r, row, p, e);
}

/* What a dimension without a column must be: its total, or its only code. */
static void
complete(const reading *r, nrm_plan *plan)
{
    const nrm_obs *obs = r->obs;

    for (size_t d = 0; d < obs->n_dims; d++) {
        uint32_t only = obs->n_rows > 0 ? obs->rows[0].dim[d] : obs->totals[d];

        if (r->dim[d] != NRM_NO_FIELD)
            continue;
        for (size_t i = 0; i < obs->n_rows; i++)
            if (obs->rows[i].dim[d] != only)
                only = obs->totals[d];
        for (size_t i = 0; i < plan->n; i++)
            plan->rows[i].code[d] = only;
    }
}

int
nrm_plan_read(nrm_obs *obs, const char *path, nrm_plan *out, nrm_err *e)
{
    nrm_in *in = nrm_in_open(obs->a, path, e);
    reading r = { .obs = obs };
    nrm_csv_row row;
    int more;

    *out = (nrm_plan){ .n = 0 };
    if (in == NULL)
        return -1;
    r.reader = nrm_record_reader_open(obs->a, in, e);
    if (r.reader == NULL || read_header(&r, e) != 0)
        return -1;
    while ((more = nrm_record_reader_next(r.reader, &row, e)) > 0) {
        nrm_room(obs->a, out->rows, out->n, out->cap);
        out->rows[out->n] = (nrm_plan_row){ .has_baseline = false };
        if (read_row(&r, &row, &out->rows[out->n++], e) != 0)
            return -1;
    }
    complete(&r, out);
    return more;
}

bool
nrm_plan_matches(const nrm_obs *obs, const nrm_plan_row *plan,
                 const nrm_obs_row *row)
{
    for (size_t d = 0; d < obs->n_dims; d++)
        if (plan->code[d] != 0 && plan->code[d] != row->dim[d])
            return false;
    return plan->period.freq == NRM_NO_PERIOD
           || nrm_period_cmp(plan->period, row->period) == 0;
}
