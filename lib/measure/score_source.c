/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/score_source.h"

#include "base/buf.h"
#include "base/pool.h"

/* The texts of one unit; of all rows where `unit` is NULL. */
static nrm_text
join_texts(const nrm_obs *obs, size_t attribute, size_t dim,
           const uint32_t *unit)
{
    nrm_pool *seen = nrm_pool_new(obs->a);
    nrm_buf out;

    nrm_buf_init(&out, obs->a);
    for (size_t i = 0; i < obs->n_rows; i++) {
        const nrm_obs_row *row = &obs->rows[i];
        nrm_text text = nrm_obs_text_at(obs, row->text[attribute]);
        size_t known = nrm_pool_count(seen);

        if (text.len == 0 || (unit != NULL && row->dim[dim] != *unit)
            || nrm_pool_add(seen, text) != known)
            continue;
        if (known > 0)
            nrm_buf_text(&out, "; ");
        nrm_buf_view(&out, text);
    }
    return nrm_buf_all(&out);
}

nrm_text *
nrm_score_sources(const nrm_obs *obs, const char *name, size_t dim,
                  const uint32_t *units, size_t n)
{
    size_t attribute = nrm_obs_text_find(obs, name);
    nrm_text *out;

    if (attribute == NRM_NO_DIM)
        return NULL;
    out = nrm_new_n(obs->a, nrm_text, n + 1);
    for (size_t i = 0; i <= n; i++)
        out[i] = join_texts(obs, attribute, dim, i < n ? &units[i] : NULL);
    return out;
}
