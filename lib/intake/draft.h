/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A first schema for a file, to be read and corrected by a person: the type
 * that all values of a column have, whether some are missing or bounds, and the
 * standard code list that they are of.
 */
#ifndef NRM_INTAKE_DRAFT_H
#define NRM_INTAKE_DRAFT_H

#include "base/buf.h"
#include "intake/source.h"

/* Reads all rows and writes a descriptor. `path` names the file in it. */
int nrm_draft_write(nrm_arena *a, const char *path, const nrm_source *source,
                    nrm_buf *out, nrm_err *e) NRM_MUST_USE;

/*
 * The same for what was asked for: one file; a workbook with the sheets
 * `survey` and `choices`, which is an XLSForm; or these two sheets as files.
 * Returns how many conditions of a form could not be made rules, or -1.
 */
int nrm_draft_files(nrm_arena *a, const char *const *paths, size_t n,
                    const nrm_source_ask *ask, nrm_buf *out,
                    nrm_err *e) NRM_MUST_USE;

#endif
