/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * For the files that carry directives out: one descriptor each, listed in
 * directive.def.
 */
#ifndef NRM_SHOW_DIRECTIVE_H
#define NRM_SHOW_DIRECTIVE_H

#include "show/doc.h"

/* The code that a loop stands at. */
typedef struct nrm_binding {
    size_t dim;
    uint32_t code;
    const struct nrm_binding *outer;
} nrm_binding;

/* A directive while it is carried out. */
typedef struct nrm_call {
    nrm_doc *doc;
    const nrm_args *args;
    const nrm_binding *loops;
    nrm_err *e;
    bool in_text;                 /* stands in a text of the labels */
    const struct nrm_call *block; /* whose text it stands in, or NULL */
} nrm_call;

typedef struct nrm_directive {
    const char *name;
    const char *help;
    bool block;              /* fenced block; else inline code */
    bool selects;            /* other keys are terms of a selection */
    const char *const *keys; /* ends with NULL */
    int (*run)(nrm_call *call);
} nrm_directive;

/* All of them, ended by NULL. */
extern const nrm_directive *const nrm_directives[];

/* An item at the end of the document. */
nrm_item *nrm_doc_add(nrm_doc *doc, nrm_item_kind kind);

/* Notes that a number is printed. */
void nrm_doc_publish(nrm_doc *doc, const char *place, const nrm_cell *cell,
                     const nrm_obs *obs);

/* The same for all of a table, or of the figure of that number. */
void nrm_doc_publish_table(nrm_doc *doc, const char *place, const nrm_table *t,
                           size_t figure);

/*
 * The selection of a directive: its terms, and the codes of the loops for
 * dimensions that it does not name. `year=` and `period=` mean TIME_PERIOD.
 */
const char *nrm_call_selection(const nrm_call *call);

/* The same for an expression that stands in a key. */
const char *nrm_call_bind(const nrm_call *call, const char *expression);

/*
 * Carries the directive of that name out, one of the blocks or one of those
 * inside a line.
 */
int nrm_call_run(nrm_call *call, bool block) NRM_MUST_USE;

/*
 * Adds a text that is not the template's, such as one of the labels, to the
 * document: {geo} and the like become the label of the code that the loop
 * stands at, and inline code that is a directive is carried out.
 */
int nrm_call_put(nrm_call *call, const char *text) NRM_MUST_USE;

/*
 * The value of a key with holes and directives filled in the same way; NULL
 * where it is absent. `caption.el` wins over `caption` in Greek.
 */
int
nrm_call_text(nrm_call *call, const char *key, const char **out) NRM_MUST_USE;

/* The plan of a table from the keys of a directive. */
int nrm_call_plan(nrm_call *call, nrm_table_plan *out) NRM_MUST_USE;

/*
 * The id of a table or figure: a directive's key `id`, with {geo} filled by
 * the code of the loop. NULL for none; refuses one that is used.
 */
int nrm_call_id(nrm_call *call, const char **id) NRM_MUST_USE;

/* Puts "path:line: name:" before an error that has no place yet. */
int nrm_call_failed(const nrm_call *call);

#endif
