/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table whose cells are shaded by their number, which stands in them. */
#include "show/chart_grid.h"

#include <math.h>

#define LIGHTEST 0.06
#define DARKEST 0.45 /* text stays readable on it */

/* From the smallest number, or 0, to the largest. */
static nrm_scale
scale_of(const nrm_chart *c)
{
    nrm_scale s = { .from = LIGHTEST, .to = DARKEST };

    for (size_t i = 0; i < c->t->n_rows * c->t->n_columns; i++) {
        nrm_mark_place p = nrm_plot_place(&c->t->cells[i]);

        if (!p.known)
            continue;
        s.low = fmin(s.low, p.x);
        s.high = fmax(s.high, p.x);
    }
    if (s.high <= s.low)
        s.high = s.low + 1;
    return s;
}

/* What is no number is a box without a shade. */
static void
draw_cell(nrm_chart *c, const nrm_grid_cell *g)
{
    nrm_mark_place p = nrm_plot_place(g->cell);
    nrm_scale s = scale_of(c);
    nrm_pen pen = { .stroke = NRM_INK_GRID, .width = 1 };

    if (p.known) {
        nrm_plot_mark(c, g->cell, 0);
        pen =
            (nrm_pen){ .fill = NRM_INK_MAIN, .opacity = nrm_plot_at(&s, p.x) };
    }
    nrm_svg_rect(c->svg, g->x, g->y, g->width, g->height, pen);
    nrm_svg_text(c->svg, g->x + g->width / 2, g->y + g->height / 2 + 4.2,
                 nrm_plot_type(NRM_MIDDLE, NRM_INK_TEXT), g->cell->short_text);
}

static int
draw(nrm_chart *c)
{
    nrm_scale s = scale_of(c);
    double widest = 0;
    int result;

    for (size_t i = 0; i < c->t->n_rows * c->t->n_columns; i++)
        widest = fmax(widest, nrm_plot_width(c->t->cells[i].short_text, false));
    nrm_plot_axis(c, "opacity", &s);
    result = nrm_chart_grid(c, widest + 10, draw_cell);
    nrm_svg_group_end(c->svg);
    return result;
}

const nrm_chart_kind nrm_chart_heat = {
    .name = "heat",
    .help = "a table whose cells are shaded by their number",
    .draw = draw,
};
