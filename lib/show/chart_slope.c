/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before and after: a line a row between two columns. */
#include "show/chart_spread.h"

#include <math.h>

#define PITCH 16.0 /* between labels */

/* The labels of one side; rows without a number there are left out. */
static nrm_end_label *
side_labels(nrm_chart *c, const nrm_scale *s, size_t column, size_t *n)
{
    nrm_end_label *labels = nrm_new_n(c->a, nrm_end_label, c->t->n_rows);

    *n = 0;
    for (size_t r = 0; r < c->t->n_rows; r++) {
        const nrm_cell *cell = nrm_plot_cell(c, r, column);
        nrm_mark_place p = nrm_plot_place(cell);

        if (!p.known && !p.bounded)
            continue;
        labels[(*n)++] = (nrm_end_label){
            column == 0 ? nrm_format(c->a, "%s  %s", nrm_plot_label(c, r),
                                     cell->short_text)
                        : nrm_format(c->a, "%s  %s", cell->short_text,
                                     nrm_plot_label(c, r)),
            nrm_plot_at(s, p.x), nrm_plot_row_ink(c, r)
        };
    }
    return labels;
}

static double
side_width(const nrm_end_label *labels, size_t n)
{
    double widest = 0;

    for (size_t i = 0; i < n; i++)
        widest = fmax(widest, nrm_plot_width(labels[i].text, true));
    return widest;
}

static void
draw_labels(nrm_chart *c, const nrm_end_label *labels, size_t n, double x,
            nrm_anchor anchor)
{
    for (size_t i = 0; i < n; i++) {
        nrm_type type = nrm_plot_type(anchor, NRM_INK_TEXT);

        type.bold = labels[i].ink == NRM_INK_HOT;
        nrm_svg_text(c->svg, x, labels[i].y + 4.2, type, labels[i].text);
    }
}

/* A number, or a bar from bound to bound. */
static void
draw_end(nrm_chart *c, const nrm_scale *s, const nrm_mark_place *p, double x,
         nrm_ink ink)
{
    if (p->known) {
        nrm_plot_mark(c, p->cell, 0);
        nrm_svg_circle(c->svg, x, nrm_plot_at(s, p->x), 4,
                       (nrm_pen){ .fill = ink });
    }
    if (p->bounded) {
        nrm_plot_mark(c, p->cell, 'l');
        nrm_plot_mark(c, p->cell, 'h');
        nrm_svg_line(c->svg, x, nrm_plot_at(s, p->low), x,
                     nrm_plot_at(s, p->high),
                     (nrm_pen){ .stroke = ink, .width = 4 });
    }
}

static void
draw_lines(nrm_chart *c, const nrm_scale *s, double left, double right)
{
    nrm_plot_axis(c, "y", s);
    for (size_t r = 0; r < c->t->n_rows; r++) {
        nrm_mark_place from = nrm_plot_place(nrm_plot_cell(c, r, 0));
        nrm_mark_place to = nrm_plot_place(nrm_plot_cell(c, r, 1));
        nrm_ink ink = nrm_plot_row_ink(c, r);

        if (from.known && to.known) {
            nrm_plot_mark(c, from.cell, 0);
            nrm_plot_mark(c, to.cell, 0);
            nrm_svg_line(c->svg, left, nrm_plot_at(s, from.x), right,
                         nrm_plot_at(s, to.x),
                         (nrm_pen){ .stroke = ink, .width = 2 });
        }
        draw_end(c, s, &from, left, ink);
        draw_end(c, s, &to, right, ink);
    }
    nrm_svg_group_end(c->svg);
}

static int
draw(nrm_chart *c)
{
    double height = fmax(160, PITCH * (double)c->t->n_rows * 1.3);
    double top = c->y + 26, left, right;
    nrm_end_label *before, *after;
    size_t n[2];
    nrm_scale s;

    if (nrm_plot_need_columns(c, 2, 2) != 0
        || nrm_plot_scale(c, false, top + height, top, &s) != 0)
        return -1;
    before = side_labels(c, &s, 0, &n[0]);
    after = side_labels(c, &s, 1, &n[1]);
    left = c->left + side_width(before, n[0]) + 12;
    right = c->right - side_width(after, n[1]) - 12;
    if (right < left + 40)
        return nrm_fail(c->e, NRM_EUSAGE,
                        "the labels leave no room for the lines; make the "
                        "chart wider");
    nrm_svg_text(c->svg, left, c->y + 10, nrm_plot_bold(NRM_END, NRM_INK_SOFT),
                 nrm_plot_head(c, 0));
    nrm_svg_text(c->svg, right, c->y + 10,
                 nrm_plot_bold(NRM_START, NRM_INK_SOFT), nrm_plot_head(c, 1));
    draw_lines(c, &s, left, right);
    nrm_spread_labels(before, n[0], PITCH, top, top + height);
    nrm_spread_labels(after, n[1], PITCH, top, top + height);
    draw_labels(c, before, n[0], left - 10, NRM_END);
    draw_labels(c, after, n[1], right + 10, NRM_START);
    c->y = top + height + 8;
    return 0;
}

const nrm_chart_kind nrm_chart_slope = {
    .name = "slope",
    .help = "before and after, a line a row",
    .native = NRM_NATIVE_PAIR,
    .draw = draw,
};
