/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/obs.h"

#include "data/codes.h"

#include <math.h>
#include <string.h>

enum { spare = 3 }; /* columns that can be added to a row in its place */

static const char *const attr_names[NRM_ATTRS] = {
    "OBS_VALUE", "OBS_LOW", "OBS_HIGH", "CI_LOW", "CI_HIGH",
    "CI_LEVEL",  "N",       "EVENTS",   "P_VALUE"
};

const char *
nrm_attr_name(nrm_attr attr)
{
    return attr_names[attr];
}

nrm_obs *
nrm_obs_new(nrm_arena *a)
{
    nrm_obs *obs = nrm_new(a, nrm_obs);

    obs->a = a;
    obs->words = nrm_pool_new(a);
    nrm_pool_add(obs->words, nrm_text_of(""));
    return obs;
}

nrm_obs *
nrm_obs_like(const nrm_obs *obs)
{
    nrm_obs *out = nrm_new(obs->a, nrm_obs);

    *out = *obs;
    out->rows = NULL;
    out->n_rows = out->cap = 0;
    return out;
}

static size_t
find_name(const char *const *names, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return NRM_NO_DIM;
}

size_t
nrm_obs_dim_find(const nrm_obs *obs, const char *name)
{
    return find_name(obs->dims, obs->n_dims, name);
}

size_t
nrm_obs_text_find(const nrm_obs *obs, const char *name)
{
    return find_name(obs->texts, obs->n_texts, name);
}

/* There is room for words in steps of so many. */
static size_t
room_for(size_t n)
{
    return (n + spare) / (spare + 1) * (spare + 1);
}

/* Gives a row new words, which are zeros, for so many columns. */
static void
give_words(nrm_arena *a, nrm_obs_row *row, size_t n_dims, size_t n_texts)
{
    row->dim = nrm_new_n(a, uint32_t, room_for(n_dims) + room_for(n_texts));
    row->text = row->dim + room_for(n_dims);
    row->n_dims = (uint16_t)n_dims;
    row->n_texts = (uint16_t)n_texts;
}

/* Copies the words of a row, as far as the other one has columns. */
static void
copy_words(nrm_obs_row *to, const nrm_obs_row *from)
{
    size_t n_dims = from->n_dims < to->n_dims ? from->n_dims : to->n_dims;
    size_t n_texts = from->n_texts < to->n_texts ? from->n_texts : to->n_texts;

    if (n_dims > 0)
        memcpy(to->dim, from->dim, n_dims * sizeof *to->dim);
    if (n_texts > 0)
        memcpy(to->text, from->text, n_texts * sizeof *to->text);
}

/* Gives a row as many words as its table has columns now. */
static void
widen(nrm_obs *obs, nrm_obs_row *row)
{
    nrm_obs_row old = *row;

    row->n_dims = (uint16_t)obs->n_dims;
    row->n_texts = (uint16_t)obs->n_texts;
    if (room_for(old.n_dims) == room_for(obs->n_dims)
        && room_for(old.n_texts) == room_for(obs->n_texts))
        return;
    give_words(obs->a, row, obs->n_dims, obs->n_texts);
    copy_words(row, &old);
}

int
nrm_obs_dim(nrm_obs *obs, const char *name, size_t *place, nrm_err *e)
{
    nrm_text total;

    *place = nrm_obs_dim_find(obs, name);
    if (*place != NRM_NO_DIM)
        return 0;
    if (obs->n_dims == NRM_DIMS_MAX)
        return nrm_fail(e, NRM_EINPUT, "more than %d dimensions", NRM_DIMS_MAX);
    *place = obs->n_dims++;
    obs->dims[*place] = nrm_format(obs->a, "%s", name);
    total = nrm_codes_total(obs->a, NULL, name);
    obs->totals[*place] = nrm_obs_word(obs, total);
    for (size_t i = 0; i < obs->n_rows; i++) {
        widen(obs, &obs->rows[i]);
        obs->rows[i].dim[*place] = obs->totals[*place];
    }
    return 0;
}

