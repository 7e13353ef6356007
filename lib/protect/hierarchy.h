/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hierarchies that come with the data: a CSV file with the columns
 * dimension,child,parent; the total of a dimension is the parent that has no
 * parent. What it names is taken to partition its parent.
 */
#ifndef NRM_PROTECT_HIERARCHY_H
#define NRM_PROTECT_HIERARCHY_H

#include "protect/slice.h"

/* Reads a hierarchy file; the array ends with a NULL dimension. */
nrm_hierarchy *
nrm_hierarchy_read(nrm_arena *a, nrm_in *in, nrm_err *e) NRM_MUST_USE;

/*
 * The list of a dimension: its hierarchy, else the standard list of its name,
 * else NULL. `hierarchies` may be NULL; *given is whether it came with the
 * data.
 */
const nrm_codelist *
nrm_hierarchy_find(nrm_arena *a, const nrm_hierarchy *hierarchies,
                   const char *dimension, bool *given);

/*
 * Adds what the hierarchies define and the counts lack: what a total counts
 * beyond the parts that are listed (unlisted.h), and totals as sums over the
 * rows of the codes that have no parts in use. A sum over a missing count is
 * not made, nor one that leaves out what a total counts beyond such rows. Fails
 * when a hierarchy is of a dimension that is not there.
 */
int nrm_hierarchy_complete(nrm_arena *a, nrm_obs *obs,
                           const nrm_hierarchy *hierarchies,
                           nrm_err *e) NRM_MUST_USE;

#endif
