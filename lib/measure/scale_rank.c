/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rank among the known values, 1 for the worst; ties share their mean rank.
 * OECD/JRC (2008), section 5.1.
 */
#include "measure/score.h"

static void
prepare(NRM_UNUSED const nrm_score_node *node, NRM_UNUSED const double *x,
        NRM_UNUSED size_t n, double parameters[2])
{
    parameters[0] = parameters[1] = 0;
}

static double
place(double value, NRM_UNUSED const double parameters[2], const double *x,
      size_t n)
{
    size_t below = 0, equal = 0;

    for (size_t i = 0; i < n; i++) {
        below += x[i] < value;
        equal += x[i] == value;
    }
    return (double)below + ((double)(equal == 0 ? 1 : equal) + 1) / 2;
}

const nrm_scale nrm_scale_rank = {
    .name = "rank",
    .help = "rank of the item's values, 1 for the worst",
    .prepare = prepare,
    .place = place,
};
