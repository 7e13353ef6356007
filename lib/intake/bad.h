/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows set aside: a CSV of file, line and reason, and behind them the cells
 * as they came, in columns called as in the source. Cells for which there is
 * no column are joined in the column `more`.
 */
#ifndef NRM_INTAKE_BAD_H
#define NRM_INTAKE_BAD_H

#include "intake/rows.h"

typedef struct nrm_bad nrm_bad;

/* Starts the file; its header is written with the first row. */
nrm_bad *nrm_bad_new(nrm_arena *a, nrm_out *out) NRM_MUST_USE;

/* The same in a file that only its owner may read. */
nrm_bad *nrm_bad_open(nrm_arena *a, const char *path, nrm_err *e) NRM_MUST_USE;

/* Gives the file that was opened its name. */
int nrm_bad_commit(nrm_bad *bad, nrm_err *e) NRM_MUST_USE;

/*
 * Sets a row aside. `why` is what nrm_fail_at made of it, and is emptied.
 * Without a file (NULL) the row is fatal: -1 and `why` as it was.
 */
int nrm_bad_add(nrm_bad *bad, const nrm_rows *rows, const nrm_cells *row,
                nrm_err *why) NRM_MUST_USE;

/* How many rows were set aside. */
size_t nrm_bad_count(const nrm_bad *bad);

#endif
