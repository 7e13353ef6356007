/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several checks need: groups of rows, and how a row is shown. */
#ifndef NRM_INTAKE_CHECK_GROUP_H
#define NRM_INTAKE_CHECK_GROUP_H

#include "intake/check.h"

#define NRM_NO_ROW ((size_t)-1)

/* Rows that belong together; inside a group they keep their order. */
typedef struct nrm_groups {
    size_t n;
    size_t *start; /* n + 1 places in `rows` */
    size_t *rows;
} nrm_groups;

typedef enum nrm_group_by {
    NRM_BY_PERIOD = 1, /* rows of one period */
    NRM_BY_SOURCE = 2, /* rows of one SOURCE and RELEASE */
    NRM_BY_ALL = 3
} nrm_group_by;

/*
 * Groups rows by the dimensions of the bit set, always by UNIT_MEASURE, and
 * by what `by` adds. Groups come in the order of their first rows.
 */
nrm_groups
nrm_groups_make(nrm_arena *a, const nrm_obs *obs, uint64_t dims, unsigned by);

/* All dimensions but one; NRM_NO_DIM leaves none out. */
uint64_t nrm_groups_without(const nrm_obs *obs, size_t dim);

/* Sorts each group by frequency, then period. */
void nrm_groups_sort(const nrm_obs *obs, nrm_groups *g);

/* Calls the check for each series: the rows of one key, in order of time. */
typedef void
nrm_check_series(nrm_check_view *view, const size_t *rows, size_t n);
void nrm_check_each_series(nrm_check_view *view, nrm_check_series *check);

/* Whether the row counts something: its parts add up to it. */
bool nrm_check_is_count(const nrm_obs *obs, const nrm_obs_row *row);

/* What is not the total: "geo=BG sex=F TIME_PERIOD=2018". */
const char *
nrm_check_record(nrm_arena *a, const nrm_obs *obs, const nrm_obs_row *row);

/* "12", "1..4", "..4", "4.." or "". */
const char *nrm_check_number(nrm_arena *a, const nrm_obs_row *row);
const char *nrm_check_span(nrm_arena *a, nrm_span span);

/* "line 12 of 'victims.csv'" in the language. */
const char *nrm_check_place(const nrm_check_view *view, const nrm_obs_row *row);

/* Counts a failure and adds a finding about a row. */
void
nrm_check_report(const nrm_check_view *view, const nrm_obs_row *row,
                 const char *column, const char *expected, const char *message);

#endif
