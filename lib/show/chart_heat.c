/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table whose cells are shaded by their number, which stands in them. */
#include "show/chart_grid.h"

#include <math.h>

#define LIGHTEST 0.06
#define DARKEST 0.45 /* text stays readable on it */

/* The largest number of the table: its cell is the darkest. */
static double
largest(const nrm_chart *c)
{
    double most = 0;

    for (size_t i = 0; i < c->t->n_rows * c->t->n_columns; i++) {
        nrm_mark_place p = nrm_plot_place(&c->t->cells[i]);

        if (p.known)
            most = fmax(most, p.x);
    }
    return most;
}

static void
draw_cell(nrm_chart *c, const nrm_grid_cell *g)
{
    nrm_mark_place p = nrm_plot_place(g->cell);
    double most = largest(c);
    double shade = p.known && most > 0 && p.x > 0 ? p.x / most : 0;

    nrm_svg_rect(
        c->svg, g->x, g->y, g->width, g->height,
        (nrm_pen){ .fill = p.known ? NRM_INK_MAIN : NRM_INK_GRID,
                   .opacity = p.known ? LIGHTEST + shade * (DARKEST - LIGHTEST)
                                      : 0.35 });
    nrm_svg_text(c->svg, g->x + g->width / 2, g->y + g->height / 2 + 4.2,
                 nrm_plot_type(NRM_MIDDLE, NRM_INK_TEXT), g->cell->short_text);
}

static int
draw(nrm_chart *c)
{
    double widest = 0;

    for (size_t i = 0; i < c->t->n_rows * c->t->n_columns; i++)
        widest = fmax(widest, nrm_plot_width(c->t->cells[i].short_text, false));
    return nrm_chart_grid(c, widest + 10, draw_cell);
}

const nrm_chart_kind nrm_chart_heat = {
    .name = "heat",
    .help = "a table whose cells are shaded by their number",
    .draw = draw,
};
