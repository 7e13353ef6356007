/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Puts the columns of other sheets beside those of this one, as exports do
 * that split wide tables: {"step": "beside", "sheets": "Content*"}. Rows belong
 * together that stand as far below the headers of their sheets; one that a
 * sheet has not is empty there. The headers of the other sheets are those of
 * the dialect or, with "after", are found as the step `header` does.
 */
#include "intake/step.h"

#include <string.h>

#define SHEETS_MAX 64
#define AT_END ((size_t)-1)

/* A sheet and its next row. */
typedef struct part {
    nrm_rows *rows;
    nrm_cells row;
    size_t below; /* how far below its header, or AT_END; 0 before the first */
} part;

typedef struct besides {
    part part[SHEETS_MAX];
    size_t n;
    size_t below; /* of the row that was given last */
    nrm_text *cells;
} besides;

/* Reads the next row of a part. A sheet is no text: it has no bad rows. */
static int
advance(part *p, nrm_err *e)
{
    int more = p->rows->next(p->rows, &p->row, e);

    p->below = more > 0 ? p->row.line - p->rows->line : AT_END;
    return more == NRM_ROW_BAD ? -1 : more;
}

static int
next(nrm_rows *rows, nrm_cells *out, nrm_err *e)
{
    besides *b = rows->state;
    size_t below = AT_END;
    nrm_text *at = b->cells;

    for (size_t i = 0; i < b->n; i++) {
        part *p = &b->part[i];

        if (p->below == b->below && advance(p, e) < 0)
            return -1;
        below = p->below < below ? p->below : below;
    }
    b->below = below;
    if (below == AT_END)
        return 0;
    memset(out, 0, sizeof *out);
    memset(at, 0, rows->n * sizeof *at);
    for (size_t i = 0; i < b->n; at += b->part[i++].rows->n) {
        const part *p = &b->part[i];

        if (p->below != below)
            continue;
        memcpy(at, p->row.at, p->rows->n * sizeof *at);
        out->line = out->line == 0 ? p->row.line : out->line;
    }
    out->at = b->cells;
    out->n = rows->n;
    return NRM_ROW_GOOD;
}

static int
add_sheet(const nrm_layout *layout, besides *b, const char *name,
          const nrm_json *json, nrm_err *e)
{
    nrm_json *ask = nrm_new(layout->a, nrm_json);
    nrm_rows *rows;

    *ask = *json;
    ask->kind = NRM_JSON_STRING;
    ask->text = nrm_text_of(name);
    rows = layout->other(layout, ask, e);
    if (rows != NULL)
        rows = nrm_json_get(json, "after") != NULL
                   ? nrm_step_header_take(layout, rows, json, e)
                   : nrm_rows_header(layout->a, rows, layout->dialect, e);
    if (rows == NULL)
        return -1;
    if (b->n == SHEETS_MAX)
        return nrm_json_fail(json, e, "more than %d sheets", SHEETS_MAX);
    b->part[b->n++].rows = rows;
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
    b->part[b->n++].rows = from;
    for (size_t i = 0; (name = layout->sheet(layout, i)) != NULL; i++) {
        if (!nrm_step_like(like, nrm_text_of(name)))
            continue;
        if (!self && add_sheet(layout, b, name, json, e) != 0)
            return NULL;
        self = false;
    }
    rows->n = 0;
    for (size_t i = 0; i < b->n; i++) {
        const nrm_rows *more = b->part[i].rows;

        names = nrm_grow(layout->a, names, rows->n, rows->n + more->n,
                         sizeof *names);
        if (more->n > 0)
            memcpy(names + rows->n, more->columns, more->n * sizeof *names);
        rows->n += more->n;
    }
    rows->columns = names;
    b->cells = nrm_new_n(layout->a, nrm_text, rows->n + 1);
    return rows;
}

const nrm_step nrm_step_beside = {
    .name = "beside",
    .help = "put the columns of other sheets beside these, row by row",
    .keys = "sheets after",
    .open = open_step,
};
