/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads a certificate (certificate.h) into the numbers that verify.h checks:
 * which inner cells each row counts follows from the codes and what they are
 * parts of.
 */
#ifndef NRM_PROTECT_PROOF_H
#define NRM_PROTECT_PROOF_H

#include "data/obs.h"
#include "protect/slice.h"

typedef struct nrm_proof_job {
    const char *path; /* of the certificate, for messages */
    nrm_text text;
    const nrm_obs *obs; /* safe rows */
    const nrm_hierarchy *hierarchies;
    bool strict; /* its hierarchies have to be these */
} nrm_proof_job;

typedef struct nrm_proved {
    size_t n_hidden;     /* counts that are proved */
    const char *assumed; /* a dimension whose hierarchy is only the
                            certificate's, or NULL */
} nrm_proved;

/*
 * Checks a certificate against safe rows. What it says of the parts of a code
 * has to be what the hierarchies say, else the standard lists; where it is
 * not, the dimension is `assumed`, unless the job is strict. Fails with the
 * first thing that is wrong.
 */
int nrm_proof_check(nrm_arena *a, const nrm_proof_job *job, nrm_proved *out,
                    nrm_err *e) NRM_MUST_USE;

#endif
