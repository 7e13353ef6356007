/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/chart_rows.h"

#include <math.h>

#define ROW 24.0
#define LINE 15.6 /* of a label in several lines */
#define GAP 10.0

void
nrm_chart_whisker(nrm_chart *c, const nrm_scale *s, const nrm_mark_place *p,
                  double y, nrm_ink ink)
{
    if (!p->limited && !p->bounded)
        return;
    nrm_plot_mark(c, p->cell, 'l');
    nrm_plot_mark(c, p->cell, 'h');
    nrm_svg_line(c->svg, nrm_plot_at(s, p->low), y, nrm_plot_at(s, p->high), y,
                 (nrm_pen){ .stroke = ink,
                            .width = p->bounded ? 6 : 2,
                            .dash = p->bounded ? "2 2" : NULL });
}

static double
row_height(const nrm_chart *c, size_t row, double label_width)
{
    nrm_type type = nrm_plot_type(NRM_END, NRM_INK_TEXT);
    size_t lines;

    type.bold = c->t->total[row];
    lines = nrm_svg_lines(label_width + 0.5, type, nrm_plot_label(c, row));
    return fmax(ROW, LINE * (double)lines + 8);
}

int
nrm_chart_rows(nrm_chart *c, bool free_start, nrm_row_mark *mark)
{
    double width = c->right - c->left, texts = 0, bottom = c->y;
    double labels = nrm_plot_label_width(c, 0.34 * width);
    nrm_scale s;

    if (nrm_plot_need_columns(c, 1, 1) != 0)
        return -1;
    for (size_t r = 0; r < c->t->n_rows; r++) {
        texts = fmax(texts, nrm_plot_width(nrm_plot_cell(c, r, 0)->text, true));
        bottom += row_height(c, r, labels);
    }
    if (nrm_plot_scale(c, free_start, c->left + labels + GAP,
                       c->right - texts - GAP, &s)
        != 0)
        return -1;
    nrm_plot_axis(c, "x", &s);
    nrm_plot_grid_x(c, &s, c->y, bottom);
    for (size_t r = 0; r < c->t->n_rows; r++) {
        const nrm_cell *cell = nrm_plot_cell(c, r, 0);
        nrm_mark_place p = nrm_plot_place(cell);
        double y = c->y + row_height(c, r, labels) / 2;

        nrm_plot_row_label(c, r, c->left + labels, y, labels);
        if (p.known || p.bounded)
            mark(c, &s, &p, y, nrm_plot_row_ink(c, r));
        nrm_svg_text(c->svg, c->right, y + 4.2,
                     nrm_plot_bold(NRM_END, NRM_INK_TEXT), cell->text);
        c->y += row_height(c, r, labels);
    }
    nrm_svg_group_end(c->svg);
    c->y = bottom + 18;
    return 0;
}
