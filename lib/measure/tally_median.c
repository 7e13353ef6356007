/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/tally_stat.h"

static nrm_maybe
at(const nrm_tally_values *v, NRM_UNUSED double level)
{
    return nrm_tally_at_level(v, 0.5);
}

const nrm_tally_stat nrm_tally_median = {
    .name = "median",
    .help = "middle value, the mean of two when there are two",
    .of_values = true,
    .at = at,
};
