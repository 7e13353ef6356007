/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Min-max: (x - low) / (high - low), OECD/JRC (2008), section 5.3. The ends
 * are the goalposts of the item, or the range of the values. Values beyond a
 * goalpost stand at it; when all values are equal they stand in the middle.
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
    parameters[1] = node->high.known ? node->high.x : range.high;
}

static double
place(double value, const double parameters[2], NRM_UNUSED const double *x,
      NRM_UNUSED size_t n)
{
    double low = parameters[0], high = parameters[1];

    if (high <= low)
        return 0.5;
    return (fmin(fmax(value, low), high) - low) / (high - low);
}

const nrm_scale nrm_scale_minmax = {
    .name = "minmax",
    .help = "place between the worst and the best, 0 to 100",
    .is_share = true,
    .prepare = prepare,
    .place = place,
};
