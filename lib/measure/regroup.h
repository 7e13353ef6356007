/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sums of counts along the hierarchy of a dimension.
 *
 * A total is a row like any other: where a row with the total's code stands,
 * it is taken as it is. Only where there is none are the codes below it added,
 * each person once: a code counts by its own row or by those below it, never
 * both. Codes that overlap (forms of exploitation) are not added.
 *
 * A part that is `<5` or missing leaves bounds: OBS_VALUE is empty and OBS_LOW
 * and OBS_HIGH hold the sums of the parts' bounds, with no upper bound where a
 * part that the code list names has no row at all.
 */
#ifndef NRM_MEASURE_REGROUP_H
#define NRM_MEASURE_REGROUP_H

#include "data/codes.h"
#include "data/obs.h"

typedef struct nrm_regroup {
    size_t dim;               /* the dimension to sum over */
    const nrm_codelist *list; /* its codes, or NULL */
    nrm_text target;          /* the code of the result */
    bool partial; /* parts without a row count as nothing, with a note */
} nrm_regroup;

/*
 * Replaces the rows that differ only in the dimension by one with the target
 * code. Rows whose code is not below the target in the list are left out.
 * Fails when rows are no counts, when two rows have the same key, and when
 * the parts overlap.
 */
nrm_obs *nrm_regroup_dim(const nrm_obs *obs, const nrm_regroup *how,
                         nrm_err *e) NRM_MUST_USE;

/*
 * The table without the dimensions whose bit is not set in `keep`: each is
 * summed to its total code. `indicator`, `statistic`, `method` and `model` are
 * never summed over and always kept.
 */
nrm_obs *nrm_regroup_keep(const nrm_obs *obs, uint64_t keep, bool partial,
                          nrm_err *e) NRM_MUST_USE;

#endif
