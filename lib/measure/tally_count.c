/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/tally_stat.h"

static nrm_maybe
at(const nrm_tally_values *v, NRM_UNUSED double level)
{
    return nrm_known(v->records);
}

const nrm_tally_stat nrm_tally_count = {
    .name = "count",
    .help = "records",
    .unit = "NR",
    .at = at,
};
