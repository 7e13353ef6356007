/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Distance to target: (x - low) / (target - low), at most 1, OECD/JRC (2008),
 * section 5.4. Without a target the best value is the target.
 */
#include "math/moments.h"
#include "measure/score.h"

#include <math.h>

static void
prepare(const nrm_score_node *node, const double *x, size_t n,
        double parameters[2])
{
    nrm_span range = nrm_range(x, n);

    parameters[0] = node->low.known ? node->low.x : range.low;
    parameters[1] = node->target.known ? node->target.x : range.high;
}

static double
place(double value, const double parameters[2], NRM_UNUSED const double *x,
      NRM_UNUSED size_t n)
{
    double low = parameters[0], target = parameters[1];

    if (target <= low)
        return value >= target ? 1 : 0;
    return fmin(fmax((value - low) / (target - low), 0), 1);
}

const nrm_scale nrm_scale_target = {
    .name = "target",
    .help = "part of the way to the target, 0 to 100",
    .is_share = true,
    .prepare = prepare,
    .place = place,
};
