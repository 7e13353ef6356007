/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars from 0, one a row; an interval lies over the end of its bar. */
#include "show/chart_rows.h"

#include <math.h>

#define THICK 14.0

static void
bar(nrm_chart *c, const nrm_scale *s, const nrm_mark_place *p, double y,
    nrm_ink ink)
{
    double zero = nrm_plot_at(s, 0);
    double end = nrm_plot_at(s, p->bounded ? p->low : p->x);

    if (end != zero) {
        if (end > zero)
            nrm_svg_at(c->svg, 0);
        nrm_plot_mark(c, p->cell, p->bounded ? 'l' : 0);
        if (end < zero)
            nrm_svg_at(c->svg, 0);
        nrm_svg_rect(c->svg, fmin(zero, end), y - THICK / 2, fabs(end - zero),
                     THICK, (nrm_pen){ .fill = ink });
    }
    if (p->bounded) {
        nrm_plot_mark(c, p->cell, 'l');
        nrm_plot_mark(c, p->cell, 'h');
        nrm_svg_rect(c->svg, end, y - THICK / 2, nrm_plot_at(s, p->high) - end,
                     THICK, (nrm_pen){ .fill = ink, .opacity = 0.3 });
    }
    if (p->limited)
        nrm_chart_whisker(c, s, p, y, NRM_INK_REST);
}

static int
draw(nrm_chart *c)
{
    return nrm_chart_rows(c, false, bar);
}

const nrm_chart_kind nrm_chart_bars = {
    .name = "bars",
    .help = "bars from 0, one a row",
    .native = NRM_NATIVE_BARS,
    .bounds = true,
    .draw = draw,
};
