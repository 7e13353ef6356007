/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/tally_stat.h"

static nrm_maybe
at(const nrm_tally_values *v, double level)
{
    return nrm_tally_at_level(v, level);
}

const nrm_tally_stat nrm_tally_quantile = {
    .name = "quantile",
    .help = "quantile of the level of -l, type 7",
    .of_values = true,
    .at = at,
};
