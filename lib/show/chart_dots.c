/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dots with their intervals, one a row, in the order of the rows. */
#include "show/chart_rows.h"

static void
dot(nrm_chart *c, const nrm_scale *s, const nrm_mark_place *p, double y,
    nrm_ink ink)
{
    nrm_chart_whisker(c, s, p, y, ink);
    if (!p->known)
        return;
    nrm_plot_mark(c, p->cell, 0);
    nrm_svg_circle(c->svg, nrm_plot_at(s, p->x), y, 5,
                   (nrm_pen){ .fill = ink });
}

static int
draw(nrm_chart *c)
{
    return nrm_chart_rows(c, false, dot);
}

const nrm_chart_kind nrm_chart_dots = {
    .name = "dots",
    .help = "dots with intervals, one a row",
    .native = NRM_NATIVE_BARS,
    .bounds = true,
    .draw = draw,
};
