/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The same persons before and after, as in the questionnaires of a training:
 * records of person, phase and value, paired by the person within a group, or
 * records of a person with columns for before and after, item by item. The
 * test is Wilcoxon's signed-rank test, exact with ties; the shift is that of
 * Hodges and Lehmann; the effect is the matched-pairs rank-biserial correlation
 * (math/signed_rank.h).
 *
 * Who answered once only, or without saying who, makes no pair and is counted.
 * No pairs: no statistics (M). Nobody changed: p is 1, shift and effect 0.
 */
#include "measure/evaluate.h"
#include "measure/identify_records.h"

#include "math/signed_rank.h"
#include "math/start.h"

#include <math.h>

enum { PERSON, PHASE, VALUE, COLUMNS };

/* The answers of one person in one group to one item. */
typedef struct pair {
    size_t group, item;
    nrm_maybe value[2]; /* before, after */
    bool seen[2];
} pair;

typedef struct work {
    const nrm_identify_method *m;
    nrm_identify *job;
    nrm_obs *out;
    const char **columns; /* those of the records that are read */
    nrm_text phases[2];
    const char **items; /* n_items, where columns stand beside each other */
    size_t n_items;
    size_t item; /* the dimension of items */
    nrm_identify_records records;
    pair *pairs;
    size_t n, cap;
    size_t *n_nameless; /* of each group */
} work;

/* "phase=before,after" */
static int
read_phases(work *w, nrm_err *e)
{
    nrm_text rest = nrm_text_of(w->job->evaluate->phases), column;

    nrm_text_cut(&rest, '=', &column);
    if (rest.at == NULL || !nrm_text_cut(&rest, ',', &w->phases[0])
        || !nrm_text_cut(&rest, ',', &w->phases[1]) || rest.at != NULL
        || w->phases[0].len == 0 || w->phases[1].len == 0 || column.len == 0
        || nrm_text_eq(w->phases[0], w->phases[1]))
        return nrm_fail(e, NRM_EUSAGE,
                        "option '--phases' is COLUMN=BEFORE,AFTER, such as "
                        "phase=before,after");
    w->columns[PHASE] = nrm_text_string(w->job->a, column);
    return 0;
}

static int
wrong(const work *w, const nrm_identify_record *r, size_t column,
      const char *want, nrm_err *e)
{
    return nrm_fail_at(e, r->file, r->line, "column '%s': '%s' is not %s",
                       w->columns[column],
                       nrm_quote(w->job->a, r->cells[column]), want);
}

/* The pair of a record: that of the person in the group, maybe a new one. */
static pair *
pair_of(work *w, nrm_pool *keys, const nrm_identify_record *r)
{
    const char *group = nrm_format(w->job->a, "%zu ", r->group);
    nrm_buf key;
    size_t at;

    nrm_buf_init(&key, w->job->a);
    nrm_buf_view(&key, nrm_text_of(group));
    nrm_buf_view(&key, r->cells[PERSON]);
    at = nrm_pool_add(keys, nrm_buf_all(&key));
    if (at == w->n) {
        nrm_room(w->job->a, w->pairs, w->n, w->cap);
        w->pairs[w->n++] = (pair){ .group = r->group };
    }
    return &w->pairs[at];
}

static int
read_value(const work *w, const nrm_identify_record *r, size_t column,
           nrm_maybe *out, nrm_err *e)
{
    out->known = r->cells[column].len > 0;
    if (out->known && !nrm_num_real(r->cells[column], &out->x))
        return wrong(w, r, column, "a number", e);
    return 0;
}

static int
take(work *w, nrm_pool *keys, const nrm_identify_record *r, nrm_err *e)
{
    bool after = nrm_text_eq(r->cells[PHASE], w->phases[1]);
    nrm_maybe value;
    pair *p;

    if (!after && !nrm_text_eq(r->cells[PHASE], w->phases[0]))
        return wrong(w, r, PHASE, "one of both phases", e);
    if (read_value(w, r, VALUE, &value, e) != 0)
        return -1;
    if (r->cells[PERSON].len == 0) {
        w->n_nameless[r->group]++;
        return 0;
    }
    p = pair_of(w, keys, r);
    if (p->seen[after])
        return nrm_fail_at(e, r->file, r->line,
                           "a second answer of one person in one phase; "
                           "--group may lack a column, such as the question");
    p->seen[after] = true;
    p->value[after] = value;
    return 0;
}

