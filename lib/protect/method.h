/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a method of protection is; the methods are the rows of list.def. */
#ifndef NRM_PROTECT_METHOD_H
#define NRM_PROTECT_METHOD_H

#include "base/buf.h"
#include "protect/slice.h"

typedef enum nrm_why {
    NRM_SHOWN,
    NRM_HIDDEN_SMALL,     /* for itself */
    NRM_HIDDEN_NEIGHBOUR, /* so that another cannot be computed */
    NRM_HIDDEN_BEFORE     /* it came hidden */
} nrm_why;

/* The verdict on each cell of a slice. */
typedef struct nrm_verdicts {
    nrm_why *why;
    int64_t *count;  /* what is published; as it was unless it was rounded */
    size_t n_failed; /* hidden, but given away by what is public already */
} nrm_verdicts;

typedef struct nrm_protect_method {
    const char *name;
    const char *help; /* one line, no full stop */
    int (*run)(nrm_arena *a, const nrm_slice *slice, const nrm_policy *policy,
               nrm_verdicts *out, nrm_err *e);
} nrm_protect_method;

#define NRM_PROTECT(name) extern const nrm_protect_method nrm_protect_##name;
#include "protect/list.def"
#undef NRM_PROTECT

/* The method called `name`, or NULL. */
const nrm_protect_method *nrm_protect_method_find(const char *name);

/* What -m list prints: a line a method. */
void nrm_protect_method_list(nrm_buf *out);

/* Whether the policy hides a raw count that may be low .. high for itself. */
bool nrm_is_small(const nrm_policy *policy, const nrm_cell *cell);

#endif
