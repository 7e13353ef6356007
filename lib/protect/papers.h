/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a document publishes, by the manifest that was written of it:
 * every number has to be that of an observation that may be published.
 */
#ifndef NRM_PROTECT_PAPERS_H
#define NRM_PROTECT_PAPERS_H

#include "data/json.h"
#include "data/obs.h"

/* Safe rows by their keys. */
typedef struct nrm_papers nrm_papers;

nrm_papers *nrm_papers_new(const nrm_obs *obs) NRM_MUST_USE;

/*
 * Compares the numbers of a manifest with the rows. For each number that is
 * wrong a row is added to `findings` (a table like the rows') with PLACE and
 * VERDICT: `hidden` if the observation is hidden, `unknown` if there is none,
 * `other number` if it is not the one that is published, rounded to the
 * digits that are printed. The mark that stands for a hidden number is none.
 */
int
nrm_papers_check(nrm_papers *papers, const nrm_json *manifest,
                 nrm_obs *findings, size_t *n_wrong, nrm_err *e) NRM_MUST_USE;

/*
 * The row that a number of a manifest is about, or NULL; where several have
 * its key, the one that has the number.
 */
const nrm_obs_row *nrm_papers_row(nrm_papers *papers, const nrm_json *number);

/*
 * Adds the small numbers, 1 to below the threshold, that the manifest says an
 * author typed, with the VERDICT `typed`, each place once, where any row is
 * hidden: only people can tell whether one of them repeats it.
 */
int
nrm_papers_typed(nrm_papers *papers, const nrm_json *manifest,
                 int64_t threshold, nrm_obs *findings, nrm_err *e) NRM_MUST_USE;

#endif
