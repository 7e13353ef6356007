/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a file as people have it: bytes to rows under a header. */
#ifndef NRM_INTAKE_SOURCE_H
#define NRM_INTAKE_SOURCE_H

#include "data/schema.h"
#include "intake/rows.h"

/* What was asked for; NULL where nothing was. */
typedef struct nrm_source_ask {
    const char *schema;         /* path of a data package */
    const nrm_resource *fields; /* a resource that was read already */
    const char *resource;       /* its resource */
    const char *layout;         /* a preset, or "auto" */
    const char *encoding;
    const char *sheet; /* name, or number from 1 */
    char delimiter;    /* of a text; '\0': what the dialect says */
    bool iso;          /* countries by the codes of ISO */
    bool bad_rows;     /* rows of another width are no end of the stream */
} nrm_source_ask;

typedef struct nrm_source {
    const nrm_schema *schema;
    const nrm_resource *resource; /* fields; made of the header if need be */
    nrm_rows *rows;
    const char *preset;       /* the preset that describes the file, or NULL */
    struct nrm_opening *form; /* a form with answers to more resources */
} nrm_source;

/*
 * Opens a file or "-". The fields are those of the schema, else those of the
 * preset, else the columns: texts, or, where one is OBS_VALUE, dimensions in
 * lower and attributes in upper case. Dialect and layout are those of the
 * preset and then those of the schema.
 */
int nrm_source_open(nrm_arena *a, const char *path, const nrm_source_ask *ask,
                    nrm_source *out, nrm_err *e) NRM_MUST_USE;

/*
 * A form that somebody filled in (intake/form.h) has a sheet for each
 * resource, and needs no name of one: this goes on to the next. Returns 1, 0
 * behind the last, and for all other files, or -1.
 */
int nrm_source_next(nrm_source *source, nrm_err *e) NRM_MUST_USE;

/*
 * The resources that a form has sheets for, `*n` of them in the order of its
 * sheets; none for any other file.
 */
int nrm_source_form(nrm_arena *a, const char *path, const char ***names,
                    size_t *n, nrm_err *e) NRM_MUST_USE;

#endif
