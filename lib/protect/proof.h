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

typedef struct nrm_proved {
    size_t n_hidden;     /* counts that are proved */
    const char *assumed; /* a dimension whose hierarchy is only the
                            certificate's, or NULL */
} nrm_proved;

/*
 * Checks the text of a certificate against safe rows; `path` names it in
 * messages. What it says of the parts of a code has to be what `hierarchies`
 * says, else the standard lists; where it is not, the dimension is `assumed`.
 * Fails with the first thing that is wrong.
 */
int nrm_proof_check(nrm_arena *a, const char *path, nrm_text text,
                    const nrm_obs *obs, const nrm_hierarchy *hierarchies,
                    nrm_proved *out, nrm_err *e) NRM_MUST_USE;

#endif
