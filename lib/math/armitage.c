/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "math/armitage.h"

#include "math/kendall.h"

#include <math.h>

int
nrm_armitage_test(const double *hits, const double *tries, const double *score,
                  size_t n, nrm_armitage *out, nrm_err *e)
{
    double all = 0, all_hits = 0, mean = 0, cross = 0, square = 0, share;

    for (size_t i = 0; i < n; i++) {
        all += tries[i];
        all_hits += hits[i];
        mean += tries[i] * score[i];
    }
    mean /= all;
    share = all_hits / all;
    for (size_t i = 0; i < n; i++) {
        double from_mean = score[i] - mean;

        cross += (hits[i] - tries[i] * share) * from_mean;
        square += tries[i] * from_mean * from_mean;
    }
    if (!(square > 0 && share > 0 && share < 1))
        return nrm_fail(e, NRM_EMATH,
                        "a trend of shares needs two different scores, and "
                        "hits and misses");
    out->z = cross / sqrt(share * (1 - share) * square);
    out->p = nrm_normal_both(out->z);
    out->slope = cross / square;
    return 0;
}
