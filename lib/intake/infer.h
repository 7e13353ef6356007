/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A schema for a file that has none. */
#ifndef NRM_INTAKE_INFER_H
#define NRM_INTAKE_INFER_H

#include "intake/source.h"

/*
 * Makes fields of the header where the source has none: texts, or, where a
 * column is OBS_VALUE, dimensions in lower and attributes in upper case.
 */
int nrm_infer_fields(nrm_arena *a, nrm_source *source, nrm_err *e) NRM_MUST_USE;

#endif
