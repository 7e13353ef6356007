/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/derive.h"

#include "base/buf.h"
#include "measure/identify_method.h"

#include <math.h>
#include <string.h>

/* The code in one dimension that the bases of some shares have. */
typedef struct base_code {
    size_t dim;
    uint32_t code;
} base_code;

#define CODES_MAX 16 /* tried for the bases of the shares of one kind */

/* Shares of one file, statistic and method: they have one base. */
typedef struct share_kind {
    base_code codes[CODES_MAX]; /* of which each one fits all the shares */
    size_t n_codes;
} share_kind;

struct nrm_derive {
    nrm_arena *a;
    const nrm_obs *obs;
    const nrm_policy *policy;
    const bool *counts;
    nrm_maybe *raw; /* the value of each row before protection */
    nrm_pool *keys; /* of the counts, without what makes a statistic */
    uint32_t *row;  /* the count of each key */
    uint64_t dims;  /* the dimensions of those keys */
    size_t statistic, method; /* dimensions, or NRM_NO_DIM */
    nrm_pool *kinds;          /* of shares */
    share_kind *kind;
    nrm_obs *loose; /* a row at most: a key that is looked for */
    nrm_buf key;
};

static bool
makes_statistic(const char *dimension)
{
    static const char *const names[] = { "statistic", "method", "model",
                                         "unit" };

    for (size_t i = 0; i < NRM_COUNT_OF(names); i++)
        if (strcmp(dimension, names[i]) == 0)
            return true;
    return false;
}

static nrm_text
key_of(nrm_derive *d, const nrm_obs_row *row)
{
    nrm_buf_clear(&d->key);
    nrm_obs_key(d->obs, row, d->dims, true, &d->key);
    return nrm_buf_all(&d->key);
}

static bool
is_code(const nrm_derive *d, const nrm_obs_row *row, size_t dim,
        const char *code)
{
    return dim != NRM_NO_DIM
           && nrm_text_is(nrm_obs_text_at(d->obs, row->dim[dim]), code);
}

/* Whether a number is known and at least the least. */
static bool
reaches(nrm_maybe x, int64_t least)
{
    return least <= 0 || (x.known && x.x >= (double)least);
}

static bool
is_released(const nrm_derive *d, const nrm_obs_row *row)
{
    for (size_t i = 0; i < d->policy->n_rules; i++) {
        const nrm_release_rule *rule = &d->policy->rules[i];

        if (is_code(d, row, d->statistic, rule->statistic)
            && reaches(row->num[NRM_N], rule->minimum_n)
            && reaches(row->num[NRM_EVENTS], rule->minimum_events))
            return true;
    }
    return false;
}

/* How many dimensions differ; too many when the periods do. */
static size_t
distance(const nrm_derive *d, const nrm_obs_row *x, const nrm_obs_row *y)
{
    size_t n = 0;

    if (nrm_period_cmp(x->period, y->period) != 0)
        return SIZE_MAX;
    for (size_t i = 0; i < d->obs->n_dims; i++)
        n += (d->dims >> i & 1) != 0 && x->dim[i] != y->dim[i];
    return n;
}

/* Whether a count differs from a share by totals alone: it may be its base. */
static bool
is_whole(const nrm_derive *d, const nrm_obs_row *share, const nrm_obs_row *row)
{
    for (size_t i = 0; i < d->obs->n_dims; i++)
        if ((d->dims >> i & 1) != 0 && share->dim[i] != row->dim[i]
            && row->dim[i] != d->obs->totals[i])
            return false;
    return true;
}

/* The number of the kind of a share. */
static uint32_t
kind_of(nrm_derive *d, const nrm_obs_row *share)
{
    uint32_t kind[] = { share->file, share->dim[d->statistic],
                        d->method == NRM_NO_DIM ? 0 : share->dim[d->method] };

    return nrm_pool_add(d->kinds, nrm_text_n((const char *)kind, sizeof kind));
}

/* The count that a share would have as its base; NULL when there is none. */
static const nrm_obs_row *
base_at(nrm_derive *d, const nrm_obs_row *share, base_code code)
{
    uint32_t number;
    nrm_obs_row *key;

    d->loose->n_rows = 0;
    key = nrm_obs_add_copy(d->loose, share);
    key->dim[code.dim] = code.code;
    return nrm_pool_find(d->keys, key_of(d, key), &number)
               ? &d->obs->rows[d->row[number]]
               : NULL;
}

