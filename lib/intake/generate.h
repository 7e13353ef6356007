/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Synthetic registers from a schema whose fields say how they are drawn. Row i
 * depends on the seed, the resource's name and i only, and its errors on
 * another stream of the same: with other shares of errors the right values stay
 * what they are.
 */
#ifndef NRM_INTAKE_GENERATE_H
#define NRM_INTAKE_GENERATE_H

#include "data/csv.h"
#include "data/schema.h"

typedef struct nrm_generate_ask {
    const nrm_schema *schema;
    const nrm_resource *resource;
    uint64_t seed;
    size_t rows;   /* 0: as many as the calendar gives */
    double errors; /* the shares of errors, times this */
} nrm_generate_ask;

/* The largest number of rows. */
#define NRM_GENERATE_ROWS_MAX ((size_t)1000000000)

/*
 * Writes the register to `out`, and to `key`, unless it is NULL, a row for each
 * error: line, column, error, value, written. A duplicate has no column, and
 * the line of the row it repeats as its value.
 *
 * Fails when the title of the package does not say "synthetic" or no field has
 * the source, as nobody may take made-up persons for real ones.
 */
int nrm_generate(nrm_arena *a, const nrm_generate_ask *ask, nrm_out *out,
                 nrm_out *key, nrm_err *e) NRM_MUST_USE;

#endif
