/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The denominator is the records with an answer, whatever it is. */
#include "measure/tally_stat.h"

static nrm_maybe
at(const nrm_tally_values *v, NRM_UNUSED double level)
{
    if (v->answered == 0)
        return nrm_unknown();
    return nrm_known(100 * v->records / v->answered);
}

const nrm_tally_stat nrm_tally_share = {
    .name = "share",
    .help = "records of the group in those with an answer, in percent",
    .of_answers = true,
    .unit = "PC",
    .at = at,
};
