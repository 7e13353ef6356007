/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/protect.h"

#include "protect/count.h"
#include "protect/derive.h"
#include "protect/impossible.h"
#include "protect/unlisted.h"

#include <string.h>

/* Takes every number of a row away, and the words that may repeat it. */
static void
clear_row(nrm_obs *obs, nrm_obs_row *row)
{
    static const char *const kept[] = { "SOURCE", "RELEASE", "UNIT_MEASURE",
                                        "DATAFLOW", "LAST_UPDATE" };

    for (size_t i = 0; i < NRM_ATTRS; i++)
        row->num[i] = nrm_unknown();
    for (size_t t = 0; t < obs->n_texts; t++) {
        bool keep = false;

        for (size_t k = 0; k < NRM_COUNT_OF(kept); k++)
            keep = keep || strcmp(obs->texts[t], kept[k]) == 0;
        row->text[t] = keep ? row->text[t] : 0;
    }
}

static void
hide_row(nrm_obs *obs, nrm_obs_row *row)
{
    row->conf = NRM_CONF_C;
    clear_row(obs, row);
}

/*
 * Publishes a count; whether that changed it. What stands beside a count that
 * is published as it is says no more than the count may: N and EVENTS are left
 * out unless they are the count itself. Where counts are rounded all of it
 * goes, for what stays only beside counts that were not changed would tell.
 */
static bool
publish(nrm_obs *obs, nrm_obs_row *row, int64_t count, bool rounds)
{
    static const nrm_attr counts[] = { NRM_N, NRM_EVENTS };
    nrm_maybe value = row->num[NRM_OBS_VALUE];
    bool changed = value.known && value.x != (double)count;

    row->conf = NRM_CONF_F;
    if (value.known && rounds) {
        clear_row(obs, row);
        row->num[NRM_OBS_VALUE] = nrm_known((double)count);
    }
    for (size_t i = 0; i < NRM_COUNT_OF(counts); i++)
        if (row->num[counts[i]].x != value.x)
            row->num[counts[i]] = nrm_unknown();
    return changed;
}

/* Gives the rows of a cell the verdict on the cell. */
static void
apply(nrm_obs *obs, const nrm_slice *slice, size_t c, const nrm_policy *policy,
      const nrm_verdicts *done, nrm_protected *out)
{
    bool rounds = strcmp(policy->method, "round") == 0;
    const uint32_t *rows = nrm_list_at(&slice->rows, c);
    nrm_why why = done->why[c];

    for (size_t i = 0; i < nrm_list_len(&slice->rows, c); i++) {
        nrm_obs_row *row = &obs->rows[rows[i]];

        out->why[rows[i]] = why;
        if (row->conf != NRM_CONF_N)
            continue;
        out->value += row->num[NRM_OBS_VALUE].x;
        if (why == NRM_SHOWN) {
            out->n_rounded += publish(obs, row, done->count[c], rounds);
            out->n_plain += rounds && done->count[c] > policy->base
                            && done->count[c] < policy->threshold;
            out->n_shown++;
            continue;
        }
        if (why == NRM_HIDDEN_NEIGHBOUR)
            out->value_hidden += row->num[NRM_OBS_VALUE].x;
        hide_row(obs, row);
        out->n_small += why == NRM_HIDDEN_SMALL;
        out->n_neighbours += why == NRM_HIDDEN_NEIGHBOUR;
    }
}

static int
protect_slice(nrm_arena *a, nrm_obs *obs, const nrm_slice *slice,
              const nrm_policy *policy, nrm_protected *out, nrm_err *e)
{
    const nrm_protect_method *method = nrm_protect_method_find(policy->method);
    nrm_verdicts done = { 0 };

    if (method == NULL)
        return nrm_fail(e, NRM_EUSAGE, "there is no method '%s'",
                        nrm_quote(a, nrm_text_of(policy->method)));
    if (method->run(a, slice, policy, &done, e) != 0)
        return -1;
    for (size_t c = 0; c < slice->cube->cells.n; c++)
        apply(obs, slice, c, policy, &done, out);
    out->n_inherited += done.n_failed;
    return 0;
}

