/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A data package as a form to be filled in: a cover with what all its answers
 * have in common, and a sheet for each resource with a question for each
 * field. Everything that a form shows is in the package:
 *
 *     nrm.form of the package   {"cover": ["geo", "round"]}: fields that are
 *                               asked once, on the cover
 *     nrm.form of a resource    {"year": ["2023", "2024"]}: one column of
 *                               answers for each value of this field
 *     nrm of a field            question, help and section, which starts
 *                               above it, by language
 *
 * Texts that lack the language are English, then the description, the label,
 * the title or the name. Resources without fields are left out.
 */
#ifndef NRM_INTAKE_FORM_H
#define NRM_INTAKE_FORM_H

#include "base/num.h"
#include "data/schema.h"
#include "intake/rows.h"

/* What stands in the first cell of each sheet, before the resource's name. */
#define NRM_FORM_MARK "nrm-form"

/* The columns of a sheet, from 0; the first is hidden and has the names. */
enum {
    NRM_FORM_NAME,
    NRM_FORM_CODE,
    NRM_FORM_TEXT,
    NRM_FORM_HELP,
    NRM_FORM_ANSWER
};

/* What may be chosen: the labels of codes, and of reasons for no answer. */
typedef struct nrm_form_list {
    const char *title;
    const char *const *labels;
    size_t n;
    const nrm_codelist *codes; /* whose labels these are, or NULL */
    const nrm_json *reasons;   /* missingValues, or NULL */
    const nrm_text *reason;    /* the reasons of the last `n_reasons` labels */
    size_t n_reasons;
} nrm_form_list;

typedef struct nrm_question {
    const nrm_field *field;
    const char *code;    /* as people read it: C3.1, or empty */
    const char *section; /* a heading above it, or NULL */
    const char *text, *help;
    const nrm_form_list *list; /* what is offered, or NULL */
    bool choice;               /* nothing else may be answered */
    nrm_text between;          /* what stands between several of the list */
    bool number, whole;
    bool bounds; /* "<5" may stand for a number */
    nrm_maybe low, high;
    nrm_text *answers; /* one a record, absent where there is none yet */
} nrm_question;

typedef struct nrm_form_sheet {
    const char *resource; /* NULL for the cover */
    const char *title;
    nrm_question *questions;
    size_t n_questions;
    size_t n_records;       /* columns of answers, 1 or more */
    const nrm_field *given; /* the field whose values are given, or NULL */
    const nrm_text *values; /* one a column */
} nrm_form_sheet;

typedef struct nrm_form {
    nrm_arena *a;
    const char *title;
    nrm_lang lang;
    const nrm_form_sheet *sheets; /* the first is the cover */
    size_t n_sheets;
    const nrm_form_list *const *lists;
    size_t n_lists;
} nrm_form;

/* The form of a package in a language. */
nrm_form *nrm_form_make(nrm_arena *a, const nrm_schema *s, nrm_lang lang,
                        nrm_err *e) NRM_MUST_USE;

/*
 * Puts the answers of a file into the form, as its language says them. All
 * records must agree in what the cover asks.
 *
 * r  a resource of the schema that the form is made of
 */
int nrm_form_fill(nrm_form *form, const nrm_resource *r, nrm_rows *rows,
                  nrm_err *e) NRM_MUST_USE;

#endif
