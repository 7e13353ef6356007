/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records for the methods that start from persons, not from counts. */
#ifndef NRM_MEASURE_IDENTIFY_RECORDS_H
#define NRM_MEASURE_IDENTIFY_RECORDS_H

#include "measure/identify_method.h"

typedef struct nrm_identify_record {
    nrm_text *cells; /* the columns asked for; absent where nothing stood */
    size_t group;    /* number of its group */
    const char *file;
    size_t line;
} nrm_identify_record;

typedef struct nrm_identify_records {
    nrm_identify_record *at; /* group by group */
    size_t n, cap;
    size_t *groups; /* where each begins; behind the last: n */
    size_t n_groups;
    size_t first_group; /* place among the cells of the columns of --group */
    size_t n_group;
} nrm_identify_records;

/*
 * Reads the columns of these names, of which there are n, and the columns of
 * --group behind them. A name that is NULL gives absent cells. Fails when a
 * file lacks a column.
 */
int
nrm_identify_records_read(nrm_identify *job, const char *const *names, size_t n,
                          nrm_identify_records *out, nrm_err *e) NRM_MUST_USE;

/* A new row for a group: its codes, statistic, method, and N. */
nrm_obs_row *
nrm_identify_record_row(const nrm_identify_method *m, nrm_identify *job,
                        nrm_obs *out, const nrm_identify_records *records,
                        size_t group, const char *statistic);

#endif
