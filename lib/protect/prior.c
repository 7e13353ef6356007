/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/prior.h"

#include "base/buf.h"
#include "data/obs_io.h"
#include "protect/count.h"
#include "protect/release.h"

#include <string.h>

/* The rows that were there before, by key. */
typedef struct lookup {
    nrm_obs *obs;
    size_t n_rows; /* those */
    size_t source, release;
    nrm_pool *keys, *sources;
    uint32_t *row;     /* of each key */
    uint32_t *vintage; /* of each source: its release, a word */
    nrm_buf key;
} lookup;

static uint32_t
word_at(const nrm_obs_row *row, size_t text)
{
    return text == NRM_NO_DIM ? 0 : row->text[text];
}

/* The key of a row and its source. */
static nrm_text
key_of(lookup *l, const nrm_obs_row *row)
{
    uint32_t source = word_at(row, l->source);

    nrm_buf_clear(&l->key);
    nrm_obs_key(l->obs, row, UINT64_MAX, true, &l->key);
    nrm_buf_put(&l->key, (const char *)&source, sizeof source);
    return nrm_buf_all(&l->key);
}

static nrm_text
source_of(const lookup *l, const nrm_obs_row *row)
{
    return nrm_obs_text_at(l->obs, word_at(row, l->source));
}

static void
look_up(lookup *l, nrm_obs *obs, size_t n_rows)
{
    *l = (lookup){ .obs = obs,
                   .n_rows = n_rows,
                   .source = nrm_obs_text_find(obs, "SOURCE"),
                   .release = nrm_obs_text_find(obs, "RELEASE"),
                   .keys = nrm_pool_new(obs->a),
                   .sources = nrm_pool_new(obs->a),
                   .row = nrm_new_n(obs->a, uint32_t, n_rows + 1),
                   .vintage = nrm_new_n(obs->a, uint32_t, n_rows + 1) };
    nrm_buf_init(&l->key, obs->a);
    for (uint32_t i = 0; i < n_rows; i++) {
        const nrm_obs_row *row = &obs->rows[i];

        l->row[nrm_pool_add(l->keys, key_of(l, row))] = i;
        l->vintage[nrm_pool_add(l->sources, source_of(l, row))] =
            word_at(row, l->release);
    }
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

/* Whether there is one source now and there was one then. */
static bool
is_only_source(const lookup *l)
{
    const nrm_obs *obs = l->obs;

    for (size_t i = l->n_rows + 1; i < obs->n_rows; i++)
        if (word_at(&obs->rows[i], l->source)
            != word_at(&obs->rows[l->n_rows], l->source))
            return false;
    return nrm_pool_count(l->sources) == 1;
}

/*
 * Makes a row a part of the table of its source, whatever release that is. A
 * source that is the only one may have got another name.
 */
static void
join(const lookup *l, bool only, nrm_obs_row *row)
{
    uint32_t number;

    if (only && l->source != NRM_NO_DIM)
        row->text[l->source] = l->obs->rows[0].text[l->source];
    if (l->release != NRM_NO_DIM
        && nrm_pool_find(l->sources, source_of(l, row), &number))
        row->text[l->release] = l->vintage[number];
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

/* Adds one earlier release. */
static int
add_prior(nrm_obs *obs, const char *path, nrm_prior *out, nrm_err *e)
{
    size_t before = obs->n_rows, n = before;
    lookup l;
    bool only;
    nrm_in *in;

    in = nrm_in_open(obs->a, path, e);
    if (in == NULL || nrm_obs_read(obs, in, e) != 0
        || refuse_raw(obs, before, e) != 0)
        return -1;
    look_up(&l, obs, before);
    only = is_only_source(&l);
    out->file = nrm_obs_word(
        obs, nrm_text_of(nrm_format(obs->a, "%s (earlier)", path)));
    for (size_t i = before; i < obs->n_rows; i++) {
        nrm_obs_row *row = &obs->rows[i];

        if (!nrm_is_count(obs, row))
            continue;
        join(&l, only, row);
        if (is_revised(&l, row)) {
            out->n_revised++;
            continue;
        }
        row->file = out->file;
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
            || add_prior(obs, earlier->path, &priors[i], e) != 0)
            return NULL;
    }
    return priors;
}

static void
remove_prior(nrm_obs *obs, const nrm_prior *prior, nrm_why *why)
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
        remove_prior(obs, &priors[i], why);
}

uint32_t *
nrm_priors_files(nrm_arena *a, const nrm_prior *priors, size_t n)
{
    uint32_t *files = nrm_new_n(a, uint32_t, n + 1);

    for (size_t i = 0; i < n; i++)
        files[i] = priors[i].file;
    return files;
}
