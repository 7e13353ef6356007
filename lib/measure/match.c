/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/match.h"

#include "data/obs_loose.h"

#include <string.h>

struct nrm_match {
    const nrm_obs *population;
    uint64_t dims;  /* of the population, that are compared */
    nrm_pool *keys; /* key of row i is word i */
    nrm_buf key;
    const nrm_obs *obs;         /* the table that was asked for last */
    size_t place[NRM_DIMS_MAX]; /* of each population dimension in it */
};

/* The dimensions that say who is counted, not what was counted. */
static uint64_t
people_dims(const nrm_obs *obs)
{
    static const char *const kinds[] = { "indicator", "statistic", "method",
                                         "model" };
    uint64_t dims = 0;

    for (size_t d = 0; d < obs->n_dims; d++)
        dims |= (uint64_t)1 << d;
    for (size_t k = 0; k < NRM_COUNT_OF(kinds); k++) {
        size_t d = nrm_obs_dim_find(obs, kinds[k]);

        if (d != NRM_NO_DIM)
            dims &= ~((uint64_t)1 << d);
    }
    return dims;
}

nrm_match *
nrm_match_new(nrm_arena *a, const nrm_obs *population, nrm_err *e)
{
    nrm_match *m = nrm_new(a, nrm_match);

    m->population = population;
    m->dims = people_dims(population);
    m->keys = nrm_pool_new(a);
    nrm_buf_init(&m->key, a);
    for (size_t i = 0; i < population->n_rows; i++) {
        const nrm_obs_row *row = &population->rows[i];

        nrm_buf_clear(&m->key);
        nrm_obs_key(population, row, m->dims, true, &m->key);
        if (nrm_pool_add(m->keys, nrm_buf_all(&m->key)) == i)
            continue;
        nrm_fail_at(e, nrm_obs_string(population, row->file), row->line,
                    "a second population of the same people and period");
        return NULL;
    }
    return m;
}

static void
look_at(nrm_match *m, const nrm_obs *obs)
{
    if (m->obs == obs)
        return;
    m->obs = obs;
    for (size_t d = 0; d < m->population->n_dims; d++)
        m->place[d] = nrm_obs_dim_find(obs, m->population->dims[d]);
}

static const nrm_obs_row *
find_in(nrm_match *m, const nrm_obs_row *key)
{
    uint32_t at;

    nrm_buf_clear(&m->key);
    nrm_obs_key(m->population, key, m->dims, true, &m->key);
    if (!nrm_pool_find(m->keys, nrm_buf_all(&m->key), &at))
        return NULL;
    return &m->population->rows[at];
}

/* The year that a shorter period lies in. */
static nrm_period
year_around(nrm_period p)
{
    int year, month, day;
    nrm_period out = { .freq = NRM_YEAR, .length = 1 };

    nrm_day_split(p.start, &year, &month, &day);
    if (!nrm_day_of(year, 1, 1, &out.start)
        || nrm_period_end(p) > nrm_period_end(out))
        return p;
    return out;
}

const nrm_obs_row *
nrm_match_find(nrm_match *m, const nrm_obs *obs, const nrm_obs_row *row)
{
    const nrm_obs_row *found;
    nrm_obs_loose key;

    look_at(m, obs);
    nrm_obs_loose_init(&key, NULL)->period = row->period;
    for (size_t d = 0; d < m->population->n_dims; d++) {
        key.dim[d] = m->population->totals[d];
        if (m->place[d] == NRM_NO_DIM || (m->dims >> d & 1) == 0)
            continue;
        if (!nrm_pool_find(m->population->words,
                           nrm_obs_text_at(obs, row->dim[m->place[d]]),
                           &key.dim[d]))
            return NULL;
    }
    found = find_in(m, &key.row);
    if (found != NULL)
        return found;
    key.row.period = year_around(row->period);
    found = find_in(m, &key.row);
    if (found != NULL)
        return found;
    memset(&key.row.period, 0, sizeof key.row.period);
    return find_in(m, &key.row);
}
