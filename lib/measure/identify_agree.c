/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Agreement of the columns that --raters names, one record a unit
 * (math/agree.h). An empty cell is a rating that is missing. Categories are in
 * the order of their numbers when all are numbers, else of their text; ordinal,
 * interval and ratio scales want numbers.
 *
 * Krippendorff's alpha has no formula for its error: its limits are BCa
 * bootstrap limits over the units, with the seed in the note.
 */
#include "measure/identify_records.h"

#include "math/agree.h"
#include "math/bca.h"
#include "math/dist.h"
#include "math/random.h"
#include "math/sort.h"

#include <math.h>
#include <string.h>

#define RATERS_MAX 32
#define REPLICATES 2000

enum { COHEN, FLEISS, ALPHA, AC1, MCNEMAR };

typedef struct panel {
    const nrm_identify_method *m;
    nrm_identify *job;
    nrm_identify_records records;
    const char *raters[RATERS_MAX];
    size_t n_raters;
    nrm_text *names; /* of the categories, sorted */
    double *values;
    size_t k;
    bool numbers; /* every category is one */
} panel;

static int
read_raters(panel *p, nrm_err *e)
{
    nrm_text rest = nrm_text_of(p->job->raters), name;
    bool pair = p->m->variant == COHEN || p->m->variant == MCNEMAR;

    while (nrm_text_cut(&rest, ',', &name)) {
        if (p->n_raters == RATERS_MAX)
            return nrm_fail(e, NRM_EUSAGE, "more than %d raters", RATERS_MAX);
        p->raters[p->n_raters++] = nrm_text_string(p->job->a, name);
    }
    if (p->n_raters < 2 || (pair && p->n_raters != 2))
        return nrm_fail(e, NRM_EUSAGE,
                        "method '%s' takes %s columns of "
                        "--raters",
                        p->m->name, pair ? "two" : "two or more");
    return 0;
}

/* The order of two categories: by number when all are numbers. */
static bool
comes_before(const panel *p, nrm_text a, nrm_text b)
{
    double x = 0, y = 0;

    if (p->numbers && nrm_num_real(a, &x) && nrm_num_real(b, &y))
        return x < y;
    return nrm_text_cmp(a, b) < 0;
}

/* All categories that occur, sorted. */
static int
read_categories(panel *p, nrm_err *e)
{
    nrm_pool *seen = nrm_pool_new(p->job->a);
    double unused;

    p->numbers = true;
    for (size_t i = 0; i < p->records.n; i++)
        for (size_t j = 0; j < p->n_raters; j++) {
            nrm_text t = p->records.at[i].cells[j];

            if (t.at == NULL || t.len == 0)
                continue;
            nrm_pool_add(seen, t);
            if (!nrm_num_real(t, &unused))
                p->numbers = false;
        }
    p->k = nrm_pool_count(seen);
    p->names = nrm_new_n(p->job->a, nrm_text, p->k);
    p->values = nrm_new_n(p->job->a, double, p->k);
    for (size_t i = 0; i < p->k; i++) {
        nrm_text t = nrm_pool_at(seen, (uint32_t)i);
        size_t at = i;

        for (; at > 0 && comes_before(p, t, p->names[at - 1]); at--)
            p->names[at] = p->names[at - 1];
        p->names[at] = t;
    }
    for (size_t i = 0; i < p->k; i++)
        if (!nrm_num_real(p->names[i], &p->values[i]))
            p->values[i] = 0; /* of no use but on a scale of numbers */
    if (p->m->variant == ALPHA && p->m->scale >= NRM_INTERVAL && !p->numbers)
        return nrm_fail(e, NRM_EINPUT,
                        "method '%s' wants ratings that are "
                        "numbers",
                        p->m->name);
    return 0;
}

static size_t
category_of(const panel *p, nrm_text t)
{
    if (t.at == NULL || t.len == 0)
        return NRM_NO_RATING;
    for (size_t i = 0; i < p->k; i++)
        if (nrm_text_eq(p->names[i], t))
            return i;
    return NRM_NO_RATING;
}

