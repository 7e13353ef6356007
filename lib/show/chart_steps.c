/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kaplan-Meier curves: what is left at each time, kept until the next. */
#include "show/chart_plane.h"

static int
draw(nrm_chart *c)
{
    return nrm_chart_plane(c, true);
}

const nrm_chart_kind nrm_chart_steps = {
    .name = "steps",
    .help = "Kaplan-Meier steps over time, with ribbons",
    .native = NRM_NATIVE_TURNED,
    .draw = draw,
};
