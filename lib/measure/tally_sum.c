/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/tally_stat.h"

static nrm_maybe
at(const nrm_tally_values *v, NRM_UNUSED double level)
{
    double sum = 0;

    for (size_t i = 0; i < v->n; i++)
        sum += v->x[i] * v->times[i];
    return v->n == 0 ? nrm_unknown() : nrm_known(sum);
}

const nrm_tally_stat nrm_tally_sum = {
    .name = "sum",
    .help = "sum of the values",
    .of_values = true,
    .at = at,
};
