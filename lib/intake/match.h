/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a source is which field of the schema. */
#ifndef NRM_INTAKE_MATCH_H
#define NRM_INTAKE_MATCH_H

#include "data/schema.h"
#include "intake/rows.h"

#define NRM_NO_COLUMN ((size_t)-1)

/*
 * The column of each field, or NRM_NO_COLUMN. A column is a field's when its
 * header is the name, else when it folds (nrm_utf8_fold) to the name, the
 * title, a label or an alias. Missing and unknown columns are errors that
 * name the columns there are, unless `fieldsMatch` lets them be.
 */
size_t *nrm_match_columns(nrm_arena *a, const nrm_resource *r,
                          const nrm_rows *rows, nrm_err *e) NRM_MUST_USE;

#endif
