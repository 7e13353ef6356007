/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the first step to the last: a bar a step, with the per cent of the
 * step before. Where one of the two is not a number there is no per cent.
 */
#include "show/plot.h"

#include "show/round.h"

#include <math.h>

#define ROW 38.0
#define THICK 28.0
#define GAP 8.0

static const char *
step_text(const nrm_chart *c, size_t row)
{
    const nrm_cell *cell = nrm_plot_cell(c, row, 0);
    nrm_mark_place now = nrm_plot_place(cell), before = { 0 };

    if (row > 0)
        before = nrm_plot_place(nrm_plot_cell(c, row - 1, 0));
    if (!now.known || !before.known || before.x <= 0)
        return cell->text;
    return nrm_format(
        c->a, "%s (%s%%)", cell->text,
        nrm_words_number(c->w, nrm_round(c->a, 100 * now.x / before.x, 0)));
}

static void
draw_step(nrm_chart *c, const nrm_scale *s, size_t row, double labels)
{
    nrm_mark_place p = nrm_plot_place(nrm_plot_cell(c, row, 0));
    double y = c->y + ROW / 2, end = s->from;

    nrm_plot_row_label(c, row, c->left + labels, y, labels);
    if (p.known || p.bounded)
        end = fmax(s->from, nrm_plot_at(s, p.bounded ? p.high : p.x));
    if (end > s->from) { /* a step is never below 0 */
        nrm_svg_at(c->svg, 0);
        nrm_plot_mark(c, p.cell, p.bounded ? 'h' : 0);
        nrm_svg_rect(c->svg, s->from, y - THICK / 2, end - s->from, THICK,
                     (nrm_pen){ .fill = nrm_plot_row_ink(c, row),
                                .opacity = p.bounded ? 0.3 : 0 });
    }
    nrm_svg_text(c->svg, end + GAP, y + 4.2,
                 nrm_plot_bold(NRM_START, NRM_INK_TEXT), step_text(c, row));
    c->y += ROW;
}

static int
draw(nrm_chart *c)
{
    double width = c->right - c->left, texts = 0;
    double labels = nrm_plot_label_width(c, 0.36 * width);
    nrm_scale s;

    if (nrm_plot_need_columns(c, 1, 1) != 0)
        return -1;
    for (size_t r = 0; r < c->t->n_rows; r++)
        texts = fmax(texts, nrm_plot_width(step_text(c, r), true));
    if (nrm_plot_scale(c, false, c->left + labels + GAP, c->right - texts - GAP,
                       &s)
        != 0)
        return -1;
    s.low = 0;
    s.high = 0;
    for (size_t r = 0; r < c->t->n_rows; r++)
        s.high = fmax(s.high, nrm_plot_place(nrm_plot_cell(c, r, 0)).high);
    if (s.high <= 0)
        s.high = 1;
    nrm_plot_axis(c, "x", &s);
    for (size_t r = 0; r < c->t->n_rows; r++)
        draw_step(c, &s, r, labels);
    nrm_svg_group_end(c->svg);
    return 0;
}

const nrm_chart_kind nrm_chart_cascade = {
    .name = "cascade",
    .help = "steps as bars, with the per cent of the step before",
    .native = NRM_NATIVE_BARS,
    .draw = draw,
};
