/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/pair.h"

#include "data/obs_loose.h"
#include "data/select.h"

#include <string.h>

struct nrm_pair {
    const nrm_obs *obs;
    nrm_pool *keys; /* the key of row i is word i */
    nrm_buf key;
    nrm_obs_loose wanted; /* codes of the terms */
    bool has[NRM_DIMS_MAX];
    bool has_period;
};

static int
read_term(nrm_pair *p, nrm_obs *obs, nrm_text term, nrm_err *e)
{
    nrm_text code = term, name;
    size_t dim;

    if (!nrm_text_cut(&code, '=', &name) || code.at == NULL || code.len == 0)
        return nrm_fail(e, NRM_EUSAGE, "'%s' is not a term such as age=TOTAL",
                        nrm_quote(obs->a, term));
    if (nrm_text_is(name, "TIME_PERIOD")) {
        p->has_period = true;
        if (nrm_period_parse(code, &p->wanted.row.period))
            return 0;
        return nrm_fail(e, NRM_EUSAGE, "'%s' is not a period",
                        nrm_quote(obs->a, code));
    }
    dim = nrm_obs_dim_find(obs, nrm_text_string(obs->a, name));
    if (dim == NRM_NO_DIM)
        return nrm_fail(e, NRM_EUSAGE, "there is no column '%s'; there are: %s",
                        nrm_quote(obs->a, name), nrm_select_known(obs));
    p->has[dim] = true;
    p->wanted.dim[dim] = nrm_obs_word(obs, code);
    for (size_t i = 0; i < obs->n_rows; i++)
        if (obs->rows[i].dim[dim] == p->wanted.dim[dim])
            return 0;
    return nrm_fail(e, NRM_EUSAGE, "no row has '%s'", nrm_quote(obs->a, term));
}

static nrm_text
key_of(nrm_pair *p, const nrm_obs_row *row)
{
    nrm_buf_clear(&p->key);
    nrm_obs_key(p->obs, row, UINT64_MAX, true, &p->key);
    return nrm_buf_all(&p->key);
}

nrm_pair *
nrm_pair_new(nrm_obs *obs, const char *terms, nrm_err *e)
{
    nrm_pair *p = nrm_new(obs->a, nrm_pair);
    nrm_text rest = nrm_text_of(terms), term;

    p->obs = obs;
    nrm_obs_loose_init(&p->wanted, NULL);
    p->keys = nrm_pool_new(obs->a);
    nrm_buf_init(&p->key, obs->a);
    while (nrm_text_cut(&rest, ' ', &term))
        if (term.len > 0 && read_term(p, obs, term, e) != 0)
            return NULL;
    for (size_t i = 0; i < obs->n_rows; i++) {
        const nrm_obs_row *row = &obs->rows[i];

        if (nrm_pool_add(p->keys, key_of(p, row)) == i)
            continue;
        nrm_fail_at(e, nrm_obs_string(obs, row->file), row->line,
                    "the row has the key of another one; choose one with "
                    "nrm-reconcile or --keep");
        return NULL;
    }
    return p;
}

const nrm_obs_row *
nrm_pair_find(nrm_pair *p, const nrm_obs_row *row)
{
    nrm_obs_loose key;
    uint32_t at;

    nrm_obs_loose_init(&key, row);
    for (size_t d = 0; d < p->obs->n_dims; d++)
        if (p->has[d])
            key.dim[d] = p->wanted.dim[d];
    if (p->has_period)
        key.row.period = p->wanted.row.period;
    if (!nrm_pool_find(p->keys, key_of(p, &key.row), &at))
        return NULL;
    return &p->obs->rows[at];
}
