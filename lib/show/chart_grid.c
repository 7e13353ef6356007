/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/chart_grid.h"

#include "show/font.h"

#include <math.h>
#include <string.h>

#define ROW 32.0
#define GAP 2.0
#define WIDEST 90.0 /* of a column */
#define LINE 14.0

typedef struct band {
    size_t from, to;
    double left, each; /* of the columns */
    double height;     /* of the rows */
} band;

static nrm_type
head_type(void)
{
    return (nrm_type){ 11, false, NRM_MIDDLE, NRM_INK_TEXT };
}

/* The widest word of the headers: a column is not narrower. */
static double
widest_word(const nrm_chart *c)
{
    double widest = 0;

    for (size_t k = 0; k < c->t->n_columns; k++) {
        nrm_text rest = nrm_text_of(nrm_plot_head(c, k)), word;

        while (rest.len > 0 && nrm_text_cut(&rest, ' ', &word))
            widest = fmax(widest, nrm_font_width(word, 11, false));
    }
    return widest;
}

static void
draw_heads(nrm_chart *c, const band *b)
{
    nrm_type type = head_type();
    size_t most = 0;

    for (size_t k = b->from; k < b->to; k++) {
        size_t lines = nrm_svg_lines(b->each - 4, type, nrm_plot_head(c, k));

        most = lines > most ? lines : most;
    }
    for (size_t k = b->from; k < b->to; k++) {
        const char *head = nrm_plot_head(c, k);
        size_t lines = nrm_svg_lines(b->each - 4, type, head);

        nrm_svg_paragraph(
            c->svg, b->left + ((double)(k - b->from) + 0.5) * b->each,
            c->y + LINE * (double)(most - lines) + 10, b->each - 4, type, head);
    }
    c->y += LINE * (double)most + 8;
}

static void
draw_band(nrm_chart *c, const band *b, double labels, nrm_grid_draw *draw)
{
    draw_heads(c, b);
    for (size_t r = 0; r < c->t->n_rows; r++, c->y += b->height) {
        nrm_plot_row_label(c, r, c->left + labels, c->y + b->height / 2,
                           labels);
        for (size_t k = b->from; k < b->to; k++) {
            nrm_grid_cell cell = {
                .cell = nrm_plot_cell(c, r, k),
                .x = b->left + (double)(k - b->from) * b->each + GAP / 2,
                .y = c->y + GAP / 2,
                .width = b->each - GAP,
                .height = b->height - GAP,
            };

            nrm_svg_group(c->svg,
                          nrm_format(c->a, "%s, %s: %s", nrm_plot_label(c, r),
                                     nrm_plot_head(c, k), cell.cell->text));
            draw(c, &cell);
            nrm_svg_group_end(c->svg);
        }
    }
    c->y += 12;
}

int
nrm_chart_grid(nrm_chart *c, double least, nrm_grid_draw *draw)
{
    double width = c->right - c->left;
    double labels = nrm_plot_label_width(c, 0.3 * width);
    double room = width - labels - 8;
    double each = fmax(least, widest_word(c) + 8);
    double height = ROW;
    size_t fit, n = c->t->n_columns;

    for (size_t r = 0; r < c->t->n_rows; r++)
        height = fmax(height, nrm_plot_row_height(c, r, labels) - 6);
    if (nrm_plot_need_columns(c, 1, (size_t)-1) != 0)
        return -1;
    fit = each >= room ? 1 : (size_t)(room / each);
    fit = fit > n ? n : fit;
    fit = (n + (n + fit - 1) / fit - 1) / ((n + fit - 1) / fit);
    each = fmin(fmax(WIDEST, each), room / (double)fit);
    for (size_t from = 0; from < n; from += fit) {
        band b = { from, from + fit > n ? n : from + fit, c->left + labels + 8,
                   each, height };

        draw_band(c, &b, labels, draw);
    }
    c->y -= 12;
    return 0;
}
