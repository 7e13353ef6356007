/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Splits a packed column: {"step": "split", "column": "age,sex,geo",
 * "separator": ","} makes columns of those names. Without `into` the names
 * are the header, split the same way. Eurostat packs into its first column
 * and names there, after a backslash, what the other columns are; the part
 * from the backslash on is left out of the names.
 */
#include "intake/step.h"

#include "data/unicode.h"

#include <string.h>

typedef struct splitting {
    size_t column, n, n_in;
    char separator;
} splitting;

static int
change(void *state, NRM_UNUSED nrm_arena *scratch, const nrm_cells *in,
       nrm_text *out, nrm_err *e)
{
    const splitting *s = state;
    nrm_text rest = in->at[s->column], part;
    size_t n = 0;

    while (nrm_text_cut(&rest, s->separator, &part)) {
        if (n == s->n)
            return nrm_fail(e, NRM_EINPUT,
                            "the packed column has more than %zu parts", s->n);
        out[s->column + n++] = nrm_utf8_trim(part);
    }
    if (n != s->n)
        return nrm_fail(e, NRM_EINPUT,
                        "the packed column has %zu parts, not %zu", n, s->n);
    memcpy(out + s->column + n, in->at + s->column + 1,
           (s->n_in - s->column - 1) * sizeof *out);
    return 1;
}

/* The new names; returns how many. */
static size_t
split_names(const nrm_json *into, nrm_text header, char separator,
            nrm_text *out)
{
    const char *pivot = memchr(header.at, '\\', header.len);
    size_t n = 0;

    if (into != NULL) {
        for (const nrm_json *m = into->first; m != NULL; m = m->next)
            out[n++] = m->text;
        return n;
    }
    if (pivot != NULL)
        header.len = (size_t)(pivot - header.at);
    while (nrm_text_cut(&header, separator, &out[n]))
        out[n] = nrm_utf8_trim(out[n]), n++;
    return n;
}

static nrm_rows *
open_step(const nrm_layout *layout, nrm_rows *from, const nrm_json *json,
          nrm_err *e)
{
    splitting *s = nrm_new(layout->a, splitting);
    const nrm_json *into = nrm_json_want(json, "into", NRM_JSON_ARRAY, e);
    nrm_text separator = nrm_text_of(","), *names, header;
    nrm_rows *rows;
    size_t room;

    if (e->code != NRM_OK
        || nrm_json_text(json, "separator", &separator, e) != 0)
        return NULL;
    if (separator.len != 1 || from->n == 0) {
        nrm_json_fail(json, e, "'separator' must be one character");
        return NULL;
    }
    if (nrm_json_get(json, "column") != NULL
        && nrm_step_column(layout, from, json, "column", &s->column, e) != 0)
        return NULL;
    s->separator = separator.at[0];
    s->n_in = from->n;
    header = from->columns[s->column];
    room = header.len + (into == NULL ? 1 : into->count);
    names = nrm_step_names(layout->a, from, room);
    s->n = split_names(into, header, s->separator, names + s->column);
    memcpy(names + s->column + s->n, from->columns + s->column + 1,
           (from->n - s->column - 1) * sizeof *names);
    rows = nrm_step_map(layout->a, from, change, s);
    nrm_step_set_columns(rows, names, from->n - 1 + s->n);
    return rows;
}

const nrm_step nrm_step_split = {
    .name = "split",
    .help = "split a packed column into several",
    .keys = "column separator into",
    .open = open_step,
};
