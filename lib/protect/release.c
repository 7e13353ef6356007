/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "protect/release.h"

#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

typedef struct line {
    const char *text;
} line;

static int
compare_lines(const void *x, const void *y)
{
    return strcmp(((const line *)x)->text, ((const line *)y)->text);
}

/* The dimensions by name, without those that say nothing. */
static size_t
used_dims(const nrm_obs *obs, size_t *dims)
{
    size_t n = 0;

    for (size_t d = 0; d < obs->n_dims; d++) {
        bool used = false;
        size_t at = n;

        for (size_t i = 0; i < obs->n_rows && !used; i++)
            used = obs->rows[i].dim[d] != obs->totals[d];
        if (!used)
            continue;
        while (at > 0 && strcmp(obs->dims[dims[at - 1]], obs->dims[d]) > 0) {
            dims[at] = dims[at - 1];
            at--;
        }
        dims[at] = d;
        n++;
    }
    return n;
}

static void
put(nrm_buf *b, const char *text, char separator)
{
    nrm_buf_text(b, text);
    nrm_buf_char(b, separator);
}

/* One row as text; the separators occur in no code. */
static const char *
spell(nrm_arena *a, const nrm_obs *obs, const nrm_obs_row *row,
      const size_t *dims, size_t n_dims)
{
    static const char *const texts[] = { "SOURCE", "RELEASE" };
    char number[NRM_NUM_BYTES], period[NRM_PERIOD_BYTES];
    nrm_buf b;

    nrm_buf_init(&b, a);
    for (size_t i = 0; i < n_dims; i++) {
        put(&b, obs->dims[dims[i]], '\x1f');
        put(&b, nrm_obs_string(obs, row->dim[dims[i]]), '\x1e');
    }
    put(&b, nrm_period_format(row->period, period), '\x1e');
    for (size_t i = 0; i < NRM_COUNT_OF(texts); i++) {
        size_t t = nrm_obs_text_find(obs, texts[i]);

        put(&b, t == NRM_NO_DIM ? "" : nrm_obs_string(obs, row->text[t]),
            '\x1e');
    }
    for (size_t i = 0; i < NRM_ATTRS; i++)
        put(&b, row->num[i].known ? nrm_num_format(row->num[i].x, number) : "",
            '\x1e');
    put(&b, nrm_conf_name(row->conf), '\n');
    return nrm_buf_string(&b);
}

nrm_digest
nrm_release_digest(nrm_arena *a, const nrm_obs *obs)
{
    nrm_arena *scratch = nrm_arena_child(a);
    nrm_sha256 *sha = nrm_sha256_new(scratch);
    line *lines = nrm_new_n(scratch, line, obs->n_rows);
    size_t dims[NRM_DIMS_MAX], n_dims = used_dims(obs, dims);
    nrm_digest digest;

    for (size_t i = 0; i < obs->n_rows; i++)
        lines[i].text = spell(scratch, obs, &obs->rows[i], dims, n_dims);
    qsort(lines, obs->n_rows, sizeof *lines, compare_lines);
    for (size_t i = 0; i < obs->n_rows; i++)
        nrm_sha256_add(sha, nrm_text_of(lines[i].text));
    digest = nrm_sha256_finish(sha);
    nrm_arena_free(scratch);
    return digest;
}
