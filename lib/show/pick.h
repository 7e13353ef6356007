/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which observations a table, a chart or a sentence is made of.
 *
 * The rows are those that the expression of data/select.h selects. A
 * dimension that is not shown must then have one code: its total is taken
 * where there is one among them, and several codes without a total are an
 * error that names them. `method` and `model` must have one code for each
 * statistic. No number is ever added up here.
 */
#ifndef NRM_SHOW_PICK_H
#define NRM_SHOW_PICK_H

#include "protect/safe.h"

/* A list of columns in the order in which they were named. */
typedef struct nrm_axis_names {
    size_t at[NRM_DIMS_MAX + 1]; /* places of dimensions, or NRM_PICK_PERIOD */
    size_t n;
} nrm_axis_names;

#define NRM_PICK_PERIOD ((size_t)-2)

/* "geo,TIME_PERIOD" as places. NULL and "" name none. */
int nrm_pick_names(const nrm_safe *safe, const char *list, nrm_axis_names *out,
                   nrm_err *e) NRM_MUST_USE;

typedef struct nrm_pick {
    const nrm_obs *obs;       /* the table that the rows belong to */
    const nrm_obs_row **rows; /* in the order of the table */
    size_t n;
} nrm_pick;

/* The columns that may have several codes. */
typedef struct nrm_shown {
    uint64_t dims; /* bit set of dimensions */
    bool period;
} nrm_shown;

/*
 * expression  what to select; NULL for all
 *
 * Fails when nothing is selected, naming the expression.
 */
int nrm_pick_rows(nrm_arena *a, const nrm_safe *safe, const char *expression,
                  nrm_shown shown, nrm_pick *out, nrm_err *e) NRM_MUST_USE;

/*
 * Whether a row stands at the total of a dimension. A plain count is not the
 * total of the statistics.
 */
bool nrm_pick_is_total(const nrm_obs *obs, const nrm_obs_row *row, size_t dim);

/* The key of a row for messages: "geo=BG TIME_PERIOD=2020". */
const char *
nrm_pick_key(nrm_arena *a, const nrm_obs *obs, const nrm_obs_row *row);

#endif
