/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What xlsform.c and xlsform_rules.c share; nobody else includes it. */
#ifndef NRM_INTAKE_XLSFORM_PART_H
#define NRM_INTAKE_XLSFORM_PART_H

#include "data/codes.h"
#include "intake/xlsform.h"
#include "intake/xpath.h"

#define NRM_NO_GROUP ((size_t)-1)

/* What only says how the form is filled in or what it computes. */
enum { NRM_FORM_CALCULATION, NRM_FORM_FILTER, NRM_FORM_COUNT, NRM_FORM_UNSAID };

/* A row of the sheet `survey`: a question, or a group that begins. */
typedef struct nrm_form_row {
    size_t line;
    size_t type; /* its place among the types */
    nrm_text list;
    nrm_text label[NRM_LANGS], message[NRM_LANGS];
    nrm_text constraint, relevant, required;
    nrm_text unsaid[NRM_FORM_UNSAID];
    size_t group; /* the row of the group it stands in, or NRM_NO_GROUP */
    bool repeat;  /* it stands in a repeated group */
} nrm_form_row;

typedef struct nrm_form {
    nrm_arena *a;
    nrm_form_row *rows;
    nrm_question *questions; /* name and kind of answer of each row */
    size_t n, cap, questions_cap;
} nrm_form;

/* Whether the form demands an answer in all cases. */
bool nrm_form_demands(const nrm_form *f, size_t row);

/*
 * Writes the members `rules` and `notConverted` of the resource's `nrm`, and
 * returns how many conditions are not converted.
 */
size_t nrm_form_rules(const nrm_form *f, nrm_buf *out) NRM_MUST_USE;

/* Writes "key": { "en": ... }, the texts that there are. */
void
nrm_form_texts(const char *key, const nrm_text texts[NRM_LANGS], nrm_buf *out);

#endif
