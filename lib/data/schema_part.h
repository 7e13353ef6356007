/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the schema reader share; nobody else includes it. */
#ifndef NRM_DATA_SCHEMA_PART_H
#define NRM_DATA_SCHEMA_PART_H

#include "data/schema.h"

/* Reads `nrm.indicators` and the code lists. */
int nrm_schema_read_lists(nrm_arena *a, nrm_schema *s, nrm_err *e) NRM_MUST_USE;

/*
 * The list called `name`, of the package or a standard one; NULL with `e`
 * filled, at the place of `at`, when there is none.
 */
const nrm_codelist *
nrm_schema_list(nrm_arena *a, const nrm_schema *s, nrm_text name,
                const nrm_json *at, nrm_err *e);

/* A member with texts by language: {"en": "...", "el": "..."}. */
int nrm_schema_labels(const nrm_json *object, const char *key,
                      nrm_text out[NRM_LANGS], nrm_err *e) NRM_MUST_USE;

/* A member object of dimensions and attributes with their constants. */
int nrm_schema_constants(nrm_arena *a, const nrm_schema *s,
                         const nrm_json *object, const nrm_constant **out,
                         size_t *n, nrm_err *e) NRM_MUST_USE;

/*
 * What a field of type list says when nothing was chosen: `none` of the field,
 * a code of its list that it gains if it has no such code.
 */
int nrm_schema_none(nrm_arena *a, nrm_field *f, nrm_err *e) NRM_MUST_USE;

/*
 * Makes the lists of multiple answers those of their dimensions, so that the
 * observations that come of them may have the code for none. Lists of single
 * answers stay as they are; so this comes when all fields are read.
 */
int nrm_schema_share_none(nrm_schema *s, nrm_err *e) NRM_MUST_USE;

/* The list with a code for none, whose place becomes `at`. */
const nrm_codelist *nrm_schema_with_none(nrm_arena *a, const nrm_codelist *list,
                                         size_t *at, nrm_err *e);

/* The fields of a Table Schema. */
int nrm_schema_read_fields(nrm_arena *a, const nrm_schema *s, nrm_resource *r,
                           nrm_err *e) NRM_MUST_USE;

/* A text member as a C string, NULL when it is not there. */
int nrm_schema_string(const nrm_json *object, const char *key, const char **out,
                      nrm_err *e) NRM_MUST_USE;

#endif
