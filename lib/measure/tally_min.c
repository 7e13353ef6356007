/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/tally_stat.h"

static nrm_maybe
at(const nrm_tally_values *v, NRM_UNUSED double level)
{
    return v->n == 0 ? nrm_unknown() : nrm_known(v->x[0]);
}

const nrm_tally_stat nrm_tally_min = {
    .name = "min",
    .help = "smallest value",
    .of_values = true,
    .at = at,
};
