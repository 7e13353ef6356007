/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Protects a table of observations: what leaves here with CONF_STATUS F may
 * be published, what is hidden carries C and no number.
 */
#ifndef NRM_PROTECT_PROTECT_H
#define NRM_PROTECT_PROTECT_H

#include "protect/method.h"
#include "protect/prior.h"

typedef struct nrm_protection {
    const nrm_policy *policy;
    const nrm_hierarchy *hierarchies; /* may be NULL */
    const nrm_prior *priors;          /* the earlier releases in it */
    size_t n_priors;
} nrm_protection;

/* What was done; the values are for the private ledger alone. */
typedef struct nrm_protected {
    nrm_why *why;        /* of each row */
    size_t n_shown;      /* N that became F */
    size_t n_small;      /* hidden for themselves */
    size_t n_neighbours; /* hidden for another */
    size_t n_rounded;    /* shown with another number */
    size_t n_plain;      /* small, but not below the base of rounding: shown */
    size_t n_statistics; /* rates and shares hidden with their counts */
    size_t n_released;   /* statistics that a rule of the policy releases */
    size_t n_left;       /* statistics that stay N */
    double value;        /* the sum of the counts that were N */
    double value_hidden; /* of those that are hidden for their neighbours */
    size_t n_forgotten;  /* earlier counts that the new ones contradict */
    size_t n_inherited;  /* hidden, but given away by what is public already */
} nrm_protected;

/*
 * Protects the rows in place, and sorts them: the order of raw rows can give
 * away which hidden number is the larger.
 */
int nrm_protect_run(nrm_arena *a, nrm_obs *obs, const nrm_protection *how,
                    nrm_protected *out, nrm_err *e) NRM_MUST_USE;

#endif
