/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows that a method makes of others. `out` is a table with the dimensions
 * `statistic` and `method` and the texts UNIT_MEASURE and NOTE behind the
 * columns of these.
 */
#ifndef NRM_MEASURE_RESULT_H
#define NRM_MEASURE_RESULT_H

#include "data/obs.h"

/*
 * A new row with key, texts and statuses of `from`, these codes of `statistic`
 * and `method`, and no numbers.
 */
nrm_obs_row *nrm_result_row(nrm_obs *out, const nrm_obs_row *from,
                            const char *statistic, const char *method);

/* The strictest CONF_STATUS and all letters of `row` and another input. */
void nrm_result_inherit(nrm_obs_row *row, const nrm_obs_row *from);

/* UNIT_MEASURE of the row. */
void nrm_result_unit(nrm_obs *out, nrm_obs_row *row, const char *unit);

/* Adds a sentence to the note of the row. */
void nrm_result_note(nrm_obs *out, nrm_obs_row *row, const char *note);

/* Says why there is no value: letter O (missing) or M (cannot exist). */
void nrm_result_missing(nrm_obs *out, nrm_obs_row *row, char letter,
                        const char *note);

/* OBS_VALUE where both bounds are the same, else OBS_LOW and OBS_HIGH. */
void nrm_result_value(nrm_obs_row *row, nrm_span bounds);

/* CI_LOW, CI_HIGH and CI_LEVEL; an end that is not finite stays empty. */
void nrm_result_interval(nrm_obs_row *row, nrm_span limits, double level);

/* A number attribute, where it is finite. */
void nrm_result_number(nrm_obs_row *row, nrm_attr attr, double x);

#endif
