/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/regroup.h"

#include "base/buf.h"
#include "data/obs_loose.h"

#include <math.h>
#include <string.h>

/* The rows of one group as a chain. */
typedef struct group {
    size_t *rows;
    size_t n, cap;
} group;

/* What a code is to the list: its place, or NRM_NO_CODE. */
static size_t
code_of(const nrm_obs *obs, const nrm_regroup *how, const nrm_obs_row *row)
{
    if (how->list == NULL)
        return NRM_NO_CODE;
    return nrm_codes_find(how->list, nrm_obs_text_at(obs, row->dim[how->dim]));
}

static bool
is_target(const nrm_obs *obs, const nrm_regroup *how, const nrm_obs_row *row)
{
    return nrm_text_eq(nrm_obs_text_at(obs, row->dim[how->dim]), how->target);
}

static int
fail_row(const nrm_obs *obs, const nrm_obs_row *row, const char *wrong,
         nrm_err *e)
{
    return nrm_fail_at(e, nrm_obs_string(obs, row->file), row->line, "%s",
                       wrong);
}

/* Whether the row, or one above its code in the group, was counted already. */
static bool
is_covered(const nrm_obs *obs, const nrm_regroup *how, const group *g,
           size_t member)
{
    size_t code = code_of(obs, how, &obs->rows[g->rows[member]]);

    if (code == NRM_NO_CODE)
        return false;
    for (size_t i = 0; i < g->n; i++) {
        size_t other = code_of(obs, how, &obs->rows[g->rows[i]]);

        if (i != member && other != code && other != NRM_NO_CODE
            && nrm_codes_below(how->list, code, other))
            return true;
    }
    return false;
}

/* Whether every leaf below `top` has a row at it or above it. */
static bool
is_complete(const nrm_obs *obs, const nrm_regroup *how, const group *g,
            size_t top)
{
    const nrm_codelist *list = how->list;

    for (size_t leaf = 0; leaf < list->n; leaf++) {
        bool found = false;

        if (list->items[leaf].parts != NRM_NO_PARTS
            || !nrm_codes_below(list, leaf, top))
            continue;
        for (size_t i = 0; i < g->n && !found; i++) {
            size_t code = code_of(obs, how, &obs->rows[g->rows[i]]);

            found = code != NRM_NO_CODE && nrm_codes_below(list, leaf, code);
        }
        if (!found)
            return false;
    }
    return true;
}

/* Only counts of one unit may be added. */
static int
check_counts(const nrm_obs *obs, const group *g, nrm_err *e)
{
    size_t unit = nrm_obs_text_find(obs, "UNIT_MEASURE");
    const nrm_obs_row *first = &obs->rows[g->rows[0]];

    for (size_t i = 0; i < g->n; i++) {
        const nrm_obs_row *row = &obs->rows[g->rows[i]];

        if (row->num[NRM_CI_LOW].known || row->num[NRM_P_VALUE].known)
            return fail_row(obs, row,
                            "a statistic cannot be summed; sum the counts and "
                            "compute it again",
                            e);
        if (unit != NRM_NO_DIM && row->text[unit] != first->text[unit])
            return fail_row(obs, row,
                            "numbers of several units cannot be summed", e);
    }
    return 0;
}

static int
check_twice(const nrm_obs *obs, const nrm_regroup *how, const group *g,
            nrm_err *e)
{
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < i; j++) {
            const nrm_obs_row *a = &obs->rows[g->rows[i]];
            const nrm_obs_row *b = &obs->rows[g->rows[j]];

            if (a->dim[how->dim] == b->dim[how->dim])
                return fail_row(obs, a,
                                "the row has the key of another one and would "
                                "count twice; choose one with nrm-reconcile "
                                "or --keep",
                                e);
        }
    return 0;
}

