/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of capture histories. */
#ifndef NRM_MEASURE_MSE_READ_H
#define NRM_MEASURE_MSE_READ_H

#include "base/file.h"
#include "data/status.h"
#include "math/loglin.h"

typedef struct nrm_mse_table {
    const char *name;         /* of the input */
    size_t k;                 /* lists */
    const char *const *lists; /* [k] their names */
    nrm_counts *counts;
    nrm_conf conf; /* the strictest of the rows */
} nrm_mse_table;

/*
 * Reads a CSV file with one 0/1 column a list and, when rows are histories
 * and not persons, the column `count`; CONF_STATUS is optional. Histories that
 * are not there count 0; equal ones are added.
 *
 * choose     the names of the list columns, comma separated, when the file has
 *            others too; NULL for all but count and CONF_STATUS
 * allow_two  two lists will do
 *
 * Refuses what no method can use: a history on no list, fewer than three
 * lists, more than NRM_LISTS_MAX, lists that are empty, hold everyone, or hold
 * the same persons as another.
 */
nrm_mse_table *nrm_mse_read(nrm_arena *a, nrm_in *in, const char *choose,
                            bool allow_two, nrm_err *e) NRM_MUST_USE;

/* A table of other lists: its counts are zero and not yet updated. */
nrm_mse_table *nrm_mse_table_new(nrm_arena *a, const char *name, size_t k,
                                 const char *const *lists) NRM_MUST_USE;

/* The checks on lists that nrm_mse_read makes, after nrm_counts_update. */
int nrm_mse_table_check(nrm_arena *a, const nrm_mse_table *t, bool allow_two,
                        nrm_err *e) NRM_MUST_USE;

#endif
