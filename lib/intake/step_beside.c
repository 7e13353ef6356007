/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Puts the columns of other sheets beside those of this one, row by row, as
 * exports do that split wide tables: {"step": "beside", "sheets": "Content*"}.
 * All sheets must have as many rows.
 */
#include "intake/step.h"

#include <string.h>

#define SHEETS_MAX 64

typedef struct besides {
    nrm_rows *part[SHEETS_MAX];
    const char *name[SHEETS_MAX];
    size_t n;
    nrm_text *cells;
} besides;

static int
next(nrm_rows *rows, nrm_cells *out, nrm_err *e)
{
    besides *b = rows->state;
    size_t at = 0, line = 0;
    int first = 0;

    for (size_t i = 0; i < b->n; i++) {
        int more = b->part[i]->next(b->part[i], out, e);

        if (more < 0 || more == NRM_ROW_BAD)
            return more;
        if (i > 0 && more != first)
            return nrm_fail_at(
                e, rows->name, line, "sheet '%s' has %s rows than sheet '%s'",
                b->name[i], more < first ? "fewer" : "more", b->name[0]);
        first = more;
        if (more == 0)
            continue;
        line = i == 0 ? out->line : line;
        memcpy(b->cells + at, out->at, out->n * sizeof *b->cells);
        at += out->n;
    }
    out->at = b->cells;
    out->n = at;
    out->line = line;
    return first;
}

static int
add_sheet(const nrm_layout *layout, besides *b, const char *name,
          const nrm_json *json, nrm_err *e)
{
    nrm_json *ask = nrm_new(layout->a, nrm_json);
    nrm_rows *part;

    *ask = *json;
    ask->kind = NRM_JSON_STRING;
    ask->text = nrm_text_of(name);
    part = layout->other(layout, ask, e);
    if (part != NULL)
        part = nrm_rows_header(layout->a, part, layout->dialect, e);
    if (part == NULL)
        return -1;
    if (b->n == SHEETS_MAX)
        return nrm_json_fail(json, e, "more than %d sheets", SHEETS_MAX);
    b->part[b->n] = part;
    b->name[b->n++] = name;
    return 0;
}

static nrm_rows *
open_step(const nrm_layout *layout, nrm_rows *from, const nrm_json *json,
          nrm_err *e)
{
    besides *b = nrm_new(layout->a, besides);
    nrm_text like, *names = NULL;
    nrm_rows *rows = nrm_rows_over(layout->a, from, next, b);
    bool self = true;
    const char *name;

    if (nrm_step_text(json, "sheets", &like, e) != 0)
        return NULL;
    b->part[0] = from;
    b->name[0] = from->name;
    b->n = 1;
    for (size_t i = 0; (name = layout->sheet(layout, i)) != NULL; i++) {
        if (!nrm_step_like(like, nrm_text_of(name)))
            continue;
        if (!self && add_sheet(layout, b, name, json, e) != 0)
            return NULL;
        if (self)
            b->name[0] = name;
        self = false;
    }
    rows->n = 0;
    for (size_t i = 0; i < b->n; i++) {
        names = nrm_grow(layout->a, names, rows->n, rows->n + b->part[i]->n,
                         sizeof *names);
        memcpy(names + rows->n, b->part[i]->columns,
               b->part[i]->n * sizeof *names);
        rows->n += b->part[i]->n;
    }
    rows->columns = names;
    b->cells = nrm_new_n(layout->a, nrm_text, rows->n + 1);
    return rows;
}

const nrm_step nrm_step_beside = {
    .name = "beside",
    .help = "put the columns of other sheets beside these, row by row",
    .keys = "sheets",
    .open = open_step,
};
