/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cell suppression of one slice: small counts, and the others they need. */
#ifndef NRM_PROTECT_SUPPRESS_H
#define NRM_PROTECT_SUPPRESS_H

#include "protect/slice.h"

typedef enum nrm_why {
    NRM_SHOWN,
    NRM_HIDDEN_SMALL,     /* for itself */
    NRM_HIDDEN_NEIGHBOUR, /* so that another cannot be computed */
    NRM_HIDDEN_BEFORE     /* it came hidden */
} nrm_why;

typedef struct nrm_suppressed {
    nrm_why *why; /* of each cell */
    bool *failed; /* hidden, but what is public already gives it away */
    size_t n_failed;
} nrm_suppressed;

int nrm_suppress_slice(nrm_arena *a, const nrm_slice *slice,
                       const nrm_policy *policy, nrm_suppressed *out,
                       nrm_err *e) NRM_MUST_USE;

/* Whether the policy hides a raw count that may be low .. high for itself. */
bool nrm_is_small(const nrm_policy *policy, const nrm_cell *cell);

#endif
