/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a result depends on an assumption: the dark figure, for one. */
#include "show/chart_plane.h"

static int
draw(nrm_chart *c)
{
    return nrm_chart_plane(c, false);
}

const nrm_chart_kind nrm_chart_curve = {
    .name = "curve",
    .help = "a result over what is assumed, with ribbons",
    .native = NRM_NATIVE_TURNED,
    .draw = draw,
};