static bool
was_number(const nrm_derive *d, const nrm_obs_row *count, nrm_maybe n)
{
    nrm_maybe raw = d->raw[count - d->obs->rows];

    return raw.known && raw.x == n.x;
}

/* The codes in one dimension with which the first share of a kind has a base.
 */
static void
start_kind(nrm_derive *d, const nrm_obs_row *share, share_kind *kind)
{
    for (size_t i = 0; i < d->obs->n_rows; i++) {
        const nrm_obs_row *row = &d->obs->rows[i];
        size_t dim = 0;

        if (kind->n_codes == CODES_MAX || !d->counts[i]
            || !was_number(d, row, share->num[NRM_N])
            || distance(d, share, row) != 1)
            continue;
        while ((d->dims >> dim & 1) == 0 || share->dim[dim] == row->dim[dim])
            dim++;
        kind->codes[kind->n_codes++] = (base_code){ dim, row->dim[dim] };
    }
}

/* Leaves out the codes with which another share would have another base. */
static void
check_kind(nrm_derive *d, const nrm_obs_row *share, share_kind *kind)
{
    size_t n = 0;

    for (size_t i = 0; i < kind->n_codes; i++) {
        const nrm_obs_row *base = base_at(d, share, kind->codes[i]);

        if (base == NULL || was_number(d, base, share->num[NRM_N]))
            kind->codes[n++] = kind->codes[i];
    }
    kind->n_codes = n;
}

static void
find_kinds(nrm_derive *d)
{
    d->kinds = nrm_pool_new(d->a);
    d->loose = nrm_obs_like(d->obs);
    d->kind = nrm_new_n(d->a, share_kind, d->obs->n_rows);
    for (size_t i = 0; i < d->obs->n_rows; i++) {
        const nrm_obs_row *row = &d->obs->rows[i];
        size_t n = nrm_pool_count(d->kinds);
        uint32_t number;

        if (d->counts[i] || !row->num[NRM_N].known
            || !is_code(d, row, d->statistic, "share"))
            continue;
        number = kind_of(d, row);
        if (number == n)
            start_kind(d, row, &d->kind[number]);
        else
            check_kind(d, row, &d->kind[number]);
    }
}

/* Whether two counts are published, and as one number. */
static bool
are_one(const nrm_obs_row *x, const nrm_obs_row *y)
{
    return x->conf == NRM_CONF_F && y->conf == NRM_CONF_F
           && x->num[NRM_OBS_VALUE].x == y->num[NRM_OBS_VALUE].x;
}

/*
 * The nearest count that was the number N of a share before protection, where
 * its kind says nothing. NULL when there is none, or when the base may be
 * another one that is not published as the same number: one as near, or a
 * total.
 */
static const nrm_obs_row *
find_nearest(const nrm_derive *d, const nrm_obs_row *share)
{
    const nrm_obs_row *best = NULL;
    size_t nearest = SIZE_MAX;
    bool one = true;

    for (size_t i = 0; i < d->obs->n_rows; i++) {
        const nrm_obs_row *row = &d->obs->rows[i];
        size_t far = distance(d, share, row);

        if (!d->counts[i] || !was_number(d, row, share->num[NRM_N]) || far == 0
            || far == SIZE_MAX)
            continue;
        if (row->conf != NRM_CONF_F && is_whole(d, share, row))
            return NULL;
        if (far < nearest) {
            best = row;
            nearest = far;
            one = true;
        }
        one = one && (far > nearest || are_one(best, row));
    }
    return one ? best : NULL;
}

/*
 * The base of a share: the count that all shares of its kind would have as the
 * number N. NULL when it is not in the table, or may be another one.
 */
static const nrm_obs_row *
find_base(nrm_derive *d, const nrm_obs_row *share)
{
    const nrm_obs_row *base = NULL;
    const share_kind *kind;

    if (!share->num[NRM_N].known)
        return NULL;
    kind = &d->kind[kind_of(d, share)];
    if (kind->n_codes == 0)
        return find_nearest(d, share);
    for (size_t i = 0; i < kind->n_codes; i++) {
        const nrm_obs_row *other = base_at(d, share, kind->codes[i]);

        if (base != NULL && other != NULL && !are_one(base, other))
            return NULL;
        base = base == NULL ? other : base;
    }
    return base;
}

