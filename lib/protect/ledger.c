/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/ledger.h"

#include "data/json.h"
#include "protect/release.h"

#include <inttypes.h>

static void
put_key(const nrm_obs *obs, const nrm_obs_row *row, nrm_buf *out)
{
    char period[NRM_PERIOD_BYTES];

    for (size_t d = 0; d < obs->n_dims; d++) {
        nrm_json_put(out, nrm_text_of(obs->dims[d]));
        nrm_buf_text(out, ": ");
        nrm_json_put(out, nrm_obs_text_at(obs, row->dim[d]));
        nrm_buf_text(out, ", ");
    }
    nrm_buf_text(out, "\"TIME_PERIOD\": ");
    nrm_json_put(out, nrm_text_of(nrm_period_format(row->period, period)));
}

void
nrm_ledger_write(nrm_arena *a, const nrm_obs *obs, const nrm_policy *policy,
                 const nrm_protected *done, nrm_buf *out)
{
    static const char *const words[] = { "shown", "small", "neighbour",
                                         "before" };
    nrm_digest release = nrm_release_digest(a, obs);
    bool first = true;

    nrm_buf_format(out, "{\"ledger\": 1,\n\"release\": \"%s\",\n\"policy\": ",
                   nrm_digest_hex(a, &release));
    nrm_json_put(out, nrm_text_of(policy->name));
    nrm_buf_format(out,
                   ",\n\"threshold\": %" PRId64 ",\n\"width\": %" PRId64
                   ",\n\"method\": \"%s\",\n\"value\": %.15g,\n"
                   "\"value_hidden_for_neighbours\": %.15g,\n\"hidden\": [",
                   policy->threshold, policy->width, policy->method,
                   done->value, done->value_hidden);
    for (size_t i = 0; i < obs->n_rows; i++) {
        if (done->why[i] == NRM_SHOWN)
            continue;
        nrm_buf_text(out, first ? "\n{" : ",\n{");
        first = false;
        put_key(obs, &obs->rows[i], out);
        nrm_buf_format(out, ", \"why\": \"%s\"}", words[done->why[i]]);
    }
    nrm_buf_text(out, "]}\n");
}