static int
check_overlap(const nrm_obs *obs, const nrm_regroup *how, size_t top,
              const group *g, nrm_err *e)
{
    if (top == NRM_NO_CODE || how->list->items[top].parts != NRM_OVERLAP)
        return 0;
    return nrm_fail_at(e, nrm_obs_string(obs, obs->rows[g->rows[0]].file),
                       obs->rows[g->rows[0]].line,
                       "codes of '%s' overlap and cannot be summed; there is "
                       "no row for '%s'",
                       obs->dims[how->dim], nrm_quote(obs->a, how->target));
}

/* Adds a row's bounds, status and confidentiality to the sum. */
static void
add_row(nrm_obs_row *sum, nrm_span *bounds, const nrm_obs_row *row)
{
    nrm_span known;

    nrm_obs_bounds(row, &known);
    bounds->low += known.low > 0 ? known.low : 0;
    bounds->high += known.high;
    sum->status |= row->status;
    sum->conf = nrm_conf_strictest(sum->conf, row->conf);
}

static void
set_bounds(nrm_obs_row *sum, nrm_span bounds)
{
    for (size_t k = 0; k < NRM_ATTRS; k++)
        sum->num[k] = nrm_unknown();
    if (bounds.low == bounds.high) {
        sum->num[NRM_OBS_VALUE] = nrm_known(bounds.low);
        return;
    }
    sum->num[NRM_OBS_LOW] = nrm_known(bounds.low);
    if (isfinite(bounds.high))
        sum->num[NRM_OBS_HIGH] = nrm_known(bounds.high);
}

/* Texts that the parts do not share are left out. */
static void
keep_shared_texts(const nrm_obs *obs, nrm_obs_row *sum, const nrm_obs_row *row)
{
    for (size_t k = 0; k < obs->n_texts; k++)
        if (sum->text[k] != row->text[k])
            sum->text[k] = 0;
}

static int
sum_group(nrm_obs *out, const nrm_obs *obs, const nrm_regroup *how,
          const group *g, nrm_err *e)
{
    size_t top = how->list == NULL ? NRM_NO_CODE
                                   : nrm_codes_find(how->list, how->target);
    nrm_span bounds = { 0, 0 };
    nrm_obs_loose own;
    nrm_obs_row *sum = nrm_obs_loose_init(&own, &obs->rows[g->rows[0]]);
    size_t parts = 0;

    if (check_overlap(obs, how, top, g, e) != 0 || check_counts(obs, g, e) != 0)
        return -1;
    sum->status = 0;
    sum->conf = NRM_CONF_F;
    for (size_t i = 0; i < g->n; i++) {
        const nrm_obs_row *row = &obs->rows[g->rows[i]];

        if (is_covered(obs, how, g, i))
            continue;
        add_row(sum, &bounds, row);
        keep_shared_texts(obs, sum, row);
        parts++;
    }
    if (top != NRM_NO_CODE && !how->partial && !is_complete(obs, how, g, top))
        bounds.high = INFINITY;
    set_bounds(sum, bounds);
    sum->dim[how->dim] = nrm_obs_word(out, how->target);
    sum->line = 0;
    return nrm_obs_set_text(out, nrm_obs_add_copy(out, sum), "NOTE",
                            nrm_format(obs->a, "sum of %zu %s of %s", parts,
                                       parts == 1 ? "row" : "rows",
                                       obs->dims[how->dim]),
                            e);
}

static int
reduce_group(nrm_obs *out, const nrm_obs *obs, const nrm_regroup *how,
             const group *g, nrm_err *e)
{
    if (check_twice(obs, how, g, e) != 0)
        return -1;
    for (size_t i = 0; i < g->n; i++)
        if (is_target(obs, how, &obs->rows[g->rows[i]])) {
            nrm_obs_add_copy(out, &obs->rows[g->rows[i]]);
            return 0;
        }
    return sum_group(out, obs, how, g, e);
}

/* Whether the code of the row is the target or a part of it. */
static bool
belongs(const nrm_obs *obs, const nrm_regroup *how, const nrm_obs_row *row)
{
    size_t top, code;

    if (how->list == NULL || is_target(obs, how, row))
        return true;
    top = nrm_codes_find(how->list, how->target);
    code = code_of(obs, how, row);
    return top == NRM_NO_CODE
           || (code != NRM_NO_CODE && nrm_codes_below(how->list, code, top));
}

