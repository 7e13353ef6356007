/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/tally_stat.h"

static nrm_maybe
at(const nrm_tally_values *v, NRM_UNUSED double level)
{
    double sum = 0;

    if (v->n == 0)
        return nrm_unknown();
    for (size_t i = 0; i < v->n; i++)
        sum += v->x[i] * v->times[i];
    return nrm_known(sum / v->known);
}

const nrm_tally_stat nrm_tally_mean = {
    .name = "mean",
    .help = "arithmetic mean",
    .of_values = true,
    .at = at,
};
