/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/certificate.h"

#include "data/json.h"
#include "protect/release.h"

#include <inttypes.h>
#include <string.h>

static void
put_member(nrm_buf *b, const char *name, const char *value, bool *first)
{
    nrm_buf_text(b, *first ? "" : ", ");
    *first = false;
    nrm_json_put(b, nrm_text_of(name));
    nrm_buf_text(b, ": ");
    nrm_json_put(b, nrm_text_of(value));
}

static bool
is_side(const nrm_slice *slice, const char *name)
{
    for (size_t d = 0; d < slice->n_sides; d++)
        if (strcmp(slice->sides[d].name, name) == 0)
            return true;
    return false;
}

/* What all rows of a slice share, read off the first one. */
static void
put_where(nrm_buf *b, const nrm_obs *obs, const nrm_slice *slice)
{
    static const char *const texts[] = { "SOURCE", "RELEASE" };
    const nrm_obs_row *row = &obs->rows[slice->rows.items[0]];
    char period[NRM_PERIOD_BYTES];
    bool first = true;

    nrm_buf_text(b, "{\"where\": {");
    for (size_t d = 0; d < obs->n_dims; d++)
        if (!is_side(slice, obs->dims[d]))
            put_member(b, obs->dims[d], nrm_obs_string(obs, row->dim[d]),
                       &first);
    if (!is_side(slice, "TIME_PERIOD"))
        put_member(b, "TIME_PERIOD", nrm_period_format(row->period, period),
                   &first);
    for (size_t i = 0; i < NRM_COUNT_OF(texts); i++) {
        size_t t = nrm_obs_text_find(obs, texts[i]);

        put_member(b, texts[i],
                   t == NRM_NO_DIM ? "" : nrm_obs_string(obs, row->text[t]),
                   &first);
    }
    nrm_buf_text(b, "},\n");
}

static void
put_sides(nrm_buf *b, const nrm_slice *slice)
{
    nrm_buf_text(b, " \"sides\": [");
    for (size_t d = 0; d < slice->n_sides; d++) {
        const nrm_side *side = &slice->sides[d];

        nrm_buf_text(b, d > 0 ? ",\n  {\"name\": " : "\n  {\"name\": ");
        nrm_json_put(b, nrm_text_of(side->name));
        nrm_buf_format(b, ", \"leaves\": %zu, \"codes\": {",
                       side->axis.n_leaves);
        for (size_t c = 0; c < side->axis.codes.n; c++) {
            const uint32_t *leaves = nrm_list_at(&side->axis.codes, c);

            nrm_buf_text(b, c > 0 ? ", " : "");
            nrm_json_put(b, nrm_text_of(side->codes[c]));
            nrm_buf_text(b, ": [");
            for (size_t k = 0; k < nrm_list_len(&side->axis.codes, c); k++)
                nrm_buf_format(b, "%s%" PRIu32, k > 0 ? ", " : "", leaves[k]);
            nrm_buf_text(b, "]");
        }
        nrm_buf_text(b, "}}");
    }
    nrm_buf_text(b, "],\n");
}

static void
put_tables(nrm_buf *b, const nrm_slice *slice, const nrm_attacked *attacked)
{
    nrm_buf_text(b, " \"atoms\": [");
    for (size_t i = 0; i < slice->cube->n_atoms; i++)
        nrm_buf_format(b, "%s%" PRIu32, i > 0 ? ", " : "", slice->places[i]);
    nrm_buf_text(b, "],\n \"base\": [");
    for (size_t i = 0; i < slice->cube->n_atoms; i++)
        nrm_buf_format(b, "%s%" PRId64, i > 0 ? ", " : "", slice->base[i]);
    nrm_buf_text(b, "],\n \"moves\": [");
    for (size_t k = 0; k < attacked->n_moves; k++) {
        const nrm_move *move = &attacked->moves[k];

        nrm_buf_text(b, k > 0 ? ",\n  [" : "\n  [");
        for (size_t i = 0; i < move->n; i++)
            nrm_buf_format(b, "%s%" PRIu32 ", %" PRId64, i > 0 ? ", " : "",
                           move->atoms[i], move->change[i]);
        nrm_buf_text(b, "]");
    }
    nrm_buf_text(b, "],\n");
}

static long
move_number(size_t move)
{
    return move == NRM_NO_MOVE ? -1 : (long)move;
}

static void
put_proof(nrm_buf *b, const nrm_slice *slice, const nrm_attacked *attacked)
{
    bool first = true;

    nrm_buf_text(b, " \"proof\": [");
    for (size_t c = 0; c < slice->cube->cells.n; c++) {
        const nrm_exposure *x = &attacked->cells[c];

        if (slice->cells[c].kind != NRM_CELL_HIDDEN || x->verdict != NRM_SAFE)
            continue;
        nrm_buf_text(b, first ? "\n  {\"codes\": [" : ",\n  {\"codes\": [");
        first = false;
        for (size_t d = 0; d < slice->n_sides; d++) {
            uint32_t code = slice->codes[c * slice->n_sides + d];

            nrm_buf_text(b, d > 0 ? ", " : "");
            nrm_json_put(b, nrm_text_of(slice->sides[d].codes[code]));
        }
        nrm_buf_format(b, "], \"moves\": [%ld, %ld]}",
                       move_number(x->least_move), move_number(x->most_move));
    }
    nrm_buf_text(b, "]}");
}

void
nrm_certificate_write(nrm_arena *a, const nrm_certificate *c, nrm_buf *out)
{
    static const char *const zeros[] = { "public", "candidate", "protected" };
    nrm_digest release = nrm_release_digest(a, c->obs), all;

    nrm_buf_format(out,
                   "{\"certificate\": 1,\n\"width\": %" PRId64
                   ",\n\"zeros\": \"%s\",\n\"release\": \"%s\",\n"
                   "\"slices\": [",
                   c->policy->width, zeros[c->policy->zeros],
                   nrm_digest_hex(a, &release));
    for (size_t i = 0; i < c->slices->n; i++) {
        const nrm_slice *slice = &c->slices->at[i];

        nrm_buf_text(out, i > 0 ? ",\n" : "\n");
        put_where(out, c->obs, slice);
        put_sides(out, slice);
        put_tables(out, slice, &c->attacked[i]);
        put_proof(out, slice, &c->attacked[i]);
    }
    nrm_buf_text(out, "],\n");
    all = nrm_sha256_of(nrm_buf_all(out));
    nrm_buf_format(out, "\"digest\": \"%s\"}\n", nrm_digest_hex(a, &all));
}
