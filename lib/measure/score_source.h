/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the answers of a unit come from, to be said beside its scores. */
#ifndef NRM_MEASURE_SCORE_SOURCE_H
#define NRM_MEASURE_SCORE_SOURCE_H

#include "data/obs.h"

/*
 * The texts that the attribute `name` has over the rows of each unit, each
 * text once, in the order of the rows, with "; " between them; and behind the
 * units those of all rows. NULL where the observations have no such attribute.
 *
 * units  words of the dimension, `n` of them
 */
nrm_text *nrm_score_sources(const nrm_obs *obs, const char *name, size_t dim,
                            const uint32_t *units, size_t n) NRM_MUST_USE;

#endif
