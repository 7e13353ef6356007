/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Columns of observations that say the same in every row, or have another
 * name: what it takes to put the results of two commands into one table.
 */
#ifndef NRM_MEASURE_RELABEL_H
#define NRM_MEASURE_RELABEL_H

#include "data/obs.h"

/*
 * "publisher=unodc": each row gets this code, or this text in upper case. The
 * column is added when it is new. Periods, numbers and both statuses cannot be
 * set: what may be published is for nrm-protect to say.
 */
int nrm_relabel_set(nrm_obs *obs, const char *setting, nrm_err *e) NRM_MUST_USE;

/*
 * "model=MODEL": the dimension or text called `model` becomes the one called
 * MODEL, which must be new. The total code of a dimension is an empty text,
 * and an empty text the total code.
 */
int
nrm_relabel_rename(nrm_obs *obs, const char *names, nrm_err *e) NRM_MUST_USE;

#endif
