/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/prior.h"

#include "base/buf.h"
#include "data/obs_io.h"
#include "protect/count.h"
#include "protect/release.h"

#include <string.h>

/* The rows that were there before, by key. */
typedef struct lookup {
    const nrm_obs *obs;
    nrm_pool *keys;
    uint32_t *row;
    nrm_buf key;
} lookup;

static nrm_text
key_of(lookup *l, const nrm_obs_row *row)
{
    nrm_buf_clear(&l->key);
    nrm_obs_key(l->obs, row, UINT64_MAX, true, &l->key);
    return nrm_buf_all(&l->key);
}

/* Whether the count was another one in the earlier release. */
static bool
is_revised(lookup *l, const nrm_obs_row *row)
{
    const nrm_obs_row *now;
    uint32_t number;
    nrm_span then, since;

    if (!nrm_pool_find(l->keys, key_of(l, row), &number))
        return false;
    now = &l->obs->rows[l->row[number]];
    return nrm_obs_bounds(row, &then) && nrm_obs_bounds(now, &since)
           && (then.high < since.low || then.low > since.high);
}

/* Gives a row the source and release of another, so that they are one table. */
static void
join(const nrm_obs *obs, nrm_obs_row *row, const nrm_obs_row *like)
{
    static const char *const names[] = { "SOURCE", "RELEASE" };

    for (size_t i = 0; i < NRM_COUNT_OF(names); i++) {
        size_t place = nrm_obs_text_find(obs, names[i]);

        if (place != NRM_NO_DIM)
            row->text[place] = like->text[place];
    }
}

static int
refuse_raw(const nrm_obs *obs, size_t from, nrm_err *e)
{
    for (size_t i = from; i < obs->n_rows; i++)
        if (obs->rows[i].conf == NRM_CONF_N)
            return nrm_fail_at(e, nrm_obs_string(obs, obs->rows[i].file),
                               obs->rows[i].line,
                               "an earlier release holds nothing that is not "
                               "for publication (CONF_STATUS N)");
    return 0;
}

int
nrm_prior_add(nrm_obs *obs, const char *path, nrm_prior *out, nrm_err *e)
{
    size_t before = obs->n_rows, n = before;
    lookup l = { obs, nrm_pool_new(obs->a), NULL, { 0 } };
    nrm_in *in;

    *out = (nrm_prior){ NRM_NO_FILE, 0 };
    if (path == NULL)
        return 0;
    in = nrm_in_open(obs->a, path, e);
    if (in == NULL || nrm_obs_read(obs, in, e) != 0
        || refuse_raw(obs, before, e) != 0)
        return -1;
    nrm_buf_init(&l.key, obs->a);
    l.row = nrm_new_n(obs->a, uint32_t, before + 1);
    for (uint32_t i = 0; i < before; i++)
        l.row[nrm_pool_add(l.keys, key_of(&l, &obs->rows[i]))] = i;
    out->file = nrm_obs_word(
        obs, nrm_text_of(nrm_format(obs->a, "%s (earlier)", path)));
    for (size_t i = before; i < obs->n_rows; i++) {
        nrm_obs_row *row = &obs->rows[i];

        if (!nrm_is_count(obs, row))
            continue;
        if (is_revised(&l, row)) {
            out->n_revised++;
            continue;
        }
        row->file = out->file;
        if (before > 0)
            join(obs, row, &obs->rows[0]);
        obs->rows[n++] = *row;
    }
    obs->n_rows = n;
    return 0;
}

/* Whether a release is still the one that its ledger was written of. */
static int
check_digest(nrm_arena *a, const nrm_earlier *earlier, nrm_err *e)
{
    nrm_obs *alone = nrm_obs_new(a);
    nrm_in *in = nrm_in_open(a, earlier->path, e);
    nrm_digest digest;

    if (in == NULL || nrm_obs_read(alone, in, e) != 0)
        return -1;
    digest = nrm_release_digest(a, alone);
    if (strcmp(nrm_digest_hex(a, &digest), earlier->digest) != 0)
        return nrm_fail_at(e, earlier->path, 0,
                           "this is not the release that its digest is of");
    return 0;
}

nrm_prior *
nrm_priors_add(nrm_obs *obs, const nrm_policy *policy, nrm_err *e)
{
    nrm_prior *priors = nrm_new_n(obs->a, nrm_prior, policy->n_earlier + 1);

    for (size_t i = policy->n_earlier; i-- > 0;) {
        const nrm_earlier *earlier = &policy->earlier[i];

        if ((earlier->digest != NULL && check_digest(obs->a, earlier, e) != 0)
            || nrm_prior_add(obs, earlier->path, &priors[i], e) != 0)
            return NULL;
    }
    return priors;
}

void
nrm_prior_remove(nrm_obs *obs, const nrm_prior *prior, nrm_why *why)
{
    size_t n = 0;

    for (size_t i = 0; i < obs->n_rows; i++) {
        if (obs->rows[i].file == prior->file)
            continue;
        if (why != NULL)
            why[n] = why[i];
        obs->rows[n++] = obs->rows[i];
    }
    obs->n_rows = n;
}

void
nrm_priors_remove(nrm_obs *obs, const nrm_policy *policy,
                  const nrm_prior *priors, nrm_why *why)
{
    for (size_t i = 0; i < policy->n_earlier; i++)
        nrm_prior_remove(obs, &priors[i], why);
}
