/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * XLSForm to a schema: the sheets `survey` and `choices` of a form become the
 * fields and the code lists of a data package (https://xlsform.org).
 */
#ifndef NRM_INTAKE_XLSFORM_H
#define NRM_INTAKE_XLSFORM_H

#include "base/buf.h"
#include "intake/rows.h"

/*
 * Writes a descriptor from the rows of the two sheets. Fields have the names,
 * types and labels of the questions; select_one and select_multiple have the
 * code list of their choices. Groups and notes give no field; what a question
 * of an unknown type is cannot be known, which is an error. Conditions become
 * rules of the resource; those that cannot are listed in `nrm.notConverted`.
 * Returns how many these are, or -1.
 */
int nrm_xlsform_write(nrm_arena *a, nrm_rows *survey, nrm_rows *choices,
                      nrm_buf *out, nrm_err *e) NRM_MUST_USE;

#endif
