/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weighted harmonic mean of positive scores. */
#include "measure/score.h"

static double
join(const double *score, const double *weight, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += weight[i] / score[i];
    return 1 / sum;
}

const nrm_join nrm_join_harmonic = {
    .name = "harmonic",
    .help = "weighted harmonic mean; weak items weigh most",
    .floor = 1,
    .join = join,
};
