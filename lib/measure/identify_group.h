/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of rows that a statistic is made from, and tables of their counts. */
#ifndef NRM_MEASURE_IDENTIFY_GROUP_H
#define NRM_MEASURE_IDENTIFY_GROUP_H

#include "measure/identify_method.h"

/* Rows with one key but for the dimensions that make the classes. */
typedef struct nrm_identify_group {
    const nrm_obs_row **rows;
    size_t n, cap;
} nrm_identify_group;

typedef struct nrm_identify_groups {
    size_t dims[3]; /* places of the dimensions of --over and --strata */
    size_t n_dims;
    nrm_identify_group *at;
    size_t n, cap;
} nrm_identify_groups;

/*
 * Groups the counts over the dimensions that `over` names, `n_over` of them,
 * and `strata` where it is not NULL. Rows with the total code in one of them
 * are left out: they are the sum of the others.
 */
int nrm_identify_divide(nrm_identify *job, const char *over, size_t n_over,
                        const char *strata, nrm_identify_groups *out,
                        nrm_err *e) NRM_MUST_USE;

/*
 * The counts of a group as a table over the codes of its first n_dims
 * dimensions, sorted by code; `codes[d]` and `sizes[d]` say which. *why says
 * what makes it no table: a cell has no row, several rows, or a count of which
 * no upper bound is known. Fails for statistics and negative numbers.
 */
typedef struct nrm_identify_table {
    uint32_t *codes[3];
    size_t sizes[3];
    size_t n;         /* cells */
    nrm_span *bounds; /* of each, last dimension fastest; equal where known */
    nrm_span total;
} nrm_identify_table;

int nrm_identify_tabulate(nrm_identify *job, const nrm_identify_groups *groups,
                          const nrm_identify_group *g, nrm_identify_table *out,
                          const char **why, nrm_err *e) NRM_MUST_USE;

/* A row of the group with total codes in its dimensions. */
nrm_obs_row *
nrm_identify_group_row(const nrm_identify_method *m, const nrm_identify *job,
                       nrm_obs *out, const nrm_identify_groups *groups,
                       const nrm_identify_group *g, const char *statistic);

#endif
