/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The population that belongs to an observation: the row of another table
 * with the same codes in every dimension that both tables have, and the total
 * code in those that only the population has. Dimensions that only the
 * observation has (form, actor) do not divide the population and are not
 * compared, nor are `indicator`, `statistic`, `method` and `model`, which say
 * what was counted and not among whom. The period is the same one, else the
 * year that it lies in, else none: a population without a period holds for all.
 */
#ifndef NRM_MEASURE_MATCH_H
#define NRM_MEASURE_MATCH_H

#include "data/obs.h"

typedef struct nrm_match nrm_match;

/* An index of `population`. Fails when two rows of it have the same key. */
nrm_match *
nrm_match_new(nrm_arena *a, const nrm_obs *population, nrm_err *e) NRM_MUST_USE;

/* The row that belongs to `row` of `obs`, or NULL. */
const nrm_obs_row *
nrm_match_find(nrm_match *m, const nrm_obs *obs, const nrm_obs_row *row);

#endif