nrm_obs *
nrm_regroup_dim(const nrm_obs *obs, const nrm_regroup *how, nrm_err *e)
{
    uint64_t others =
        (((uint64_t)1 << obs->n_dims) - 1) & ~((uint64_t)1 << how->dim);
    nrm_arena *scratch = nrm_arena_child(obs->a);
    nrm_pool *keys = nrm_pool_new(scratch);
    nrm_obs *out = nrm_obs_like(obs);
    group *groups = NULL;
    size_t n = 0, cap = 0;
    nrm_buf key;
    int result = 0;

    nrm_buf_init(&key, scratch);
    for (size_t i = 0; i < obs->n_rows; i++) {
        group *g;
        size_t at;

        if (!belongs(obs, how, &obs->rows[i]))
            continue;
        nrm_buf_clear(&key);
        nrm_obs_key(obs, &obs->rows[i], others, true, &key);
        at = nrm_pool_add(keys, nrm_buf_all(&key));
        if (at == n) {
            nrm_room(scratch, groups, n, cap);
            n++;
        }
        g = &groups[at];
        nrm_room(scratch, g->rows, g->n, g->cap);
        g->rows[g->n++] = i;
    }
    for (size_t i = 0; i < n && result == 0; i++)
        result = reduce_group(out, obs, how, &groups[i], e);
    nrm_arena_free(scratch);
    return result == 0 ? out : NULL;
}

/* Dimensions that say what a number is, and so never sum. */
static bool
is_kind(const char *name)
{
    static const char *const kinds[] = { "indicator", "statistic", "method",
                                         "model", "unit" };

    for (size_t i = 0; i < NRM_COUNT_OF(kinds); i++)
        if (strcmp(name, kinds[i]) == 0)
            return true;
    return false;
}

/* The same rows without the dimensions whose bit is not set. */
static nrm_obs *
drop_columns(const nrm_obs *obs, uint64_t keep)
{
    nrm_obs *out = nrm_obs_like(obs);

    out->n_dims = 0;
    for (size_t d = 0; d < obs->n_dims; d++)
        if ((keep >> d & 1) != 0) {
            out->dims[out->n_dims] = obs->dims[d];
            out->totals[out->n_dims++] = obs->totals[d];
        }
    for (size_t i = 0; i < obs->n_rows; i++) {
        nrm_obs_row *row = nrm_obs_add_copy(out, &obs->rows[i]);
        size_t to = 0;

        for (size_t d = 0; d < obs->n_dims; d++)
            if ((keep >> d & 1) != 0)
                row->dim[to++] = obs->rows[i].dim[d];
    }
    return out;
}

/*
 * Sums one pass of dimensions: those whose list has a total, or the others.
 * Totals go first: one country may have a row for all sexes where another has
 * only its parts, and each is brought to its own total before they are added.
 */
static const nrm_obs *
sum_pass(const nrm_obs *obs, uint64_t keep, bool with_total, bool partial,
         nrm_err *e)
{
    for (size_t d = 0; obs != NULL && d < obs->n_dims; d++) {
        nrm_regroup how = { .dim = d, .partial = partial };

        if ((keep >> d & 1) != 0)
            continue;
        how.list = nrm_codes_standard(obs->a, obs->dims[d]);
        how.target = nrm_obs_text_at(obs, obs->totals[d]);
        if (with_total == (how.list != NULL && how.list->total != NRM_NO_CODE))
            obs = nrm_regroup_dim(obs, &how, e);
    }
    return obs;
}

nrm_obs *
nrm_regroup_keep(const nrm_obs *obs, uint64_t keep, bool partial, nrm_err *e)
{
    for (size_t d = 0; d < obs->n_dims; d++)
        if (is_kind(obs->dims[d]))
            keep |= (uint64_t)1 << d;
    obs = sum_pass(obs, keep, true, partial, e);
    if (obs != NULL)
        obs = sum_pass(obs, keep, false, partial, e);
    return obs == NULL ? NULL : drop_columns(obs, keep);
}
