/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A folder of documents that will be published. Each has to be named by a
 * manifest of ours, and hold nothing with a digit in it
 * (intake/imprint.h) but what the manifest lists, in its order. The safe
 * observations that the manifests name are looked for below the folder, in the
 * folder `data` beside it, and among the files that were named with it.
 */
#ifndef NRM_PROTECT_BUNDLE_H
#define NRM_PROTECT_BUNDLE_H

#include "protect/papers.h"

#define NRM_BUNDLE_FILE_MAX ((size_t)256 << 20) /* bytes of a document */

typedef struct nrm_bundle nrm_bundle;

/*
 * Reads folders and files: of folders the manifests and documents, whose
 * observations are added to `obs`; a file among `paths` is read as
 * observations itself. Each file of observations is read once.
 */
nrm_bundle *nrm_bundle_read(nrm_obs *obs, const char *const *paths, size_t n,
                            nrm_err *e) NRM_MUST_USE;

/* How many documents there are. */
size_t nrm_bundle_count(const nrm_bundle *bundle);

/*
 * Checks the manifests against the rows and the documents against the
 * manifests; `manifest`, unless it is NULL, is one more without documents.
 * Each thing that is wrong becomes a row of `findings` with its PLACE and a
 * VERDICT: those of papers.h, `not in the manifest` for a word, `other
 * drawing`, `no manifest` for a file, and `other observations` for a manifest
 * that is of other rows. No number is repeated. Numbers below the threshold
 * that authors typed are listed as `typed` and are not wrong.
 */
int
nrm_bundle_check(nrm_bundle *bundle, const char *manifest, int64_t threshold,
                 nrm_obs *findings, size_t *n_wrong, nrm_err *e) NRM_MUST_USE;

#endif
