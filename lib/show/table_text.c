/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of text, and the text around tables. */
#include "show/table.h"

nrm_table *
nrm_table_of_text(nrm_arena *a, const char *const *heads,
                  const char *const *cells, size_t n_rows, size_t n_columns)
{
    nrm_table *t = nrm_new(a, nrm_table);

    t->n_stubs = t->n_levels = 1;
    t->n_rows = n_rows;
    t->n_columns = n_columns;
    t->prose = true;
    t->kinds = nrm_new_n(a, nrm_column_kind, n_columns);
    t->stub_heads = nrm_new_n(a, const char *, 1);
    t->heads = nrm_new_n(a, const char *, n_columns);
    t->stubs = nrm_new_n(a, const char *, n_rows);
    t->total = nrm_new_n(a, bool, n_rows);
    t->cells = nrm_new_n(a, nrm_cell, n_rows * n_columns);
    t->stub_heads[0] = heads[0];
    for (size_t c = 0; c < n_columns; c++) {
        t->heads[c] = heads[c + 1];
        t->kinds[c] = NRM_COLUMN_TEXT;
    }
    for (size_t r = 0; r < n_rows; r++) {
        t->stubs[r] = cells[r * (n_columns + 1)];
        for (size_t c = 0; c < n_columns; c++)
            t->cells[r * n_columns + c] =
                nrm_cell_text(cells[r * (n_columns + 1) + c + 1]);
    }
    return t;
}

/* n texts, `step` apart, with commas between. */
static const char *
joined(nrm_arena *a, const char *const *texts, size_t n, size_t step)
{
    nrm_buf out;

    nrm_buf_init(&out, a);
    for (size_t i = 0; i < n; i++)
        nrm_buf_format(&out, "%s%s", i > 0 ? ", " : "", texts[i * step]);
    return nrm_buf_string(&out);
}

const char *
nrm_table_label(nrm_arena *a, const nrm_table *t, size_t row)
{
    return joined(a, t->stubs + row * t->n_stubs, t->n_stubs, 1);
}

const char *
nrm_table_head(nrm_arena *a, const nrm_table *t, size_t column)
{
    return joined(a, t->heads + column, t->n_levels, t->n_columns);
}

const char *
nrm_table_legend(nrm_words *w, nrm_arena *a, nrm_marks marks)
{
    nrm_buf out;

    nrm_buf_init(&out, a);
    for (unsigned i = 0; i < NRM_MARKS; i++) {
        if ((marks & NRM_MARK_BIT(i)) == 0)
            continue;
        nrm_buf_format(&out, "%s%s %s", out.len > 0 ? "; " : "",
                       nrm_mark_text(a, (nrm_mark)i),
                       nrm_words_get(w, nrm_mark_key(a, (nrm_mark)i)));
    }
    return nrm_buf_string(&out);
}

const char *
nrm_table_title(nrm_words *w, nrm_arena *a, const nrm_table *t)
{
    const char *caption = t->caption == NULL ? "" : t->caption;

    if (t->number == 0)
        return caption;
    return nrm_format(a, "%s %zu%s%s", nrm_words_get(w, "table"), t->number,
                      *caption == '\0' ? "" : ": ", caption);
}
