/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weighted arithmetic mean, OECD/JRC (2008), section 7.1. */
#include "measure/score.h"

static double
join(const double *score, const double *weight, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += weight[i] * score[i];
    return sum;
}

const nrm_join nrm_join_arithmetic = {
    .name = "arithmetic",
    .help = "weighted sum; a weak item is made up for by a strong one",
    .floor = 0,
    .join = join,
};