/* The ratings of one group; *whole is how many units have all of them. */
static nrm_ratings
ratings_of(const panel *p, size_t group, size_t *whole)
{
    nrm_ratings r = { 0, p->n_raters, p->k, NULL, p->values };
    size_t first = p->records.groups[group];
    size_t behind = p->records.groups[group + 1];
    size_t *at = nrm_new_n(p->job->a, size_t, (behind - first) * p->n_raters);

    *whole = 0;
    r.at = at;
    for (size_t i = first; i < behind; i++) {
        bool complete = true;

        for (size_t j = 0; j < p->n_raters; j++) {
            size_t c = category_of(p, p->records.at[i].cells[j]);

            at[r.units * p->n_raters + j] = c;
            complete = complete && c != NRM_NO_RATING;
        }
        *whole += complete;
        r.units++;
    }
    return r;
}

/* Krippendorff's alpha with its bootstrap limits over units. */
static nrm_span
alpha_limits(const panel *p, const nrm_ratings *r, double estimate)
{
    nrm_arena *a = nrm_arena_child(p->job->a);
    size_t *drawn = nrm_new_n(a, size_t, r->units * r->raters), kept = 0;
    double *values = nrm_new_n(a, double, REPLICATES);
    double *without = nrm_new_n(a, double, r->units);
    nrm_jackknife jackknife = { without, NULL, r->units };
    nrm_ratings some = *r;
    size_t row = r->raters * sizeof *drawn;
    nrm_scale scale = (nrm_scale)p->m->scale;
    nrm_arena *turn = nrm_arena_child(a);
    nrm_span limits;

    some.at = drawn;
    for (size_t b = 0; b < REPLICATES + r->units; b++) {
        nrm_random random = nrm_random_at(p->job->seed, b);
        double value;

        nrm_arena_reset(turn);
        some.units = b < REPLICATES ? r->units : r->units - 1;
        for (size_t u = 0; u < some.units; u++) {
            /* After the replicates, each unit is left out in turn. */
            size_t from = b < REPLICATES ? nrm_random_below(&random, r->units)
                                         : u + (u >= b - REPLICATES);

            memcpy(drawn + u * r->raters, r->at + from * r->raters, row);
        }
        value = nrm_agree_krippendorff(turn, &some, scale).value;
        if (b >= REPLICATES)
            without[b - REPLICATES] = isfinite(value) ? value : estimate;
        else if (isfinite(value))
            values[kept++] = value;
    }
    nrm_sort(values, kept);
    limits = nrm_bca_limits(values, kept, estimate, &jackknife, p->job->level)
                 .limits;
    nrm_arena_free(turn);
    nrm_arena_free(a);
    return limits;
}

static nrm_agreement
agreement_of(const panel *p, const nrm_ratings *r)
{
    nrm_arena *a = p->job->a;

    switch (p->m->variant) {
    case COHEN:
        return nrm_agree_cohen(r->categories, nrm_agree_table(a, r, 0, 1),
                               (nrm_kappa_weights)p->m->scale);
    case FLEISS: return nrm_agree_fleiss(a, r);
    case ALPHA: return nrm_agree_krippendorff(a, r, (nrm_scale)p->m->scale);
    default: return nrm_agree_ac1(a, r);
    }
}

/* Limits and p-value, as the method has them. */
static void
add_error(const panel *p, nrm_obs *out, nrm_obs_row *row, const nrm_ratings *r,
          nrm_agreement g)
{
    double half = (1 - p->job->level) / 2;
    double wide =
        g.se
        * (p->m->variant == AC1 ? nrm_t_inv_q(half, (double)r->units - 1)
                                : nrm_normal_inv_q(half));
    nrm_span limits = { g.value - wide, fmin(g.value + wide, 1) };

    if (isfinite(g.p))
        nrm_result_number(row, NRM_P_VALUE, g.p);
    if (p->m->variant == ALPHA) {
        limits = alpha_limits(p, r, g.value);
        nrm_result_note(out, row,
                        nrm_format(p->job->a, "%d replicates, seed %llu",
                                   REPLICATES,
                                   (unsigned long long)p->job->seed));
    }
    /* Fleiss' error holds under chance only. */
    if (p->m->variant != FLEISS && isfinite(limits.low))
        nrm_result_interval(row, limits, p->job->level);
}

