/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weighted geometric mean of positive scores, OECD/JRC (2008), 7.2. */
#include "measure/score.h"

#include <math.h>

static double
join(const double *score, const double *weight, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += weight[i] * log(score[i]);
    return exp(sum);
}

const nrm_join nrm_join_geometric = {
    .name = "geometric",
    .help = "weighted product; weak items weigh more",
    .floor = 1,
    .join = join,
};
