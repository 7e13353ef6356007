/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which row another row is compared with: the one that has the same key but
 * for the codes that terms such as "age=TOTAL sex=T" name.
 */
#ifndef NRM_MEASURE_PAIR_H
#define NRM_MEASURE_PAIR_H

#include "data/obs.h"

typedef struct nrm_pair nrm_pair;

/*
 * Reads the terms and makes an index of the table. TIME_PERIOD may be a term.
 * Fails when a term names no column, a code that no row has, or when two rows
 * of the table have the same key.
 */
nrm_pair *
nrm_pair_new(nrm_obs *obs, const char *terms, nrm_err *e) NRM_MUST_USE;

/* The row that belongs to `row`, maybe itself, or NULL. */
const nrm_obs_row *nrm_pair_find(nrm_pair *p, const nrm_obs_row *row);

#endif
