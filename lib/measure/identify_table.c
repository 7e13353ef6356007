/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables of two dimensions that --over names: whether one depends on the other
 * (chi-square, Fisher's exact test), how strongly (Fisher's odds ratio of two
 * by two), and over strata (Mantel and Haenszel), see math/tables.h. What
 * bounds of counts do, identify_cells.h says. Codes are in the order of their
 * text, so that the result does not depend on the order of the rows; the note
 * says which odds are compared.
 */
#include "measure/identify_cells.h"

#include "math/tables.h"

#include <math.h>

enum { CHI_SQUARE, FISHER, FISHER_TABLE, MANTEL_HAENSZEL };

static nrm_table_counts
counts_of(const nrm_identify_cells *c, const double *counts)
{
    nrm_table_counts t = { c->t->sizes[0], c->t->sizes[1], counts };

    return t;
}

static void
chi_square_figures(const nrm_identify_cells *c, nrm_arena *scratch,
                   const double *counts, nrm_identify_figure *out)
{
    nrm_table_counts t = counts_of(c, counts);
    nrm_independence r = nrm_table_independence(scratch, &t);
    double *least = c->context;

    *least = fmin(*least, r.least_expected);
    for (size_t i = 0; i < 2; i++) {
        out[i].value = isnan(r.p) ? NAN : i == 0 ? r.pearson : r.cramer;
        out[i].limits = (nrm_span){ NAN, NAN };
        out[i].p = r.p;
    }
}

/* The steps of all exact tests of a group: some seconds. */
static const size_t most_steps = (size_t)1 << 24;

/* The p-value is the only figure; none once the steps are used up. */
static void
exact_figures(const nrm_identify_cells *c, nrm_arena *scratch,
              const double *counts, nrm_identify_figure *out)
{
    nrm_table_counts t = counts_of(c, counts);
    double p = nrm_table_fisher_p(scratch, &t, c->context);

    out->value = out->p = isinf(p) ? NAN : p;
    out->limits = (nrm_span){ NAN, NAN };
}

/* The table of a stratum: rows, columns, strata is the order of cells. */
static nrm_fourfold
fourfold(const nrm_identify_table *t, const double *counts, size_t stratum)
{
    size_t k = t->sizes[2] == 0 ? 1 : t->sizes[2];
    nrm_fourfold f = { counts[stratum], counts[k + stratum],
                       counts[2 * k + stratum], counts[3 * k + stratum] };

    return f;
}

static void
odds_figures(const nrm_identify_cells *c, nrm_arena *scratch,
             const double *counts, nrm_identify_figure *out)
{
    double level = c->job->level;
    nrm_association r;
    nrm_fourfold *strata;

    if (c->m->variant == FISHER) {
        r = nrm_table_fisher(fourfold(c->t, counts, 0), level);
    } else {
        strata = nrm_new_n(scratch, nrm_fourfold, c->t->sizes[2]);
        for (size_t i = 0; i < c->t->sizes[2]; i++)
            strata[i] = fourfold(c->t, counts, i);
        r = nrm_table_mantel_haenszel(strata, c->t->sizes[2], level);
    }
    out->value = r.odds_ratio;
    out->limits = r.limits;
    out->p = r.p;
}

static const char *
code(const nrm_identify_cells *c, size_t d, size_t i)
{
    return nrm_obs_string(c->job->obs, c->t->codes[d][i]);
}

/* How a method names and words its figures. */
typedef struct wording {
    const char *names[2]; /* of figures; NULL: the method's */
    const char *unit;
    const char *none; /* why there is no value */
} wording;

static const wording wordings[] = {
    [CHI_SQUARE] = { { "chi-square", "cramer-v" },
                     "",
                     "one row or column only" },
    [FISHER] = { { NULL }, "RT", "the odds ratio does not exist" },
    [FISHER_TABLE] = { { NULL }, "", "one row or column only" },
    [MANTEL_HAENSZEL] = { { NULL }, "RT", "the odds ratio does not exist" },
};

/* What is to be said of a figure beside its numbers. */
static void
add_notes(const nrm_identify_cells *c, nrm_obs *out, nrm_obs_row *row,
          double least)
{
    if (c->m->variant == FISHER || c->m->variant == MANTEL_HAENSZEL)
        nrm_result_note(out, row,
                        nrm_format(c->job->a,
                                   "odds of %s to %s in %s by those in %s",
                                   code(c, 1, 0), code(c, 1, 1), code(c, 0, 0),
                                   code(c, 0, 1)));
    if (c->m->variant == CHI_SQUARE && least < 5)
        nrm_result_note(out, row,
                        nrm_format(c->job->a,
                                   "an expected count of %.2g: the p-value "
                                   "is not to be trusted",
                                   least));
}

