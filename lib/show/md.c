/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Markdown. Tables are pipe tables, padded so that they can be read as they
 * are. A document is the template's own bytes with the directives replaced.
 */
#include "show/md.h"

#include "data/unicode.h"

#include <ctype.h>
#include <string.h>

/* Whether a byte could start or end a mark of Markdown there. */
static bool
needs_escape(const char *text, size_t i)
{
    char c = text[i], before = i > 0 ? text[i - 1] : ' ', after = text[i + 1];

    switch (c) {
    case '\\':
    case '`':
    case '*':
    case '|': return true;
    case '_':
        return !isalnum((unsigned char)before)
               || !isalnum((unsigned char)after);
    case '<':
        return isalpha((unsigned char)after) || after == '/' || after == '!'
               || after == '?';
    case '&': return isalpha((unsigned char)after) || after == '#';
    default: return false;
    }
}

void
nrm_md_escape(nrm_buf *out, const char *text)
{
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (needs_escape(text, i))
            nrm_buf_char(out, '\\');
        nrm_buf_char(out, text[i] == '\n' ? ' ' : text[i]);
    }
}

static const char *
escaped(nrm_arena *a, const char *text)
{
    nrm_buf out;

    nrm_buf_init(&out, a);
    nrm_md_escape(&out, text);
    return nrm_buf_string(&out);
}

/* The table as texts that are ready to print: a row of heads, then rows. */
typedef struct grid {
    const char **at;
    size_t *widths;
    bool *right;
    size_t n_rows, n_columns;
} grid;

static const char *
column_head(nrm_arena *a, const nrm_table *t, size_t column)
{
    nrm_buf out;

    nrm_buf_init(&out, a);
    for (size_t l = 0; l < t->n_levels; l++) {
        if (l > 0)
            nrm_buf_text(&out, ", ");
        nrm_md_escape(&out, t->heads[l * t->n_columns + column]);
    }
    return nrm_buf_string(&out);
}

/* The label of a row; totals are bold. */
static const char *
stub_text(nrm_arena *a, const nrm_table *t, size_t row, size_t stub)
{
    const char *text = escaped(a, t->stubs[row * t->n_stubs + stub]);

    return t->total[row] && *text != '\0' ? nrm_format(a, "**%s**", text)
                                          : text;
}

static grid
lay_out(nrm_arena *a, const nrm_table *t)
{
    grid g = { .n_rows = t->n_rows + 1,
               .n_columns = t->n_stubs + t->n_columns };

    g.at = nrm_new_n(a, const char *, g.n_rows *g.n_columns);
    g.widths = nrm_new_n(a, size_t, g.n_columns);
    g.right = nrm_new_n(a, bool, g.n_columns);
    for (size_t c = 0; c < g.n_columns; c++) {
        bool stub = c < t->n_stubs;
        size_t column = stub ? c : c - t->n_stubs;

        g.right[c] = !stub && t->kinds[column] == NRM_COLUMN_NUMBERS;
        g.widths[c] = 3;
        g.at[c] =
            stub ? escaped(a, t->stub_heads[c]) : column_head(a, t, column);
        for (size_t r = 0; r < t->n_rows; r++)
            g.at[(r + 1) * g.n_columns + c] =
                stub ? stub_text(a, t, r, c)
                     : escaped(a, t->cells[r * t->n_columns + column].text);
        for (size_t r = 0; r < g.n_rows; r++) {
            size_t width =
                nrm_utf8_width(nrm_text_of(g.at[r * g.n_columns + c]));

            g.widths[c] = width > g.widths[c] ? width : g.widths[c];
        }
    }
    return g;
}

static void
put_row(nrm_buf *out, const grid *g, size_t row)
{
    for (size_t c = 0; c < g->n_columns; c++) {
        const char *text = g->at[row * g->n_columns + c];
        size_t width = nrm_utf8_width(nrm_text_of(text));
        int pad = (int)(g->widths[c] - width);

        nrm_buf_format(out, "| %*s%s%*s ", g->right[c] ? pad : 0, "", text,
                       g->right[c] ? 0 : pad, "");
    }
    nrm_buf_text(out, "|\n");
}

static void
put_rule(nrm_buf *out, const grid *g)
{
    for (size_t c = 0; c < g->n_columns; c++) {
        nrm_buf_text(out, g->right[c] ? "|-" : "|:");
        for (size_t i = 0; i < g->widths[c]; i++)
            nrm_buf_char(out, '-');
        nrm_buf_char(out, g->right[c] ? ':' : '-');
    }
    nrm_buf_text(out, "|\n");
}

/* The legend, the note and the source under a table or figure. */
static void
put_foot(nrm_words *w, const nrm_table *t, nrm_buf *out)
{
    const char *legend = nrm_table_legend(w, out->a, t->marks);

    if (*legend == '\0' && t->note == NULL && t->source == NULL)
        return;
    nrm_buf_char(out, '\n');
    if (t->note != NULL)
        nrm_buf_format(out, "%s%s", t->note,
                       *legend != '\0' || t->source != NULL ? "  \n" : "");
    if (*legend != '\0')
        nrm_buf_format(out, "%s.%s", legend, t->source != NULL ? "  \n" : "");
    if (t->source != NULL)
        nrm_buf_format(out, "%s: %s", nrm_words_get(w, "source"), t->source);
    nrm_buf_char(out, '\n');
}

static int
put_table(nrm_words *w, const nrm_table *t, nrm_buf *out, NRM_UNUSED nrm_err *e)
{
    const char *title = nrm_table_title(w, out->a, t);
    grid g = lay_out(out->a, t);

    if (*title != '\0') {
        nrm_buf_text(out, "**");
        nrm_md_escape(out, title);
        nrm_buf_text(out, "**");
        if (t->unit != NULL)
            nrm_buf_format(out, " (%s)", t->unit);
        nrm_buf_text(out, "\n\n");
    }
    put_row(out, &g, 0);
    put_rule(out, &g);
    for (size_t r = 1; r < g.n_rows; r++)
        put_row(out, &g, r);
    put_foot(w, t, out);
    return 0;
}

const nrm_table_writer nrm_table_writer_md = {
    .name = "md",
    .help = "Markdown, a pipe table",
    .write = put_table,
};
