/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be published: the rules of the publisher, as data. */
#ifndef NRM_PROTECT_POLICY_H
#define NRM_PROTECT_POLICY_H

#include "base/arena.h"
#include "base/err.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum nrm_zeros {
    NRM_ZEROS_PUBLIC,    /* shown as 0, and everyone knows that they are */
    NRM_ZEROS_CANDIDATE, /* may be hidden for a neighbour's sake */
    NRM_ZEROS_PROTECTED  /* hidden like small counts */
} nrm_zeros;

/* A statistic that is not recomputed from counts, released by name. */
typedef struct nrm_release_rule {
    const char *statistic; /* the code of the dimension `statistic` */
    int64_t minimum_n, minimum_events;
} nrm_release_rule;

/* A structural zero: rows with all these codes count what cannot exist. */
typedef struct nrm_impossible {
    size_t n;
    nrm_text *dims, *codes;
} nrm_impossible;

/* An earlier release; its digest is that of its ledger, or NULL. */
typedef struct nrm_earlier {
    const char *path, *digest;
} nrm_earlier;

typedef struct nrm_policy {
    const char *name;
    int64_t threshold; /* counts 1 .. threshold - 1 are hidden */
    nrm_zeros zeros;
    int64_t width;        /* how closely a hidden count may be known */
    int64_t minimum_base; /* of a percentage; 0 for none */
    int64_t base;         /* of rounding */
    const char *method;   /* a name of list.def */
    nrm_text key;         /* secret, for the digests of rounding */
    const char *key_path; /* where the policy says that it is, or NULL */
    const nrm_release_rule *rules;
    size_t n_rules;
    const nrm_impossible *impossible;
    size_t n_impossible;
    const nrm_earlier *earlier; /* the oldest first */
    size_t n_earlier;
} nrm_policy;

/* Threshold 5, zeros public, width 1, suppression, base 3, no rules. */
nrm_policy nrm_policy_default(void);

/*
 * Reads a policy file: a JSON object with name, threshold, zeros, width,
 * minimum_base, method, base, key, marks, structural_zeros, earlier and
 * release, all of which may be missing. Unknown keys and impossible values are
 * errors at their line. `marks` can be "one" alone: a mark of its own for small
 * counts tells their range. The files that it names are looked for beside it.
 */
int nrm_policy_read(nrm_arena *a, const char *path, nrm_policy *policy,
                    nrm_err *e) NRM_MUST_USE;

/* The same for its text, without its key; `path` is its name. */
int nrm_policy_parse(nrm_arena *a, const char *path, nrm_text text,
                     nrm_policy *policy, nrm_err *e) NRM_MUST_USE;

/* Reads the key of rounding: 16 to 4096 bytes that others cannot read. */
int nrm_policy_key(nrm_arena *a, const char *path, nrm_policy *policy,
                   nrm_err *e) NRM_MUST_USE;

#endif