static void
mcnemar(const panel *p, nrm_obs *out, nrm_obs_row *row, const nrm_ratings *r)
{
    double *t = nrm_agree_table(p->job->a, r, 0, 1);
    nrm_mcnemar_result m;

    if (p->k != 2) {
        nrm_result_missing(out, row, 'M', "there are not two categories");
        return;
    }
    m = nrm_mcnemar(t[1], t[2]);
    if (isnan(m.p)) {
        nrm_result_missing(out, row, 'M', "the raters never differ");
        return;
    }
    nrm_result_number(row, NRM_OBS_VALUE, m.statistic);
    nrm_result_number(row, NRM_P_VALUE, m.p_exact);
    nrm_result_note(out, row, "exact p-value");
}

static void
answer(const panel *p, nrm_obs *out, size_t group)
{
    nrm_obs_row *row =
        nrm_identify_record_row(p->m, p->job, out, &p->records, group, NULL);
    bool pair = p->m->variant == COHEN || p->m->variant == MCNEMAR;
    size_t whole;
    nrm_ratings r = ratings_of(p, group, &whole);
    nrm_agreement g;

    nrm_result_number(row, NRM_N, (double)(pair ? whole : r.units));
    if (whole < r.units)
        nrm_result_note(out, row,
                        nrm_format(p->job->a, "units that lack a rating: %zu",
                                   r.units - whole));
    if (p->m->variant == MCNEMAR) {
        mcnemar(p, out, row, &r);
        return;
    }
    g = agreement_of(p, &r);
    if (!isfinite(g.value)) {
        nrm_result_missing(out, row, 'M',
                           p->m->variant == FLEISS && whole < r.units
                               ? "every unit needs every rating"
                               : "chance alone would agree");
        return;
    }
    nrm_result_number(row, NRM_OBS_VALUE, g.value);
    add_error(p, out, row, &r, g);
}

static int
run(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out, nrm_err *e)
{
    panel p = { .m = m, .job = job };

    if (nrm_identify_needs(m, job->raters, "--raters", e) != 0
        || read_raters(&p, e) != 0
        || nrm_identify_records_read(job, p.raters, p.n_raters, &p.records, e)
               != 0
        || read_categories(&p, e) != 0)
        return -1;
    for (size_t g = 0; g < p.records.n_groups; g++)
        answer(&p, out, g);
    return 0;
}

#define RECORDS "reads records, which have no bounds"

#define AGREEMENT(id, code, text, stat, way, kind, kind_scale)                 \
    const nrm_identify_method nrm_identify_##id = {                            \
        .name = code,                                                          \
        .help = text,                                                          \
        .bounds = RECORDS,                                                     \
        .statistic = stat,                                                     \
        .method = way,                                                         \
        .run = run,                                                            \
        .records = true,                                                       \
        .variant = kind,                                                       \
        .scale = kind_scale,                                                   \
    }

AGREEMENT(kappa, "kappa", "agreement of two raters beyond chance (Cohen)",
          "kappa", "cohen", COHEN, NRM_KAPPA_PLAIN);
AGREEMENT(kappa_linear, "kappa-linear", "the same, linear weights", "kappa",
          "cohen-linear", COHEN, NRM_KAPPA_LINEAR);
AGREEMENT(kappa_quadratic, "kappa-quadratic", "the same, quadratic weights",
          "kappa", "cohen-quadratic", COHEN, NRM_KAPPA_QUADRATIC);
AGREEMENT(kappa_fleiss, "kappa-fleiss", "agreement of any number of raters",
          "kappa", "fleiss", FLEISS, 0);
AGREEMENT(ac1, "ac1", "the same where one category is rare (Gwet)", "ac1",
          "gwet", AC1, 0);
AGREEMENT(alpha, "alpha", "Krippendorff's alpha, ratings may be missing",
          "alpha", "nominal", ALPHA, NRM_NOMINAL);
AGREEMENT(alpha_ordinal, "alpha-ordinal", "the same for ranks", "alpha",
          "ordinal", ALPHA, NRM_ORDINAL);
AGREEMENT(alpha_interval, "alpha-interval", "the same for differences", "alpha",
          "interval", ALPHA, NRM_INTERVAL);
AGREEMENT(alpha_ratio, "alpha-ratio", "the same for ratios", "alpha", "ratio",
          ALPHA, NRM_RATIO);
AGREEMENT(mcnemar, "mcnemar", "whether two raters say yes equally often",
          "mcnemar", "exact", MCNEMAR, 0);
