/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Earlier releases. What they published is known to everybody, so their rows
 * join the tables that are protected or audited: a count that is the same as
 * then is public, one that was hidden then is still to be kept, and the
 * differences between the releases are part of one system. A count that was
 * revised since says nothing of the new one and is left out.
 */
#ifndef NRM_PROTECT_PRIOR_H
#define NRM_PROTECT_PRIOR_H

#include "protect/method.h"

typedef struct nrm_prior {
    uint32_t file;    /* the word that its rows have as their file */
    size_t n_revised; /* rows that were left out */
} nrm_prior;

/*
 * Adds the counts of the earlier releases of a policy, each with the RELEASE
 * that its SOURCE has in `obs`, and with that SOURCE where both have only one;
 * the newest first: what was corrected since says nothing. Refuses rows that
 * are not for publication, and a release whose digest is not that of its
 * ledger. Returns policy->n_earlier of them, or NULL.
 */
nrm_prior *
nrm_priors_add(nrm_obs *obs, const nrm_policy *policy, nrm_err *e) NRM_MUST_USE;

/* Takes them out again, and their entries of `why` (one a row, or NULL). */
void nrm_priors_remove(nrm_obs *obs, const nrm_policy *policy,
                       const nrm_prior *priors, nrm_why *why);

/* The words that the rows of earlier releases have as their files. */
uint32_t *nrm_priors_files(nrm_arena *a, const nrm_prior *priors, size_t n);

#endif
