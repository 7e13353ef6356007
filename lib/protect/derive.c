/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/derive.h"

#include "base/buf.h"

#include <string.h>

struct nrm_derive {
    nrm_arena *a;
    const nrm_obs *obs;
    const nrm_policy *policy;
    nrm_pool *keys;          /* of the counts, without what makes a statistic */
    const nrm_obs_row **row; /* the count of each key */
    uint64_t dims;           /* the dimensions of those keys */
    size_t statistic;        /* the dimension, or NRM_NO_DIM */
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

nrm_derive *
nrm_derive_new(nrm_arena *a, nrm_obs *obs, const bool *counts,
               const nrm_policy *policy)
{
    nrm_derive *d = nrm_new(a, nrm_derive);

    d->a = a;
    d->obs = obs;
    d->policy = policy;
    d->keys = nrm_pool_new(a);
    d->row = nrm_new_n(a, const nrm_obs_row *, obs->n_rows);
    d->statistic = nrm_obs_dim_find(obs, "statistic");
    nrm_buf_init(&d->key, a);
    for (size_t i = 0; i < obs->n_dims; i++)
        if (!makes_statistic(obs->dims[i]))
            d->dims |= UINT64_C(1) << i;
    for (size_t i = 0; i < obs->n_rows; i++) {
        uint32_t number;

        if (!counts[i])
            continue;
        number = nrm_pool_add(d->keys, key_of(d, &obs->rows[i]));
        if (d->row[number] == NULL || obs->rows[i].conf == NRM_CONF_C)
            d->row[number] = &obs->rows[i];
    }
    return d;
}

static bool
is_statistic(const nrm_derive *d, const nrm_obs_row *row, const char *name)
{
    return d->statistic != NRM_NO_DIM
           && nrm_text_is(nrm_obs_text_at(d->obs, row->dim[d->statistic]),
                          name);
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

        if (is_statistic(d, row, rule->statistic)
            && reaches(row->num[NRM_N], rule->minimum_n)
            && reaches(row->num[NRM_EVENTS], rule->minimum_events))
            return true;
    }
    return false;
}

/* Whether the count of a row's own key is published. */
static bool
count_is_shown(nrm_derive *d, const nrm_obs_row *row)
{
    uint32_t number;

    return nrm_pool_find(d->keys, key_of(d, row), &number)
           && d->row[number]->conf == NRM_CONF_F;
}

nrm_derived
nrm_derive_judge(nrm_derive *d, const nrm_obs_row *row)
{
    bool rate = is_statistic(d, row, "rate");

    if (is_released(d, row))
        return NRM_DERIVE_RELEASE;
    if (rate && count_is_shown(d, row))
        return NRM_DERIVE_SHOW;
    return rate || is_statistic(d, row, "share") ? NRM_DERIVE_HIDE
                                                 : NRM_DERIVE_LEAVE;
}
