/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shares: the rows that --of selects, each in the row that --in names, in
 * per cent. The limits are those of a binomial share (math/share_ci.h).
 *
 * Where hits or total are known by bounds, the share runs from the low hits in
 * the high total to the high hits in the low total, never above 100. Every
 * limit of the list grows with the hits and falls with the total, so the
 * interval runs from the lower limit at the one end to the upper limit at the
 * other. Blaker's limits may rise a little with the total; for them the widest
 * limits of all totals within the bounds are taken.
 */
#include "measure/identify_method.h"

#include "data/select.h"
#include "math/start.h"
#include "measure/pair.h"

#include <math.h>

/* How many totals within bounds are tried for Blaker's limits. */
#define TOTALS_MAX 10000

enum { MONOTONE, BLAKER };

/* Share bounds; the total is not all zero. */
static nrm_span
bounds_of(nrm_span hits, nrm_span total)
{
    nrm_span s;

    s.low = isinf(total.high) ? 0 : 100 * hits.low / total.high;
    s.high = hits.high >= total.low ? 100 : 100 * hits.high / total.low;
    return s;
}

static nrm_span
limits_of(const nrm_identify_method *m, nrm_span hits, nrm_span total,
          double level)
{
    nrm_span s = { 0, 100 };

    if (isfinite(total.high))
        s.low = 100 * m->share(hits.low, total.high, level).low;
    if (hits.high < total.low)
        s.high = 100 * m->share(hits.high, total.low, level).high;
    for (double n = fmax(total.low, hits.high);
         m->variant == BLAKER && n < total.high && n < total.low + TOTALS_MAX;
         n++) {
        s.low = fmin(s.low, 100 * m->share(hits.low, n, level).low);
        s.high = fmax(s.high, 100 * m->share(hits.high, n, level).high);
    }
    return s;
}

static int
fill(const nrm_identify_method *m, const nrm_identify *job, nrm_obs_row *row,
     nrm_span hits, nrm_span total, nrm_err *e)
{
    nrm_span limits = limits_of(m, hits, total, job->level);

    if (nrm_math_check(limits.low, m->name, e) != 0
        || nrm_math_check(limits.high, m->name, e) != 0)
        return -1;
    nrm_result_value(row, bounds_of(hits, total));
    nrm_result_interval(row, limits, job->level);
    if (hits.low == hits.high)
        nrm_result_number(row, NRM_EVENTS, hits.low);
    if (total.low == total.high)
        nrm_result_number(row, NRM_N, total.low);
    return 0;
}

static int
share_of(const nrm_identify_method *m, nrm_identify *job, nrm_pair *pair,
         nrm_obs *out, const nrm_obs_row *from, nrm_err *e)
{
    const nrm_obs_row *whole = nrm_pair_find(pair, from);
    nrm_span hits, total = { 0, 0 };
    bool known = nrm_identify_count(job, from, &hits, e);
    bool total_known =
        whole != NULL && nrm_identify_count(job, whole, &total, e);
    nrm_obs_row *row;

    if (e->code != NRM_OK)
        return -1;
    row = nrm_identify_row(m, job, out, from, NULL);
    nrm_result_unit(out, row, "PC");
    if (whole != NULL)
        nrm_result_inherit(row, whole);
    if (!total_known || !known) {
        nrm_result_missing(out, row, 'O',
                           known ? "no total for this row" : "no count");
        return 0;
    }
    if (total.high <= 0) {
        nrm_result_missing(out, row, 'M', "the total is 0");
        return 0;
    }
    if (hits.low > total.high)
        return nrm_fail_at(e, nrm_obs_string(job->obs, from->file), from->line,
                           "%.15g is more than its total %.15g", hits.low,
                           total.high);
    return fill(m, job, row, hits, total, e);
}

static int
run(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out, nrm_err *e)
{
    nrm_selection *selection;
    nrm_pair *pair;

    if (nrm_identify_needs(m, job->of, "--of", e) != 0
        || nrm_identify_needs(m, job->in, "--in", e) != 0)
        return -1;
    selection = nrm_select_parse(job->obs, nrm_text_of(job->of), e);
    if (selection == NULL)
        return -1;
    pair = nrm_pair_new(job->obs, job->in, e);
    if (pair == NULL)
        return -1;
    for (size_t i = 0; i < job->obs->n_rows; i++) {
        const nrm_obs_row *row = &job->obs->rows[i];

        if (nrm_select_has(selection, row)
            && share_of(m, job, pair, out, row, e) != 0)
            return -1;
    }
    return 0;
}

#define CARRIES "bounds are carried"

const nrm_identify_method nrm_identify_share = {
    .name = "share",
    .help = "share in a total, score interval (Wilson)",
    .bounds = CARRIES,
    .statistic = "share",
    .method = "wilson",
    .run = run,
    .share = nrm_share_wilson,
};

const nrm_identify_method nrm_identify_share_exact = {
    .name = "share-exact",
    .help = "the same, exact interval (Clopper and Pearson)",
    .bounds = CARRIES,
    .statistic = "share",
    .method = "clopper-pearson",
    .run = run,
    .share = nrm_share_exact,
};

const nrm_identify_method nrm_identify_share_jeffreys = {
    .name = "share-jeffreys",
    .help = "the same, Jeffreys' interval",
    .bounds = CARRIES,
    .statistic = "share",
    .method = "jeffreys",
    .run = run,
    .share = nrm_share_jeffreys,
};

const nrm_identify_method nrm_identify_share_midp = {
    .name = "share-midp",
    .help = "the same, mid-P interval",
    .bounds = CARRIES,
    .statistic = "share",
    .method = "midp",
    .run = run,
    .share = nrm_share_midp,
};

const nrm_identify_method nrm_identify_share_blaker = {
    .name = "share-blaker",
    .help = "the same, Blaker's exact interval (whole counts)",
    .bounds = CARRIES,
    .statistic = "share",
    .method = "blaker",
    .run = run,
    .share = nrm_share_blaker,
    .variant = BLAKER,
};
