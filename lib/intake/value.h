/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of a source to a value of its field. */
#ifndef NRM_INTAKE_VALUE_H
#define NRM_INTAKE_VALUE_H

#include "data/code_index.h"
#include "data/schema.h"
#include "intake/amount.h"

typedef enum nrm_value_kind {
    NRM_VALUE_MISSING, /* nothing, or a code of missingValues */
    NRM_VALUE_TEXT,    /* a text, a code, a date: `text` */
    NRM_VALUE_NUMBER,  /* `amount`, and `text` as the commands write it */
    NRM_VALUE_BOUNDS   /* `amount` is not exact */
} nrm_value_kind;

typedef struct nrm_value {
    nrm_value_kind kind;
    nrm_text text;
    nrm_text reason; /* of a missing value; absent when none is known */
    nrm_amount amount;
} nrm_value;

typedef struct nrm_value_form nrm_value_form;

/*
 * How the cells of a field are read. `numbers` says that they are numbers
 * with bounds whatever the type: the values of observations.
 */
nrm_value_form *nrm_value_form_new(nrm_arena *a, const nrm_field *field,
                                   bool numbers, nrm_err *e) NRM_MUST_USE;

/* The missing value that a trimmed cell is, or NULL. */
const nrm_missing *nrm_value_missing(const nrm_field *f, nrm_text cell);

/*
 * Reads a cell. Texts of the value lie in `scratch` or the cell. On failure
 * `e` says what is wrong with the cell, without its place; a private field is
 * not quoted.
 */
int nrm_value_read(nrm_value_form *form, nrm_arena *scratch, nrm_text cell,
                   nrm_value *out, nrm_err *e) NRM_MUST_USE;

#endif
