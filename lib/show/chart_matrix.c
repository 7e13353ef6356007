/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is in place (1), partly (above 0) and not (0), told by the shape: a
 * full, half or empty circle. What is not a number is its mark.
 */
#include "show/chart_grid.h"
#include "show/shape.h"

#define RADIUS 8.0

static void
half_circle(nrm_svg *s, double x, double y)
{
    nrm_buf d;

    nrm_buf_init(&d, s->a);
    nrm_svg_point(&d, 'M', x, y - RADIUS);
    nrm_buf_format(&d, "A%g %g 0 0 0 %.1f %.1fZ", RADIUS, RADIUS, x,
                   y + RADIUS);
    nrm_svg_path(s, nrm_buf_string(&d), (nrm_pen){ .fill = NRM_INK_MAIN });
}

/* The shape of a cell, or one that stands for none. */
static void
draw_shape(nrm_chart *c, const nrm_cell *cell, double x, double y,
           nrm_mark shape)
{
    nrm_pen empty = { .fill = NRM_INK_BACK,
                      .stroke = NRM_INK_MAIN,
                      .width = 1.5 };

    if (cell != NULL)
        nrm_plot_mark(c, cell, 0);
    if (shape == NRM_MARK_FULL) {
        nrm_svg_circle(c->svg, x, y, RADIUS, (nrm_pen){ .fill = NRM_INK_MAIN });
        return;
    }
    nrm_svg_circle(c->svg, x, y, RADIUS - 0.75, empty);
    if (shape != NRM_MARK_HALF)
        return;
    if (cell != NULL)
        nrm_plot_mark(c, cell, 0);
    half_circle(c->svg, x, y);
}

static void
draw_cell(nrm_chart *c, const nrm_grid_cell *g)
{
    double x = g->x + g->width / 2, y = g->y + g->height / 2;
    nrm_mark_place p = nrm_plot_place(g->cell);

    nrm_svg_rect(c->svg, g->x, g->y, g->width, g->height,
                 (nrm_pen){ .fill = NRM_INK_GRID, .opacity = 0.35 });
    if (p.known)
        draw_shape(c, g->cell, x, y, nrm_shape_of(p.x));
    else
        nrm_svg_text(c->svg, x, y + 4.2,
                     nrm_plot_type(NRM_MIDDLE, NRM_INK_SOFT),
                     g->cell->short_text);
}

/* What the shapes mean, below the grid. */
static void
draw_key(nrm_chart *c)
{
    static const nrm_mark keys[] = { NRM_MARK_FULL, NRM_MARK_HALF,
                                     NRM_MARK_EMPTY };
    double x = c->left + RADIUS;

    c->y += 24;
    for (size_t i = 0; i < NRM_COUNT_OF(keys); i++) {
        const char *word = nrm_words_get(c->w, nrm_mark_key(c->a, keys[i]));
        double width = nrm_plot_width(word, false);

        if (x + RADIUS + 6 + width > c->right) {
            x = c->left + RADIUS;
            c->y += 24;
        }
        draw_shape(c, NULL, x, c->y - 4, keys[i]);
        nrm_svg_text(c->svg, x + RADIUS + 6, c->y,
                     nrm_plot_type(NRM_START, NRM_INK_SOFT), word);
        x += 2 * RADIUS + 22 + width;
    }
}

static int
draw(nrm_chart *c)
{
    nrm_svg_axis(c->svg, "shape");
    if (nrm_chart_grid(c, 40, draw_cell) != 0)
        return -1;
    nrm_svg_group_end(c->svg);
    nrm_svg_axis(c->svg, "key");
    draw_key(c);
    nrm_svg_group_end(c->svg);
    return 0;
}

const nrm_chart_kind nrm_chart_matrix = {
    .name = "matrix",
    .help = "what is in place, partly and not: full, half, empty circle",
    .shapes = true,
    .draw = draw,
};
