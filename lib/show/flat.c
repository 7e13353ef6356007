/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/table.h"

#include "show/round.h"

#include <string.h>

/* Columns of the flat table: where each comes from. */
typedef enum part { WHOLE, LOWER, UPPER, MARKS } part;

typedef struct source {
    size_t column;
    part part;
} source;

static bool
has_limits(const nrm_table *t, size_t column)
{
    for (size_t r = 0; r < t->n_rows; r++)
        if (t->cells[r * t->n_columns + column].low.known)
            return true;
    return false;
}

static source *
plan_columns(nrm_arena *a, const nrm_table *t, size_t *n)
{
    source *s = nrm_new_n(a, source, 3 * t->n_columns + 1);
    bool marks = false;

    *n = 0;
    for (size_t c = 0; c < t->n_columns; c++) {
        s[(*n)++] = (source){ c, WHOLE };
        if (has_limits(t, c)) {
            s[(*n)++] = (source){ c, LOWER };
            s[(*n)++] = (source){ c, UPPER };
        }
    }
    for (size_t i = 0; i < t->n_rows * t->n_columns; i++)
        marks = marks || nrm_marks_beside(t->cells[i].marks) != 0;
    if (marks)
        s[(*n)++] = (source){ 0, MARKS };
    return s;
}

static const char *
flat_head(nrm_words *w, nrm_arena *a, const nrm_table *t, source s)
{
    const char *head = s.part == MARKS ? NULL : nrm_table_head(a, t, s.column);

    switch (s.part) {
    case WHOLE: return head;
    case LOWER:
        return nrm_format(a, "%s, %s", head, nrm_words_get(w, "value.CI_LOW"));
    case UPPER:
        return nrm_format(a, "%s, %s", head, nrm_words_get(w, "value.CI_HIGH"));
    case MARKS: break;
    }
    return nrm_words_get(w, "marks");
}

/* "2019 [b]; 2020 [p]" for the marks beside the numbers of a row. */
static const char *
row_marks(nrm_arena *a, const nrm_table *t, size_t r)
{
    nrm_buf out;

    nrm_buf_init(&out, a);
    for (size_t c = 0; c < t->n_columns; c++) {
        nrm_marks marks =
            nrm_marks_beside(t->cells[r * t->n_columns + c].marks);

        if (marks != 0)
            nrm_buf_format(&out, "%s%s%s", out.len > 0 ? "; " : "",
                           nrm_table_head(a, t, c), nrm_marks_text(a, marks));
    }
    return nrm_buf_string(&out);
}

static nrm_cell
limit_cell(nrm_arena *a, const nrm_cell *cell, nrm_maybe limit, nrm_attr attr)
{
    nrm_cell out = *cell;

    out.attr = attr;
    out.low = out.high = nrm_unknown();
    out.value = limit;
    if (limit.known) {
        out.text = out.short_text = out.plain =
            nrm_round(a, limit.x, cell->decimals);
    } else if (cell->value.known) {
        out.text = out.short_text = out.plain = "[x]";
        out.marks = NRM_MARK_BIT(NRM_MARK_X);
    }
    return out;
}

static nrm_cell
flat_cell(nrm_arena *a, const nrm_table *t, size_t r, source s)
{
    const nrm_cell *cell = &t->cells[r * t->n_columns + s.column];
    nrm_cell out;

    switch (s.part) {
    case LOWER: return limit_cell(a, cell, cell->low, NRM_CI_LOW);
    case UPPER: return limit_cell(a, cell, cell->high, NRM_CI_HIGH);
    case MARKS: return nrm_cell_text(row_marks(a, t, r));
    case WHOLE: break;
    }
    out = *cell;
    out.text = cell->word == NULL
                   ? cell->short_text
                   : nrm_format(a, "%s %s", cell->short_text, cell->word);
    out.low = out.high = nrm_unknown();
    return out;
}

nrm_table *
nrm_table_flat(nrm_words *w, nrm_arena *a, const nrm_table *t)
{
    nrm_table *flat = nrm_new(a, nrm_table);
    size_t n;
    source *sources = plan_columns(a, t, &n);

    *flat = *t;
    flat->n_levels = 1;
    flat->n_columns = n;
    flat->heads = nrm_new_n(a, const char *, n);
    flat->kinds = nrm_new_n(a, nrm_column_kind, n);
    flat->cells = nrm_new_n(a, nrm_cell, t->n_rows * n);
    for (size_t c = 0; c < n; c++) {
        flat->heads[c] = flat_head(w, a, t, sources[c]);
        flat->kinds[c] = sources[c].part == MARKS ? NRM_COLUMN_TEXT
                                                  : t->kinds[sources[c].column];
        for (size_t r = 0; r < t->n_rows; r++)
            flat->cells[r * n + c] = flat_cell(a, t, r, sources[c]);
    }
    return flat;
}