static void
put_figure(const nrm_identify_cells *c, nrm_obs *out, nrm_obs_row *row,
           const nrm_identify_range *r)
{
    nrm_result_number(row, NRM_N, nrm_identify_cells_total(c->t));
    if (isinf(r->value.low)) {
        nrm_result_number(row, NRM_P_VALUE, r->p);
        nrm_result_interval(row, r->limits, c->job->level);
        nrm_result_missing(out, row, 'M', "the odds ratio is not finite");
        return;
    }
    if (isnan(r->value.low)) {
        nrm_result_number(row, NRM_P_VALUE, r->p);
        nrm_result_missing(out, row, c->m->variant == CHI_SQUARE ? 'O' : 'M',
                           wordings[c->m->variant].none);
        return;
    }
    nrm_identify_cells_put(c, row, r);
    if (!r->everywhere)
        nrm_result_note(out, row, "not for all counts within the bounds");
}

/* Why the method does not take the table, or NULL. */
static const char *
refuse(const nrm_identify_method *m, const nrm_identify_table *t)
{
    bool any_size = m->variant == CHI_SQUARE || m->variant == FISHER_TABLE;

    return any_size || (t->sizes[0] == 2 && t->sizes[1] == 2)
               ? NULL
               : "not two codes in both columns";
}

static int
table_group(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out,
            const nrm_identify_groups *groups, const nrm_identify_group *g,
            nrm_err *e)
{
    nrm_identify_table t;
    double least = INFINITY;
    size_t steps = most_steps;
    nrm_identify_range ranges[2];
    nrm_identify_cells c = { .m = m, .job = job, .t = &t, .n = 1 };
    const char *why, *how = NULL;

    if (nrm_identify_tabulate(job, groups, g, &t, &why, e) != 0)
        return -1;
    why = why == NULL ? refuse(m, &t) : why;
    c.n = m->variant == CHI_SQUARE ? 2 : 1;
    c.context = m->variant == CHI_SQUARE ? (void *)&least : &steps;
    c.figures = m->variant == CHI_SQUARE     ? chi_square_figures
                : m->variant == FISHER_TABLE ? exact_figures
                                             : odds_figures;
    if (why == NULL)
        how = nrm_identify_cells_over(&c, ranges);
    for (size_t i = 0; i < c.n; i++) {
        nrm_obs_row *row = nrm_identify_group_row(
            m, job, out, groups, g, wordings[m->variant].names[i]);

        nrm_result_unit(out, row, wordings[m->variant].unit);
        if (why != NULL) {
            nrm_result_missing(out, row, 'O', why);
            continue;
        }
        add_notes(&c, out, row, least);
        if (how != NULL)
            nrm_result_note(out, row, how);
        if (steps == 0)
            nrm_result_missing(out, row, 'O',
                               "too many tables have these margins: take "
                               "method independence");
        else
            put_figure(&c, out, row, &ranges[i]);
    }
    return 0;
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
        if (table_group(m, job, out, &groups, &groups.at[g], e) != 0)
            return -1;
    return 0;
}

#define TRIES "the range over all counts within bounds, or 200 draws"

const nrm_identify_method nrm_identify_independence = {
    .name = "independence",
    .help = "chi-square and Cramer's V of two dimensions",
    .bounds = TRIES,
    .statistic = "chi-square",
    .method = "pearson",
    .run = run,
    .variant = CHI_SQUARE,
};

const nrm_identify_method nrm_identify_fisher = {
    .name = "fisher",
    .help = "odds ratio of a two by two table, exact",
    .bounds = TRIES,
    .statistic = "odds-ratio",
    .method = "fisher",
    .run = run,
    .variant = FISHER,
};

const nrm_identify_method nrm_identify_fisher_table = {
    .name = "fisher-table",
    .help = "Fisher's exact test of a table of any size",
    .bounds = TRIES,
    .statistic = "p-value",
    .method = "fisher",
    .run = run,
    .variant = FISHER_TABLE,
};

const nrm_identify_method nrm_identify_mantel_haenszel = {
    .name = "mantel-haenszel",
    .help = "common odds ratio over strata",
    .bounds = TRIES,
    .statistic = "odds-ratio",
    .method = "mantel-haenszel",
    .run = run,
    .variant = MANTEL_HAENSZEL,
};
