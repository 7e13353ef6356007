/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Observations as CSV. */
#ifndef NRM_DATA_OBS_IO_H
#define NRM_DATA_OBS_IO_H

#include "data/obs.h"

/*
 * Appends the rows of a file. Dimensions that the file lacks get their total
 * code, dimensions that the table lacks are added to it. Reads what Eurostat
 * and other SDMX tools write: OBS_FLAG as OBS_STATUS, `:` as missing. A file
 * needs a header with OBS_VALUE; one without rows is fine. A hidden row that
 * carries a number is refused, and no message quotes anything of it.
 */
int nrm_obs_read(nrm_obs *obs, nrm_in *in, nrm_err *e) NRM_MUST_USE;

/*
 * Writes the table: dimensions, TIME_PERIOD, the numbers that occur (always
 * OBS_VALUE), OBS_STATUS, CONF_STATUS and the texts that occur. A number that
 * was computed beside hidden ones is not hidden itself: it is N.
 */
int nrm_obs_write(const nrm_obs *obs, nrm_out *out, nrm_err *e) NRM_MUST_USE;

#endif