/* The pairs of a record whose columns stand beside each other. */
static int
take_beside(work *w, const nrm_identify_record *r, nrm_err *e)
{
    for (size_t i = 0; i < w->n_items; i++) {
        pair p = { .group = r->group, .item = i };

        if (read_value(w, r, 2 * i, &p.value[0], e) != 0
            || read_value(w, r, 2 * i + 1, &p.value[1], e) != 0)
            return -1;
        nrm_room(w->job->a, w->pairs, w->n, w->cap);
        w->pairs[w->n++] = p;
    }
    return 0;
}

/* The results of one group and item. */
typedef struct place {
    size_t group, item;
} place;

static nrm_obs_row *
new_row(work *w, place at, const char *statistic, size_t n)
{
    nrm_obs_row *row = nrm_identify_record_row(
        w->m, w->job, w->out, &w->records, at.group, statistic);

    if (w->n_items > 0)
        row->dim[w->item] =
            nrm_obs_word(w->out, nrm_text_of(w->items[at.item]));
    nrm_result_number(row, NRM_N, (double)n);
    return row;
}

static void
add_count(work *w, place at, const char *statistic, size_t n, size_t count)
{
    nrm_obs_row *row = new_row(w, at, statistic, n);

    nrm_result_unit(w->out, row, "PER");
    nrm_result_number(row, NRM_OBS_VALUE, (double)count);
}

/* The statistics of n differences. */
static int
add_test(work *w, place at, const double *x, size_t n, nrm_err *e)
{
    nrm_signed_rank r;
    nrm_err reason = { 0 };
    nrm_obs_row *row;

    if (n == 0) {
        row = new_row(w, at, "shift", 0);
        nrm_result_missing(w->out, row, 'M', "there are no pairs");
        return 0;
    }
    if (nrm_signed_rank_of(w->job->a, x, n, w->job->level, &r, &reason) != 0) {
        row = new_row(w, at, "shift", n);
        nrm_result_missing(w->out, row, 'M', reason.text);
        return 0;
    }
    if (nrm_math_check(r.shift, w->m->name, e) != 0)
        return -1;
    row = new_row(w, at, "shift", n);
    nrm_result_number(row, NRM_OBS_VALUE, r.shift);
    if (r.n > 0)
        nrm_result_interval(row, r.limits, w->job->level);
    row->num[NRM_P_VALUE] = nrm_known(r.p);
    row = new_row(w, at, "effect", n);
    nrm_result_number(row, NRM_OBS_VALUE, r.effect);
    add_count(w, at, "unchanged", n, r.zeros);
    return 0;
}

static bool
is_at(const pair *p, place at)
{
    return p->group == at.group && p->item == at.item;
}

/*
 * Differences are rounded to so many parts of 1: far finer than what anybody
 * writes down and far coarser than the rounding of the difference of two
 * decimals, so that 1.9 - 0.7 and 5.6 - 4.4 tie.
 */
static double
parts_of_one(const work *w, place at)
{
    double most = 0;

    for (size_t i = 0; i < w->n; i++)
        for (size_t j = 0; j < 2; j++)
            if (is_at(&w->pairs[i], at) && w->pairs[i].value[j].known)
                most = fmax(most, fabs(w->pairs[i].value[j].x));
    return most > 0 ? pow(10, 12 - ceil(log10(most))) : 1;
}

static int
compare(work *w, place at, nrm_err *e)
{
    double *x = nrm_new_n(w->job->a, double, w->n);
    size_t n = 0, alone[2] = { 0, 0 };
    double parts = parts_of_one(w, at);

    for (size_t i = 0; i < w->n; i++) {
        const pair *p = &w->pairs[i];

        if (!is_at(p, at))
            continue;
        if (p->value[0].known && p->value[1].known)
            x[n++] = rint((p->value[1].x - p->value[0].x) * parts) / parts;
        else if (p->value[0].known || p->value[1].known)
            alone[p->value[1].known]++;
    }
    add_count(w, at, "pairs", n, n);
    add_count(w, at, "only-before", n, alone[0]);
    add_count(w, at, "only-after", n, alone[1]);
    if (w->n_nameless[at.group] > 0)
        add_count(w, at, "nameless", n, w->n_nameless[at.group]);
    return add_test(w, at, x, n, e);
}

