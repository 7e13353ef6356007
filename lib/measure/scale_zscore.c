/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * z-score: (x - mean) / standard deviation (divisor n - 1), OECD/JRC (2008),
 * section 5.2. When all values are equal the score is 0.
 */
#include "math/moments.h"
#include "measure/score.h"

#include <math.h>

static void
prepare(NRM_UNUSED const nrm_score_node *node, const double *x, size_t n,
        double parameters[2])
{
    parameters[0] = nrm_mean(x, n);
    parameters[1] = n < 2 ? 0 : sqrt(nrm_variance(x, n));
}

static double
place(double value, const double parameters[2], NRM_UNUSED const double *x,
      NRM_UNUSED size_t n)
{
    return parameters[1] > 0 ? (value - parameters[0]) / parameters[1] : 0;
}

const nrm_scale nrm_scale_zscore = {
    .name = "zscore",
    .help = "standard deviations from the mean",
    .prepare = prepare,
    .place = place,
};
