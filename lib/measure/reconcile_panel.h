/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who answered when: totals over countries are comparable between periods only
 * over the same countries.
 */
#ifndef NRM_MEASURE_RECONCILE_PANEL_H
#define NRM_MEASURE_RECONCILE_PANEL_H

#include "data/obs.h"

/*
 * Writes CSV: for each series over the members of `member` (such as geo), a
 * row for each period with how many of them answered, of how many, who did
 * not, and the sum of the answers with its bounds; and, for the panel - the
 * members and the run of periods without a gap in which all of them answered
 * that have the most answers - the sum over its members. The last row of a
 * series, whose TIME_PERIOD is the run, names the members of the panel. A
 * member with a row but no number has not answered. A row of the total of
 * `member`, and groups of members such as EU27_2020, are no members.
 */
int nrm_panel_write(const nrm_obs *obs, size_t member, nrm_out *out,
                    nrm_err *e) NRM_MUST_USE;

#endif
