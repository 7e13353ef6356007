/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The audit: reads what will be published and says what can still be learned
 * of what is hidden. It never sees a raw number.
 */
#ifndef NRM_PROTECT_AUDIT_H
#define NRM_PROTECT_AUDIT_H

#include "base/buf.h"
#include "protect/insider.h"
#include "protect/prior.h"

typedef struct nrm_audit {
    const nrm_policy *policy;
    const nrm_hierarchy *hierarchies; /* may be NULL */
    bool intervals;                   /* for every hidden count */
    const nrm_prior *priors;          /* the earlier releases in it */
    size_t n_priors;
    nrm_insider insider;
    size_t nodes; /* of one search at most; 0 for as many as usual */
} nrm_audit;

typedef struct nrm_audited {
    nrm_obs *findings; /* a row for each count that was asked about */
    nrm_slices slices;
    nrm_attacked *attacked; /* of each slice */
    size_t n_safe, n_disclosed, n_undecided, n_inherited;
    size_t n_insider; /* safe from everybody but an insider */
} nrm_audited;

/*
 * Audits safe rows, and sorts them. `findings` has the keys of hidden counts
 * with VERDICT (safe, DISCLOSED, insider, undecided, inherited) and, where it
 * is wide enough to be told, the interval as OBS_LOW and OBS_HIGH.
 */
int nrm_audit_run(nrm_arena *a, nrm_obs *obs, const nrm_audit *how,
                  nrm_audited *out, nrm_err *e) NRM_MUST_USE;

/* The findings but those that are safe. */
nrm_obs *nrm_audit_problems(nrm_obs *findings) NRM_MUST_USE;

#endif
