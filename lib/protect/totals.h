/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals that the hierarchies define and the counts lack. */
#ifndef NRM_PROTECT_TOTALS_H
#define NRM_PROTECT_TOTALS_H

#include "protect/slice.h"

/*
 * Adds what the hierarchies define and the counts lack: what a total counts
 * beyond the parts that are listed (unlisted.h), and totals as sums over the
 * rows of the codes that have no parts in use. A sum over a missing count is
 * not made, nor one that leaves out what a total counts beyond such rows. Fails
 * when a hierarchy is of a dimension that is not there.
 */
int nrm_totals_add(nrm_arena *a, nrm_obs *obs, const nrm_hierarchy *hierarchies,
                   nrm_err *e) NRM_MUST_USE;

#endif
