/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/tally_stat.h"

static nrm_maybe
at(const nrm_tally_values *v, NRM_UNUSED double level)
{
    return v->n == 0 ? nrm_unknown() : nrm_known(v->x[v->n - 1]);
}

const nrm_tally_stat nrm_tally_max = {
    .name = "max",
    .help = "largest value",
    .of_values = true,
    .at = at,
};
