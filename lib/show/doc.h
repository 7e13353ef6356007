/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document: a template with its directives carried out on safe
 * observations. It is a list of items that each format writes in its own way;
 * numbers, references and the list of what is published are settled here.
 */
#ifndef NRM_SHOW_DOC_H
#define NRM_SHOW_DOC_H

#include "show/publish.h"
#include "show/template.h"

typedef enum nrm_item_kind {
    NRM_ITEM_AUTHOR, /* the author's bytes */
    NRM_ITEM_INLINE, /* computed text inside a line */
    NRM_ITEM_REF,    /* a reference to a table or figure */
    NRM_ITEM_NOTES,  /* becomes a table when all marks are known */
    NRM_ITEM_TABLE,
    NRM_ITEM_FIGURE
} nrm_item_kind;

typedef struct nrm_figure nrm_figure;

typedef struct nrm_item {
    nrm_item_kind kind;
    nrm_text text;      /* author's bytes, computed text */
    const char *id;     /* what a reference points to */
    size_t scope;       /* the template that it stands in, each time anew */
    nrm_table *table;   /* of a table */
    nrm_figure *figure; /* of a figure */
    const struct nrm_item *target; /* of a reference */
    nrm_args args;                 /* of a reference, for messages */
} nrm_item;

/* The definition of an indicator, from a schema. */
typedef struct nrm_definition {
    const char *indicator, *text;
    const char *citation; /* of the data, "" for none */
} nrm_definition;

/* A template as it was read. */
typedef struct nrm_doc_text {
    const char *path; /* for messages, and to find what it includes */
    nrm_text bytes;
} nrm_doc_text;

/* What a document is made of. */
typedef struct nrm_doc_source {
    const nrm_doc_text *templates; /* one behind the other */
    size_t n_templates;            /* 1 or more */
    const nrm_memory *memory;      /* for cmark; NULL for its own */
    const char *figures;           /* what the files of figures begin with */
    int64_t date;                  /* of the document, in seconds since 1970 */
    const nrm_input *inputs;
    size_t n_inputs;
    const nrm_definition *definitions;
    size_t n_definitions;
} nrm_doc_source;

typedef struct nrm_doc {
    nrm_arena *a;
    nrm_words *words;
    const nrm_safe *safe;
    const nrm_doc_source *source;
    const nrm_template **templates; /* those that were included, too */
    size_t n_templates, templates_cap;
    const nrm_template *walking; /* the one whose directives are run */
    size_t scope, n_scopes;
    nrm_item *items;
    size_t n_items, items_cap;
    size_t n_tables, n_figures; /* those with numbers */
    nrm_publications published;
    nrm_marks marks; /* all that occur */
} nrm_doc;

/*
 * Carries the directives out. Fails at the line of the directive that cannot
 * be: an unknown key, an empty selection, a reference to nothing, an `end`
 * that is missing.
 */
nrm_doc *nrm_doc_make(nrm_words *w, nrm_arena *a, const nrm_safe *safe,
                      const nrm_doc_source *source, nrm_err *e) NRM_MUST_USE;

/* The file of a figure, without a folder: "annex-figure-1.svg". */
const char *nrm_doc_figure_file(const nrm_doc *doc, const nrm_figure *f);

/* The first heading of the document, or the name of its template. */
const char *nrm_doc_title(const nrm_doc *doc);

/*
 * The heading of what one template gave, "" for none: of the first level, or
 * of the second where the template is a part.
 */
const char *nrm_doc_part_title(const nrm_doc *doc, size_t scope);

/* The name of a template without its folder. */
const char *nrm_doc_template_name(const nrm_template *t);

/* The legend of all marks of the document as a table of text. */
nrm_table *nrm_doc_notes(const nrm_doc *doc) NRM_MUST_USE;

/*
 * The numbered item of an id: the one in the same template before any other;
 * NULL when there is none.
 */
const nrm_item *nrm_doc_find(const nrm_doc *doc, const char *id, size_t scope);

#endif
