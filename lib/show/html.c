/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables of HTML: a caption, headers with their scope, one row of header for
 * each level, and the legend, note and source in a paragraph below.
 */
#include "show/html.h"

#include "show/svg.h"

#include <string.h>

void
nrm_html_escape(nrm_buf *out, const char *text)
{
    nrm_svg_escape(out, text);
}

static void
put_caption(nrm_words *w, const nrm_table *t, nrm_buf *out)
{
    const char *title = nrm_table_title(w, out->a, t);

    if (*title == '\0')
        return;
    nrm_buf_text(out, "<caption><span class=\"cap\">");
    nrm_html_escape(out, title);
    if (t->unit != NULL) {
        nrm_buf_text(out, " <span class=\"unit\">(");
        nrm_html_escape(out, t->unit);
        nrm_buf_text(out, ")</span>");
    }
    nrm_buf_text(out, "</span></caption>\n");
}

/* How many columns from `column` on have the same headers down to a level. */
static size_t
span_of(const nrm_table *t, size_t level, size_t column)
{
    size_t n = 1;

    for (; column + n < t->n_columns; n++)
        for (size_t l = 0; l <= level; l++)
            if (strcmp(t->heads[l * t->n_columns + column],
                       t->heads[l * t->n_columns + column + n])
                != 0)
                return n;
    return n;
}

static const char *
class_of(const nrm_table *t, size_t column)
{
    static const char *const classes[] = { [NRM_COLUMN_NUMBERS] =
                                               " class=\"n\"",
                                           [NRM_COLUMN_TEXT] = "",
                                           [NRM_COLUMN_SHAPES] =
                                               " class=\"m\"" };

    return classes[t->kinds[column]];
}

/*
 * A shape is drawn, since fonts differ in the size of circles, and is a word
 * for those who do not see it.
 */
static void
put_cell(const nrm_cell *cell, nrm_buf *out)
{
    static const char empty[] = "<circle cx=\"8\" cy=\"8\" r=\"6.25\" "
                                "fill=\"none\" stroke=\"currentColor\" "
                                "stroke-width=\"1.5\"/>";
    static const char half[] = "<path d=\"M8 1A7 7 0 0 0 8 15Z\"/>";
    static const char full[] = "<circle cx=\"8\" cy=\"8\" r=\"7\"/>";

    if (cell->word == NULL) {
        nrm_html_escape(out, cell->text);
        return;
    }
    nrm_buf_text(out, "<svg class=\"o\" viewBox=\"0 0 16 16\" "
                      "aria-hidden=\"true\" fill=\"currentColor\">");
    if ((cell->marks & NRM_MARK_BIT(NRM_MARK_FULL)) != 0)
        nrm_buf_text(out, full);
    else
        nrm_buf_text(out, empty);
    if ((cell->marks & NRM_MARK_BIT(NRM_MARK_HALF)) != 0)
        nrm_buf_text(out, half);
    nrm_buf_text(out, "</svg><span class=\"said\">");
    nrm_html_escape(out, cell->word);
    nrm_buf_text(out, "</span>");
}

static void
put_heads(const nrm_table *t, nrm_buf *out)
{
    nrm_buf_text(out, "<thead>\n");
    for (size_t l = 0; l < t->n_levels; l++) {
        bool last = l + 1 == t->n_levels;

        nrm_buf_text(out, "<tr>");
        for (size_t s = 0; l == 0 && s < t->n_stubs; s++) {
            nrm_buf_text(out, "<th scope=\"col\"");
            if (t->n_levels > 1)
                nrm_buf_format(out, " rowspan=\"%zu\"", t->n_levels);
            nrm_buf_char(out, '>');
            nrm_html_escape(out, t->stub_heads[s]);
            nrm_buf_text(out, "</th>");
        }
        for (size_t c = 0, n; c < t->n_columns; c += n) {
            n = last ? 1 : span_of(t, l, c);
            if (last)
                nrm_buf_format(out, "<th scope=\"col\"%s>", class_of(t, c));
            else
                nrm_buf_format(out, "<th scope=\"colgroup\" colspan=\"%zu\">",
                               n);
            nrm_html_escape(out, t->heads[l * t->n_columns + c]);
            nrm_buf_text(out, "</th>");
        }
        nrm_buf_text(out, "</tr>\n");
    }
    nrm_buf_text(out, "</thead>\n");
}

/* "2008-2020", which is not to be broken at the hyphen. */
static bool
is_period(const char *label)
{
    return strchr(label, '-') != NULL
           && strspn(label, "0123456789-") == strlen(label);
}

static void
put_rows(const nrm_table *t, nrm_buf *out)
{
    nrm_buf_text(out, "<tbody>\n");
    for (size_t r = 0; r < t->n_rows; r++) {
        nrm_buf_text(out, t->total[r] ? "<tr class=\"total\">" : "<tr>");
        for (size_t s = 0; s < t->n_stubs; s++) {
            const char *label = t->stubs[r * t->n_stubs + s];

            nrm_buf_format(out, "<th scope=\"row\"%s>",
                           is_period(label) ? " class=\"w\"" : "");
            nrm_html_escape(out, label);
            nrm_buf_text(out, "</th>");
        }
        for (size_t c = 0; c < t->n_columns; c++) {
            nrm_buf_format(out, "<td%s>", class_of(t, c));
            put_cell(&t->cells[r * t->n_columns + c], out);
            nrm_buf_text(out, "</td>");
        }
        nrm_buf_text(out, "</tr>\n");
    }
    nrm_buf_text(out, "</tbody>\n");
}

static void
put_foot(nrm_words *w, const nrm_table *t, nrm_buf *out)
{
    const char *legend = nrm_table_legend(w, out->a, t->marks);
    const char *between = "";

    if (*legend == '\0' && t->note == NULL && t->source == NULL)
        return;
    nrm_buf_text(out, "<p class=\"foot\">");
    if (t->note != NULL) {
        nrm_html_escape(out, t->note);
        between = "<br>\n";
    }
    if (*legend != '\0') {
        nrm_buf_text(out, between);
        nrm_html_escape(out, legend);
        nrm_buf_char(out, '.');
        between = "<br>\n";
    }
    if (t->source != NULL) {
        nrm_buf_text(out, between);
        nrm_html_escape(out, nrm_words_get(w, "source"));
        nrm_buf_text(out, ": ");
        nrm_html_escape(out, t->source);
    }
    nrm_buf_text(out, "</p>\n");
}

/* A wide table scrolls by itself, and can be reached by the keyboard. */
static int
put_table(nrm_words *w, const nrm_table *t, nrm_buf *out, NRM_UNUSED nrm_err *e)
{
    const char *title = nrm_table_title(w, out->a, t);

    nrm_buf_text(out, "<div class=\"table\" tabindex=\"0\" role=\"region\" "
                      "aria-label=\"");
    nrm_html_escape(out, *title != '\0'     ? title
                         : t->sheet != NULL ? nrm_words_get(w, t->sheet)
                                            : nrm_words_get(w, "table"));
    nrm_buf_text(out, "\">\n<table>\n");
    put_caption(w, t, out);
    put_heads(t, out);
    put_rows(t, out);
    nrm_buf_text(out, "</table>\n</div>\n");
    put_foot(w, t, out);
    return 0;
}

const nrm_table_writer nrm_table_writer_html = {
    .name = "html",
    .help = "HTML, a table with caption and scopes",
    .write = put_table,
};
