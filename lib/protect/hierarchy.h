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

#endif
