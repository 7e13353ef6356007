/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Estimates of one thing by several methods, as squares with intervals. */
#include "show/chart_rows.h"

static void
square(nrm_chart *c, const nrm_scale *s, const nrm_mark_place *p, double y,
       nrm_ink ink)
{
    nrm_chart_whisker(c, s, p, y, ink);
    if (!p->known)
        return;
    nrm_plot_mark(c, p->cell, 0);
    nrm_svg_rect(c->svg, nrm_plot_at(s, p->x) - 5, y - 5, 10, 10,
                 (nrm_pen){ .fill = ink });
}

static int
draw(nrm_chart *c)
{
    return nrm_chart_rows(c, true, square);
}

const nrm_chart_kind nrm_chart_forest = {
    .name = "forest",
    .help = "estimates by method, squares with intervals",
    .native = NRM_NATIVE_BARS,
    .bounds = true,
    .draw = draw,
};