nrm_derive *
nrm_derive_new(nrm_arena *a, const nrm_obs *obs, const bool *counts,
               const nrm_policy *policy)
{
    nrm_derive *d = nrm_new(a, nrm_derive);

    d->a = a;
    d->obs = obs;
    d->policy = policy;
    d->counts = counts;
    d->keys = nrm_pool_new(a);
    d->raw = nrm_new_n(a, nrm_maybe, obs->n_rows);
    d->row = nrm_new_n(a, uint32_t, obs->n_rows);
    d->statistic = nrm_obs_dim_find(obs, "statistic");
    d->method = nrm_obs_dim_find(obs, "method");
    nrm_buf_init(&d->key, a);
    for (size_t i = 0; i < obs->n_dims; i++)
        if (!makes_statistic(obs->dims[i]))
            d->dims |= UINT64_C(1) << i;
    for (uint32_t i = 0; i < obs->n_rows; i++) {
        d->raw[i] = obs->rows[i].num[NRM_OBS_VALUE];
        if (counts[i])
            d->row[nrm_pool_add(d->keys, key_of(d, &obs->rows[i]))] = i;
    }
    find_kinds(d);
    return d;
}

/* The method that a row was made by, or NULL. */
static const nrm_identify_method *
find_method(const nrm_derive *d, const nrm_obs_row *row)
{
    for (size_t i = 0; i < nrm_identify_methods.n; i++) {
        const nrm_identify_method *m = nrm_identify_methods.at[i];

        if (is_code(d, row, d->statistic, m->statistic)
            && is_code(d, row, d->method, m->method))
            return m;
    }
    return NULL;
}

/* Limits times a factor, in place of those that were there. */
static void
set_limits(nrm_obs_row *row, nrm_span limits, double factor)
{
    bool good = isfinite(limits.low) && isfinite(limits.high);

    row->num[NRM_CI_LOW] =
        good ? nrm_known(factor * limits.low) : nrm_unknown();
    row->num[NRM_CI_HIGH] =
        good ? nrm_known(factor * limits.high) : nrm_unknown();
}

/* A rate whose count became another: value, limits and events follow. */
static bool
again_rate(const nrm_derive *d, nrm_obs_row *row, double before, double count)
{
    const nrm_identify_method *m = find_method(d, row);
    double each, level = row->num[NRM_CI_LEVEL].x;

    if (!row->num[NRM_OBS_VALUE].known || (before <= 0 && count > 0))
        return false;
    row->num[NRM_P_VALUE] = nrm_unknown();
    if (before <= 0)
        return true; /* its limits are those of no event already */
    each = row->num[NRM_OBS_VALUE].x / before;
    row->num[NRM_OBS_VALUE] = nrm_known(each * count);
    row->num[NRM_EVENTS] = nrm_known(count);
    if (m != NULL && m->count != NULL && row->num[NRM_CI_LEVEL].known)
        set_limits(row, m->count(count, level), each);
    else
        row->num[NRM_CI_LOW] = row->num[NRM_CI_HIGH] = nrm_unknown();
    return true;
}

/* The same for a share. */
static bool
again_share(const nrm_derive *d, nrm_obs_row *row, double count, double base)
{
    const nrm_identify_method *m = find_method(d, row);
    double level = row->num[NRM_CI_LEVEL].x;

    if (base <= 0 || count > base)
        return false;
    row->num[NRM_OBS_VALUE] = nrm_known(100 * count / base);
    row->num[NRM_EVENTS] = nrm_known(count);
    row->num[NRM_N] = nrm_known(base);
    row->num[NRM_P_VALUE] = nrm_unknown();
    if (m != NULL && m->share != NULL && row->num[NRM_CI_LEVEL].known)
        set_limits(row, m->share(count, base, level), 100);
    else
        row->num[NRM_CI_LOW] = row->num[NRM_CI_HIGH] = nrm_unknown();
    return true;
}

/* The count of a row's own key; NULL unless it is published. */
static const nrm_obs_row *
find_count(nrm_derive *d, const nrm_obs_row *row)
{
    uint32_t number;

    if (!nrm_pool_find(d->keys, key_of(d, row), &number))
        return NULL;
    return d->obs->rows[d->row[number]].conf == NRM_CONF_F
               ? &d->obs->rows[d->row[number]]
               : NULL;
}

