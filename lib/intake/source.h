/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a file as people have it: bytes to rows under a header. */
#ifndef NRM_INTAKE_SOURCE_H
#define NRM_INTAKE_SOURCE_H

#include "data/schema.h"
#include "intake/rows.h"

typedef struct nrm_source_options {
    bool bad_rows; /* rows of another width are no end of the stream */
} nrm_source_options;

/* The rows of a file (or of "-") as the resource describes them. */
nrm_rows *
nrm_source_open(nrm_arena *a, const char *path, const nrm_resource *r,
                const nrm_source_options *options, nrm_err *e) NRM_MUST_USE;

#endif