/* Statistics: recomputed from safe counts, released by a rule, or left. */
static void
judge_statistics(nrm_derive *derive, nrm_obs *obs, const bool *counts,
                 nrm_protected *out)
{
    for (size_t i = 0; i < obs->n_rows; i++) {
        nrm_obs_row *row = &obs->rows[i];

        if (counts[i] || row->conf != NRM_CONF_N)
            continue;
        switch (nrm_derive_judge(derive, row)) {
        case NRM_DERIVE_SHOW:
            row->conf = NRM_CONF_F;
            out->n_shown++;
            break;
        case NRM_DERIVE_RELEASE:
            row->conf = NRM_CONF_F;
            out->n_released++;
            break;
        case NRM_DERIVE_HIDE:
            hide_row(obs, row);
            out->why[i] = NRM_HIDDEN_NEIGHBOUR;
            out->n_statistics++;
            break;
        case NRM_DERIVE_LEAVE: out->n_left++; break;
        }
    }
}

/*
 * Computed numbers are published at 10 digits: their last bits differ between
 * processors, and what is published must not.
 */
static void
round_computed(nrm_obs *obs)
{
    for (size_t i = 0; i < obs->n_rows; i++)
        for (size_t k = 0; k < NRM_ATTRS; k++) {
            nrm_maybe *number = &obs->rows[i].num[k];

            number->x = number->known ? nrm_num_rounded(number->x) : 0;
        }
}

/*
 * Lists the small parts that no row lists, for whoever subtracts has them,
 * where a hierarchy or the standard list says that the parts of a total are
 * all there are. Rounding starts from inner counts: it needs all that totals
 * count beyond their parts. How many follow from what is public already.
 */
static size_t
list_unlisted(nrm_obs *obs, const nrm_protection *how)
{
    bool rounds = strcmp(how->policy->method, "round") == 0;
    nrm_unlisted_job job = { how->hierarchies,
                             rounds ? INT64_MAX : how->policy->threshold,
                             rounds };
    nrm_unlisted found = nrm_unlisted_find(obs, &job);
    size_t n_public = 0;

    for (size_t i = 0; i < found.obs->n_rows; i++)
        if (found.obs->rows[i].conf == NRM_CONF_F)
            n_public += found.claims[i] == NRM_CLAIM_DATA && !rounds;
        else if (found.claims[i] != NRM_CLAIM_NONE || rounds)
            nrm_obs_add_copy(obs, &found.obs->rows[i]);
    return n_public;
}

int
nrm_protect_run(nrm_arena *a, nrm_obs *obs, const nrm_protection *how,
                nrm_protected *out, nrm_err *e)
{
    bool *counts;
    nrm_derive *derive;
    nrm_slices slices = { 0 };
    size_t n_public = 0;

    for (size_t i = 0; i < obs->n_rows; i++)
        if (obs->rows[i].conf == NRM_CONF_C)
            clear_row(obs, &obs->rows[i]);

    if (nrm_impossible_mark(obs, how->policy, e) != 0)
        return -1;
    n_public = list_unlisted(obs, how);
    nrm_obs_sort(obs);
    *out = (nrm_protected){ .why = nrm_new_n(a, nrm_why, obs->n_rows),
                            .n_inherited = n_public };
    counts = nrm_new_n(a, bool, obs->n_rows);
    for (size_t i = 0; i < obs->n_rows; i++)
        counts[i] = nrm_is_count(obs, &obs->rows[i]);
    derive = nrm_derive_new(a, obs, counts, how->policy);
    slices.earlier = nrm_priors_files(a, how->priors, how->n_priors);
    slices.n_earlier = how->n_priors;
    if (nrm_slices_of(a, obs, how->hierarchies, how->policy, &slices, e) != 0)
        return -1;
    for (size_t i = 0; i < slices.n; i++)
        if (protect_slice(a, obs, &slices.at[i], how->policy, out, e) != 0)
            return -1;
    out->n_forgotten = slices.n_forgotten;
    judge_statistics(derive, obs, counts, out);
    round_computed(obs);
    return 0;
}
