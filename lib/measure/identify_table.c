/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables of two dimensions that --over names: whether one depends on the other
 * (chi-square), how strongly (Fisher's exact test for two by two), and over
 * strata (Mantel and Haenszel), see math/tables.h. Codes are in the order of
 * their text, so that the result does not depend on the order of the rows; the
 * note says which odds are compared.
 */
#include "measure/identify_group.h"

#include "math/tables.h"

#include <math.h>

enum { CHI_SQUARE, FISHER, MANTEL_HAENSZEL };

static const char *
code(const nrm_identify *job, const nrm_identify_table *t, size_t d, size_t i)
{
    return nrm_obs_string(job->obs, t->codes[d][i]);
}

static void
chi_square(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out,
           const nrm_identify_groups *groups, const nrm_identify_group *g)
{
    static const char *const names[] = { "chi-square", "cramer-v" };
    nrm_err e = { 0 };

    for (size_t i = 0; i < NRM_COUNT_OF(names); i++) {
        nrm_obs_row *row =
            nrm_identify_group_row(m, job, out, groups, g, names[i]);
        nrm_identify_table t;
        nrm_independence r = { .p = NAN };
        const char *why = NULL;

        if (nrm_identify_tabulate(job, groups, g, &t, &why, &e)) {
            nrm_table_counts counts = { t.sizes[0], t.sizes[1], t.counts };

            r = nrm_table_independence(job->a, &counts);
        }
        if (isnan(r.p)) {
            nrm_identify_missing(out, row, 'O',
                                 why == NULL ? "one row or column only" : why);
            continue;
        }
        nrm_identify_number(row, NRM_OBS_VALUE, i == 0 ? r.pearson : r.cramer);
        nrm_identify_number(row, NRM_P_VALUE, r.p);
        nrm_identify_number(row, NRM_N, t.total);
        if (r.least_expected < 5)
            nrm_identify_note(out, row,
                              nrm_format(job->a,
                                         "an expected count of %.2g: the "
                                         "p-value is not to be trusted",
                                         r.least_expected));
    }
}

/* The table of a stratum: rows, columns, strata is the order of cells. */
static nrm_fourfold
fourfold(const nrm_identify_table *t, size_t stratum)
{
    size_t k = t->sizes[2] == 0 ? 1 : t->sizes[2];
    nrm_fourfold f = { t->counts[stratum], t->counts[k + stratum],
                       t->counts[2 * k + stratum], t->counts[3 * k + stratum] };

    return f;
}

static nrm_association
associate(const nrm_identify_method *m, const nrm_identify *job,
          const nrm_identify_table *t)
{
    nrm_fourfold *strata;

    if (m->variant == FISHER)
        return nrm_table_fisher(fourfold(t, 0), job->level);
    strata = nrm_new_n(job->a, nrm_fourfold, t->sizes[2]);
    for (size_t i = 0; i < t->sizes[2]; i++)
        strata[i] = fourfold(t, i);
    return nrm_table_mantel_haenszel(strata, t->sizes[2], job->level);
}

static void
odds_ratio(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out,
           const nrm_identify_groups *groups, const nrm_identify_group *g)
{
    nrm_obs_row *row = nrm_identify_group_row(m, job, out, groups, g, NULL);
    nrm_err e = { 0 };
    nrm_identify_table t;
    nrm_association r;
    const char *why = NULL;

    nrm_identify_unit(out, row, "RT");
    if (!nrm_identify_tabulate(job, groups, g, &t, &why, &e) || t.sizes[0] != 2
        || t.sizes[1] != 2) {
        nrm_identify_missing(
            out, row, 'O', why == NULL ? "not two codes in both columns" : why);
        return;
    }
    r = associate(m, job, &t);
    nrm_identify_note(out, row,
                      nrm_format(job->a,
                                 "odds of %s to %s in %s by those in %s",
                                 code(job, &t, 1, 0), code(job, &t, 1, 1),
                                 code(job, &t, 0, 0), code(job, &t, 0, 1)));
    nrm_identify_number(row, NRM_P_VALUE, r.p);
    nrm_identify_number(row, NRM_N, t.total);
    if (!isfinite(r.odds_ratio)) {
        nrm_identify_missing(out, row, 'M', "the odds ratio is not finite");
        return;
    }
    nrm_identify_number(row, NRM_OBS_VALUE, r.odds_ratio);
    nrm_identify_interval(row, r.limits, job->level);
}

static int
run(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out, nrm_err *e)
{
    const char *strata = m->variant == MANTEL_HAENSZEL ? job->strata : NULL;
    nrm_identify_groups groups;

    if (nrm_identify_needs(m, job->over, "--over", e) != 0
        || (m->variant == MANTEL_HAENSZEL
            && nrm_identify_needs(m, job->strata, "--strata", e) != 0)
        || nrm_identify_divide(job, job->over, 2, strata, &groups, e) != 0)
        return -1;
    for (size_t i = 0; i < job->obs->n_rows; i++) {
        nrm_span unused;

        (void)nrm_identify_count(job, &job->obs->rows[i], &unused, e);
        if (e->code != NRM_OK)
            return -1;
    }
    for (size_t g = 0; g < groups.n; g++)
        (m->variant == CHI_SQUARE ? chi_square : odds_ratio)(
            m, job, out, &groups, &groups.at[g]);
    return 0;
}

#define REFUSES "a cell known by bounds leaves no result, with a note"

const nrm_identify_method nrm_identify_independence = {
    .name = "independence",
    .help = "chi-square and Cramer's V of two dimensions",
    .bounds = REFUSES,
    .statistic = "chi-square",
    .method = "pearson",
    .run = run,
    .variant = CHI_SQUARE,
};

const nrm_identify_method nrm_identify_fisher = {
    .name = "fisher",
    .help = "odds ratio of a two by two table, exact",
    .bounds = REFUSES,
    .statistic = "odds-ratio",
    .method = "fisher",
    .run = run,
    .variant = FISHER,
};

const nrm_identify_method nrm_identify_mantel_haenszel = {
    .name = "mantel-haenszel",
    .help = "common odds ratio over strata",
    .bounds = REFUSES,
    .statistic = "odds-ratio",
    .method = "mantel-haenszel",
    .run = run,
    .variant = MANTEL_HAENSZEL,
};