static double
raw_of(const nrm_derive *d, const nrm_obs_row *row)
{
    return d->raw[row - d->obs->rows].x;
}

/*
 * Whether what hangs on a count is computed again. Where counts are rounded all
 * of it is, for the rest would tell which of them are true.
 */
static bool
changed(const nrm_derive *d, const nrm_obs_row *row)
{
    return row->num[NRM_OBS_VALUE].known
           && (row->num[NRM_OBS_VALUE].x != raw_of(d, row)
               || strcmp(d->policy->method, "round") == 0);
}

/* Whether a row is the total of counts that are not published as they are. */
static bool
holds_secrets(const nrm_derive *d, const nrm_obs_row *row)
{
    bool rounds = strcmp(d->policy->method, "round") == 0;

    for (size_t i = 0; i < d->obs->n_rows; i++) {
        const nrm_obs_row *part = &d->obs->rows[i];

        if (d->counts[i] && nrm_period_cmp(part->period, row->period) == 0
            && (part->conf != NRM_CONF_F || rounds) && is_whole(d, part, row))
            return true;
    }
    return false;
}

/*
 * A statistic that a rule releases says too much where its own count is in the
 * table and is not published as it is: N or EVENTS may be that count. With a
 * count that is hidden it is hidden. Where counts are rounded, a statistic made
 * from the count alone (EVENTS) is hidden, also where rounding left it as it
 * was, for that would tell; and N becomes what is published. Where its own
 * count is not in the table, N or EVENTS may be the total of hidden counts.
 */
static nrm_derived
judge_released(nrm_derive *d, nrm_obs_row *row)
{
    const nrm_obs_row *count;
    nrm_maybe *n = &row->num[NRM_N], *events = &row->num[NRM_EVENTS];
    uint32_t number;

    if (!nrm_pool_find(d->keys, key_of(d, row), &number)) {
        if (holds_secrets(d, row))
            *n = *events = nrm_unknown();
        return NRM_DERIVE_RELEASE;
    }
    count = &d->obs->rows[d->row[number]];
    if (count->conf != NRM_CONF_F)
        return NRM_DERIVE_HIDE;
    if (strcmp(d->policy->method, "round") != 0)
        return NRM_DERIVE_RELEASE;
    if (events->known && events->x == raw_of(d, count))
        return NRM_DERIVE_HIDE;
    if (n->known && n->x == raw_of(d, count))
        *n = count->num[NRM_OBS_VALUE];
    return NRM_DERIVE_RELEASE;
}

static nrm_derived
judge_rate(nrm_derive *d, nrm_obs_row *row)
{
    const nrm_obs_row *count = find_count(d, row);

    if (count == NULL)
        return NRM_DERIVE_HIDE;
    if (changed(d, count)
        && !again_rate(d, row, raw_of(d, count), count->num[NRM_OBS_VALUE].x))
        return NRM_DERIVE_HIDE;
    return NRM_DERIVE_SHOW;
}

static nrm_derived
judge_share(nrm_derive *d, nrm_obs_row *row)
{
    const nrm_obs_row *count = find_count(d, row), *base = find_base(d, row);

    if (count == NULL || base == NULL || base->conf != NRM_CONF_F
        || !reaches(base->num[NRM_OBS_VALUE], d->policy->minimum_base))
        return NRM_DERIVE_HIDE;
    if ((changed(d, count) || changed(d, base))
        && !again_share(d, row, count->num[NRM_OBS_VALUE].x,
                        base->num[NRM_OBS_VALUE].x))
        return NRM_DERIVE_HIDE;
    return NRM_DERIVE_SHOW;
}

nrm_derived
nrm_derive_judge(nrm_derive *d, nrm_obs_row *row)
{
    bool empty = true;

    for (size_t i = 0; i < NRM_ATTRS; i++)
        empty = empty && !row->num[i].known;
    if (empty) /* it says that there is nothing to say */
        return NRM_DERIVE_SHOW;
    if (is_released(d, row))
        return judge_released(d, row);
    if (is_code(d, row, d->statistic, "rate"))
        return judge_rate(d, row);
    if (is_code(d, row, d->statistic, "share"))
        return judge_share(d, row);
    return NRM_DERIVE_LEAVE;
}