/* What two columns are about: what both names begin with, without a _. */
static const char *
item_of(const work *w, nrm_text before, nrm_text after)
{
    size_t n = 0;

    while (n < before.len && n < after.len && before.at[n] == after.at[n])
        n++;
    while (n > 0 && before.at[n - 1] == '_')
        n--;
    return nrm_text_string(w->job->a,
                           n > 0 ? nrm_text_n(before.at, n) : before);
}

/* Columns beside each other: those of --before and --after in turn. */
static int
read_items(work *w, nrm_err *e)
{
    const nrm_evaluate *more = w->job->evaluate;
    nrm_text left = nrm_text_of(more->before), right = nrm_text_of(more->after);
    nrm_text before, after;
    size_t cap = 0, columns_cap = 0, n = 0;
    bool equal = false;

    while (nrm_text_cut(&left, ',', &before)) {
        equal = nrm_text_cut(&right, ',', &after);
        if (!equal)
            break;
        nrm_room(w->job->a, w->items, w->n_items, cap);
        w->items[w->n_items++] = item_of(w, before, after);
        nrm_room(w->job->a, w->columns, n, columns_cap);
        w->columns[n++] = nrm_text_string(w->job->a, before);
        nrm_room(w->job->a, w->columns, n, columns_cap);
        w->columns[n++] = nrm_text_string(w->job->a, after);
    }
    if (!equal || right.at != NULL)
        return nrm_fail(e, NRM_EUSAGE,
                        "options '--before' and '--after' take as many columns "
                        "each");
    if (nrm_obs_dim_find(w->out, "item") != NRM_NO_DIM)
        return nrm_fail(e, NRM_EUSAGE,
                        "option '--group' has the column 'item', which "
                        "'--before' makes");
    if (nrm_obs_dim(w->out, "item", &w->item, e) != 0)
        return -1;
    return nrm_identify_records_read(w->job, w->columns, n, &w->records, e);
}

/* Records of one answer each. */
static int
read_answers(work *w, nrm_err *e)
{
    const nrm_evaluate *more = w->job->evaluate;

    w->columns = nrm_new_n(w->job->a, const char *, COLUMNS);
    w->columns[PERSON] = more->person;
    w->columns[VALUE] = more->value;
    if (nrm_identify_needs(w->m, more->person, "--person", e) != 0
        || nrm_identify_needs(w->m, more->phases, "--phases", e) != 0
        || nrm_identify_needs(w->m, more->value, "--value", e) != 0
        || read_phases(w, e) != 0)
        return -1;
    return nrm_identify_records_read(w->job, w->columns, COLUMNS, &w->records,
                                     e);
}

static int
run(const nrm_identify_method *m, nrm_identify *job, nrm_obs *out, nrm_err *e)
{
    bool beside = job->evaluate->before != NULL || job->evaluate->after != NULL;
    work w = { .m = m, .job = job, .out = out };
    nrm_pool *keys = nrm_pool_new(job->a);

    if ((beside ? read_items : read_answers)(&w, e) != 0)
        return -1;
    w.n_nameless = nrm_new_n(job->a, size_t, w.records.n_groups);
    for (size_t i = 0; i < w.records.n; i++) {
        const nrm_identify_record *r = &w.records.at[i];

        if ((beside ? take_beside(&w, r, e) : take(&w, keys, r, e)) != 0)
            return -1;
    }
    for (place at = { 0, 0 }; at.group < w.records.n_groups; at.group++)
        for (at.item = 0; at.item < (beside ? w.n_items : 1); at.item++)
            if (compare(&w, at, e) != 0)
                return -1;
    return 0;
}

const nrm_identify_method nrm_evaluate_paired = {
    .name = "paired",
    .help = "the same persons before and after, exact signed-rank test",
    .bounds = "records have no bounds",
    .statistic = "shift",
    .method = "signed-rank",
    .run = run,
    .records = true,
};
