/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/evaluate_plan.h"

#include "measure/keyed.h"

/* The columns of a plan; the first two must be there. */
enum { TARGET, DIRECTION, BASELINE, SINCE, SOURCE, PERIOD, CONF };

static const char *const names[] = { "target",          "direction", "baseline",
                                     "baseline_period", "source",    "period",
                                     "CONF_STATUS" };

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
read_numbers(const nrm_keyed *k, nrm_plan_row *p, nrm_err *e)
{
    nrm_text baseline = nrm_keyed_cell(k, BASELINE),
             direction = nrm_keyed_cell(k, DIRECTION);

    if (!nrm_num_real(nrm_keyed_cell(k, TARGET), &p->target))
        return nrm_keyed_wrong(k, TARGET, "a number", e);
    p->rises = nrm_text_is(direction, "up");
    if (!p->rises && !nrm_text_is(direction, "down"))
        return nrm_keyed_wrong(k, DIRECTION, "'up' or 'down'", e);
    p->has_baseline = baseline.len > 0;
    if (p->has_baseline && !read_span(baseline, &p->baseline))
        return nrm_keyed_wrong(k, BASELINE, "a number or a range such as 0..4",
                               e);
    if (p->has_baseline && p->since.freq != NRM_NO_PERIOD)
        return nrm_fail_at(e, nrm_record_reader_name(k->reader), k->row.line,
                           "both a baseline and its period");
    if (p->has_baseline
        && (p->rises ? p->baseline.low > p->target
                     : p->baseline.high < p->target))
        return nrm_fail_at(e, nrm_record_reader_name(k->reader), k->row.line,
                           "the target lies on the other side of the baseline "
                           "than direction '%s' says",
                           p->rises ? "up" : "down");
    return 0;
}

static int
read_row(const nrm_keyed *k, nrm_plan_row *p, nrm_err *e)
{
    nrm_text period = nrm_keyed_cell(k, PERIOD),
             since = nrm_keyed_cell(k, SINCE);

    nrm_keyed_codes(k, p->code);
    p->source = nrm_obs_word(k->obs, nrm_keyed_cell(k, SOURCE));
    if (period.len > 0 && !nrm_period_parse(period, &p->period))
        return nrm_keyed_wrong(k, PERIOD, "a period such as 2014 or 2014-Q3",
                               e);
    if (since.len > 0 && !nrm_period_parse(since, &p->since))
        return nrm_keyed_wrong(k, SINCE, "a period such as 2014 or 2014-Q3", e);
    if (!nrm_conf_parse(nrm_keyed_cell(k, CONF), &p->conf))
        return nrm_keyed_wrong(k, CONF, "N, C or F", e);
    p->baseline_conf = p->conf;
    return read_numbers(k, p, e);
}

/* What a dimension without a column must be: its total, or its only code. */
static void
complete(const nrm_keyed *k, nrm_plan *plan)
{
    const nrm_obs *obs = k->obs;

    for (size_t d = 0; d < obs->n_dims; d++) {
        uint32_t only = obs->n_rows > 0 ? obs->rows[0].dim[d] : obs->totals[d];

        if (k->dim[d] != NRM_NO_FIELD)
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
    nrm_keyed k = {
        .obs = obs, .what = "plan", .names = names, .n = NRM_COUNT_OF(names)
    };
    int more;

    *out = (nrm_plan){ .n = 0 };
    if (nrm_keyed_open(&k, path, DIRECTION + 1, e) != 0)
        return -1;
    while ((more = nrm_keyed_next(&k, e)) > 0) {
        nrm_room(obs->a, out->rows, out->n, out->cap);
        out->rows[out->n] = (nrm_plan_row){ .has_baseline = false };
        if (read_row(&k, &out->rows[out->n++], e) != 0)
            return -1;
    }
    complete(&k, out);
    return more;
}

bool
nrm_plan_matches(const nrm_obs *obs, const nrm_plan_row *plan,
                 const nrm_obs_row *row)
{
    return nrm_keyed_has(obs, plan->code, row)
           && (plan->period.freq == NRM_NO_PERIOD
               || nrm_period_cmp(plan->period, row->period) == 0);
}
