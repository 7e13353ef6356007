/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A CSV file that says something about observations: columns of its own, whose
 * names are known, and columns that are dimensions of the observations. An
 * empty cell of a dimension speaks of every code. Any other column is an error,
 * for it may be misspelt.
 */
#ifndef NRM_MEASURE_KEYED_H
#define NRM_MEASURE_KEYED_H

#include "data/obs.h"
#include "data/record_reader.h"

#define NRM_KEYED_COLUMNS_MAX 16

typedef struct nrm_keyed {
    nrm_obs *obs;
    nrm_record_reader *reader;
    const char *what;                     /* such as "plan" */
    const char *const *names;             /* of its own columns */
    size_t n;                             /* how many */
    bool plain;                           /* it has no dimensions */
    size_t column[NRM_KEYED_COLUMNS_MAX]; /* in the file, or NRM_NO_FIELD */
    size_t dim[NRM_DIMS_MAX];             /* likewise of the dimensions */
    nrm_csv_row row;                      /* the one read last */
} nrm_keyed;

/*
 * Opens the file and reads its header. The caller has set obs, what, names and
 * n; the first `needed` columns must be there.
 */
int nrm_keyed_open(nrm_keyed *k, const char *path, size_t needed,
                   nrm_err *e) NRM_MUST_USE;

/* The next row: 1 with a row, 0 at the end, -1 on an error. */
int nrm_keyed_next(nrm_keyed *k, nrm_err *e) NRM_MUST_USE;

/* The cell of one of its own columns; absent where it has none. */
nrm_text nrm_keyed_cell(const nrm_keyed *k, size_t column);

/* A cell that must be a number; *out is unknown where it is empty. */
int nrm_keyed_number(const nrm_keyed *k, size_t column, nrm_maybe *out,
                     nrm_err *e) NRM_MUST_USE;

/* The words of the codes of the row, 0 for every code. */
void nrm_keyed_codes(const nrm_keyed *k, uint32_t code[NRM_DIMS_MAX]);

/* Fails at the row read last: the cell is not what it should be. */
int nrm_keyed_wrong(const nrm_keyed *k, size_t column, const char *want,
                    nrm_err *e);

/* Whether these codes speak of the dimensions of a row. */
bool nrm_keyed_has(const nrm_obs *obs, const uint32_t code[NRM_DIMS_MAX],
                   const nrm_obs_row *row);

#endif
