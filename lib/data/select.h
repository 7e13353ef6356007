/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The selection language, the same in every command and directive:
 *
 *     geo=BG,RO sex=F age!=UNK TIME_PERIOD=2010..2020 indicator=detected
 *
 * Terms are separated by blanks and all must hold. A term is a column, `=` or
 * `!=`, and codes separated by commas; a code with blanks stands in double
 * quotes. TIME_PERIOD and numbers take ranges a..b, a.. and ..b, where a period
 * lies in a range when it lies in it wholly. Attributes such as OBS_STATUS (any
 * of the letters), CONF_STATUS and SOURCE are selected the same way.
 */
#ifndef NRM_DATA_SELECT_H
#define NRM_DATA_SELECT_H

#include "data/obs.h"

typedef struct nrm_selection nrm_selection;

/*
 * Parses an expression for a table. A column that the table lacks is an error
 * that names the columns there are. The empty expression selects all rows.
 */
nrm_selection *
nrm_select_parse(nrm_obs *obs, nrm_text expression, nrm_err *e) NRM_MUST_USE;

/* Whether the row is selected. */
bool nrm_select_has(const nrm_selection *s, const nrm_obs_row *row);

/* The rows of a table that are selected, as a table of the same words. */
nrm_obs *
nrm_select_rows(const nrm_selection *s, const nrm_obs *obs) NRM_MUST_USE;

/*
 * The dimensions named by a comma list, such as "geo,sex", as a bit set.
 * TIME_PERIOD may be named too and sets *period. An unknown name is an error
 * that lists those there are.
 */
int nrm_select_columns(const nrm_obs *obs, const char *list, uint64_t *dims,
                       bool *period, nrm_err *e) NRM_MUST_USE;

/* "there are: geo, sex, TIME_PERIOD, ..." for messages. */
const char *nrm_select_known(const nrm_obs *obs);

#endif