int
nrm_obs_text(nrm_obs *obs, const char *name, size_t *place, nrm_err *e)
{
    *place = nrm_obs_text_find(obs, name);
    if (*place != NRM_NO_DIM)
        return 0;
    if (obs->n_texts == NRM_TEXTS_MAX)
        return nrm_fail(e, NRM_EINPUT, "more than %d text attributes",
                        NRM_TEXTS_MAX);
    *place = obs->n_texts++;
    obs->texts[*place] = nrm_format(obs->a, "%s", name);
    for (size_t i = 0; i < obs->n_rows; i++)
        widen(obs, &obs->rows[i]); /* the new word is empty */
    return 0;
}

void
nrm_obs_set_total(nrm_obs *obs, size_t dim, nrm_text total)
{
    obs->totals[dim] = nrm_obs_word(obs, total);
}

/* Room for one more row. Nothing else points to the array of rows. */
static nrm_obs_row *
next_row(nrm_obs *obs)
{
    size_t cap = obs->cap == 0 ? 8 : 2 * obs->cap;

    if (obs->n_rows == obs->cap) {
        obs->rows = obs->cap == 0 ? nrm_new_n(obs->a, nrm_obs_row, cap)
                                  : nrm_regrow(obs->a, obs->rows, obs->cap, cap,
                                               sizeof *obs->rows);
        obs->cap = cap;
    }
    return &obs->rows[obs->n_rows++];
}

nrm_obs_row *
nrm_obs_add(nrm_obs *obs)
{
    nrm_obs_row *row = next_row(obs);

    memset(row, 0, sizeof *row);
    give_words(obs->a, row, obs->n_dims, obs->n_texts);
    memcpy(row->dim, obs->totals, obs->n_dims * sizeof *row->dim);
    return row;
}

nrm_obs_row *
nrm_obs_add_copy(nrm_obs *obs, const nrm_obs_row *row)
{
    nrm_obs_row from = *row; /* the row may be one of this table */
    nrm_obs_row *place = next_row(obs);

    *place = from;
    give_words(obs->a, place, obs->n_dims, obs->n_texts);
    memcpy(place->dim, obs->totals, obs->n_dims * sizeof *place->dim);
    copy_words(place, &from);
    return place;
}

uint32_t
nrm_obs_word(nrm_obs *obs, nrm_text t)
{
    return nrm_pool_add(obs->words, t);
}

nrm_text
nrm_obs_text_at(const nrm_obs *obs, uint32_t word)
{
    return nrm_pool_at(obs->words, word);
}

const char *
nrm_obs_string(const nrm_obs *obs, uint32_t word)
{
    return nrm_pool_at(obs->words, word).at;
}

int
nrm_obs_set_text(nrm_obs *obs, nrm_obs_row *row, const char *name,
                 const char *value, nrm_err *e)
{
    size_t place;

    if (nrm_obs_text(obs, name, &place, e) != 0)
        return -1;
    row->text[place] = nrm_obs_word(obs, nrm_text_of(value));
    return 0;
}

bool
nrm_obs_bounds(const nrm_obs_row *row, nrm_span *out)
{
    const nrm_maybe *value = &row->num[NRM_OBS_VALUE];
    const nrm_maybe *low = &row->num[NRM_OBS_LOW];
    const nrm_maybe *high = &row->num[NRM_OBS_HIGH];

    out->low = value->known ? value->x : low->known ? low->x : -INFINITY;
    out->high = value->known ? value->x : high->known ? high->x : INFINITY;
    return value->known || low->known || high->known;
}

bool
nrm_obs_same_key(const nrm_obs *obs, const nrm_obs_row *a, const nrm_obs_row *b)
{
    return memcmp(a->dim, b->dim, obs->n_dims * sizeof a->dim[0]) == 0
           && a->period.freq == b->period.freq
           && a->period.start == b->period.start
           && a->period.length == b->period.length;
}

void
nrm_obs_key(const nrm_obs *obs, const nrm_obs_row *row, uint64_t dims,
            bool period, nrm_buf *out)
{
    for (size_t d = 0; d < obs->n_dims; d++)
        if ((dims >> d & 1) != 0)
            nrm_buf_put(out, (const char *)&row->dim[d], sizeof row->dim[d]);
    if (period) {
        int32_t parts[3] = { (int32_t)row->period.freq, row->period.start,
                             row->period.length };

        nrm_buf_put(out, (const char *)parts, sizeof parts);
    }
}
