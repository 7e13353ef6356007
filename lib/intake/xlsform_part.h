/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What xlsform.c and xlsform_rules.c share; nobody else includes it. */
#ifndef NRM_INTAKE_XLSFORM_PART_H
#define NRM_INTAKE_XLSFORM_PART_H

#include "data/codes.h"
#include "intake/xlsform.h"
#include "intake/xpath.h"

#define NRM_NO_GROUP ((size_t)-1)

/* What only says how the form is filled in or what it computes. */
enum {
    NRM_XLSFORM_CALCULATION,
    NRM_XLSFORM_FILTER,
    NRM_XLSFORM_COUNT,
    NRM_XLSFORM_UNSAID
};

/* A row of the sheet `survey`: a question, or a group that begins. */
typedef struct nrm_xlsform_row {
    size_t line;
    size_t type; /* its place among the types */
    nrm_text list;
    nrm_text label[NRM_LANGS], message[NRM_LANGS];
    nrm_text constraint, relevant, required;
    nrm_text unsaid[NRM_XLSFORM_UNSAID];
    size_t group; /* the row of the group it stands in, or NRM_NO_GROUP */
    bool repeat;  /* it stands in a repeated group */
} nrm_xlsform_row;

typedef struct nrm_xlsform {
    nrm_arena *a;
    nrm_xlsform_row *rows;
    nrm_xpath_question *questions; /* name and kind of answer of each row */
    size_t n, cap, questions_cap;
} nrm_xlsform;

/* Whether the form demands an answer in all cases. */
bool nrm_xlsform_demands(const nrm_xlsform *f, size_t row);

/*
 * Writes the members `rules` and `notConverted` of the resource's `nrm`, and
 * returns how many conditions are not converted.
 */
size_t nrm_xlsform_rules(const nrm_xlsform *f, nrm_buf *out) NRM_MUST_USE;

/* Writes "key": { "en": ... }, the texts that there are. */
void nrm_xlsform_texts(const char *key, const nrm_text texts[NRM_LANGS],
                       nrm_buf *out);

#endif
