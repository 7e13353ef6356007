/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Answers on a scale, the columns from the worst to the best, as bars that
 * part in the middle. Each bar is the whole of its row; a row with a number
 * that is not known is not drawn.
 */
#include "show/plot.h"

#include <math.h>

#define THICK 24.0
#define GAP 10.0
#define DARK 0.6 /* opacity from which dark text is hard to read */

/* The look of a column: orange below the middle, blue above. */
static nrm_pen
pen_of(size_t column, size_t n)
{
    double place = n == 1 ? 0 : 2.0 * (double)column / (double)(n - 1) - 1;

    if (fabs(place) < 1e-9)
        return (nrm_pen){ .fill = NRM_INK_REST, .opacity = 0.4 };
    return (nrm_pen){ .fill = place < 0 ? NRM_INK_HOT : NRM_INK_MAIN,
                      .opacity = 0.25 + 0.55 * fabs(place) };
}

/* Text on the darkest blue is light; on all else it is dark. */
static nrm_ink
ink_on(nrm_pen pen)
{
    return pen.fill == NRM_INK_MAIN && pen.opacity > DARK ? NRM_INK_BACK
                                                          : NRM_INK_TEXT;
}

/* What stands for the first number of a row that is not known. */
static const char *
why_not(const nrm_chart *c, size_t row)
{
    for (size_t k = 0; k < c->t->n_columns; k++)
        if (!nrm_plot_place(nrm_plot_cell(c, row, k)).known)
            return nrm_plot_cell(c, row, k)->short_text;
    return nrm_mark_text(c->a, NRM_MARK_X);
}

/* The sum of a row; 0 when a number is not known. */
static double
row_sum(const nrm_chart *c, size_t row)
{
    double sum = 0;

    for (size_t k = 0; k < c->t->n_columns; k++) {
        nrm_mark_place p = nrm_plot_place(nrm_plot_cell(c, row, k));

        if (!p.known || p.x < 0)
            return 0;
        sum += p.x;
    }
    return sum;
}

/* The share of a row below the middle. */
static double
share_below(const nrm_chart *c, size_t row, double sum)
{
    size_t n = c->t->n_columns;
    double below = 0;

    for (size_t k = 0; k < n; k++) {
        double x = nrm_plot_place(nrm_plot_cell(c, row, k)).x;

        if (2 * k + 1 < n)
            below += x;
        else if (2 * k + 1 == n)
            below += x / 2;
    }
    return below / sum;
}

static void
draw_key(nrm_chart *c)
{
    double x = c->left;

    c->y += 10;
    nrm_svg_axis(c->svg, "key");
    for (size_t k = 0; k < c->t->n_columns; k++) {
        const char *head = nrm_plot_head(c, k);
        double width = nrm_plot_width(head, false) + 18;

        if (x > c->left && x + width > c->right) {
            x = c->left;
            c->y += 18;
        }
        nrm_svg_rect(c->svg, x, c->y - 10, 12, 12, pen_of(k, c->t->n_columns));
        nrm_svg_text(c->svg, x + 18, c->y,
                     nrm_plot_type(NRM_START, NRM_INK_TEXT), head);
        x += width + 16;
    }
    nrm_svg_group_end(c->svg);
    c->y += 16;
}

static void
draw_row(nrm_chart *c, size_t row, double x, double y, double wide)
{
    nrm_scale s = { .high = row_sum(c, row), .to = wide };

    nrm_plot_axis(c, "width", &s);
    for (size_t k = 0; k < c->t->n_columns; k++) {
        const nrm_cell *cell = nrm_plot_cell(c, row, k);
        double part = nrm_plot_at(&s, nrm_plot_place(cell).x);
        nrm_pen pen = pen_of(k, c->t->n_columns);

        nrm_plot_mark(c, cell, 0);
        nrm_svg_rect(c->svg, x, y, part, THICK,
                     (nrm_pen){ .fill = NRM_INK_BACK });
        nrm_plot_mark(c, cell, 0);
        nrm_svg_rect(c->svg, x, y, part, THICK, pen);
        if (nrm_plot_width(cell->short_text, false) + 6 < part)
            nrm_svg_text(c->svg, x + part / 2, y + THICK / 2 + 4.2,
                         nrm_plot_type(NRM_MIDDLE, ink_on(pen)),
                         cell->short_text);
        x += part;
    }
    nrm_svg_group_end(c->svg);
}

static double
row_height(const nrm_chart *c, size_t row, double labels)
{
    return GAP + fmax(THICK, nrm_plot_row_height(c, row, labels));
}

static int
draw(nrm_chart *c)
{
    double width = c->right - c->left, below = 0, above = 0, room, wide;
    double labels = nrm_plot_label_width(c, 0.34 * width), middle;
    double height = 0;

    if (nrm_plot_need_columns(c, 2, (size_t)-1) != 0)
        return -1;
    for (size_t r = 0; r < c->t->n_rows; r++) {
        double sum = row_sum(c, r);

        if (sum <= 0)
            continue;
        below = fmax(below, share_below(c, r, sum));
        above = fmax(above, 1 - share_below(c, r, sum));
    }
    if (below + above <= 0)
        return nrm_fail(c->e, NRM_EINPUT, "there is no row to draw");
    room = width - labels - GAP;
    wide = room / (below + above);
    middle = c->left + labels + GAP + below * wide;
    draw_key(c);
    for (size_t r = 0; r < c->t->n_rows; r++)
        height += row_height(c, r, labels);
    nrm_plot_axis(c, "x",
                  &(nrm_scale){ 0, 1, .from = middle, .to = middle + wide });
    nrm_svg_at(c->svg, 0);
    nrm_svg_line(c->svg, middle, c->y - GAP / 2, middle,
                 c->y + height - GAP / 2,
                 (nrm_pen){ .stroke = NRM_INK_REST, .width = 1 });
    nrm_svg_group_end(c->svg);
    for (size_t r = 0; r < c->t->n_rows; r++) {
        double sum = row_sum(c, r);
        double y = c->y + (row_height(c, r, labels) - GAP - THICK) / 2;

        nrm_plot_row_label(c, r, c->left + labels, y + THICK / 2, labels);
        if (sum > 0)
            draw_row(c, r, middle - share_below(c, r, sum) * wide, y, wide);
        else
            nrm_svg_text(c->svg, middle, y + THICK / 2 + 4.2,
                         nrm_plot_type(NRM_MIDDLE, NRM_INK_SOFT),
                         why_not(c, r));
        c->y += row_height(c, r, labels);
    }
    return 0;
}

const nrm_chart_kind nrm_chart_likert = {
    .name = "likert",
    .help = "answers from worst to best, as bars that part in the middle",
    .native = NRM_NATIVE_SHARES,
    .draw = draw,
};
