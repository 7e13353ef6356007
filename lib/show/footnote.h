/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Footnotes of Markdown, `[^1]` and `[^1]: text`, which cmark does not know. */
#ifndef NRM_SHOW_FOOTNOTE_H
#define NRM_SHOW_FOOTNOTE_H

#include "base/buf.h"
#include "base/pool.h"

typedef struct nrm_footnote {
    nrm_text label;
    nrm_text text; /* Markdown */
    size_t number; /* from 1, in the order of references; 0: none refers */
} nrm_footnote;

typedef struct nrm_footnotes {
    nrm_footnote *at;
    size_t n, cap;
    nrm_pool *labels; /* the number of a label is a place in `first` */
    size_t *first;    /* the note of each label: the first one */
    size_t n_labels, labels_cap;
    size_t *used; /* notes in the order of references */
    size_t n_used, used_cap;
} nrm_footnotes;

/*
 * Takes the definitions out of a text and puts inline code `nrm:^N` where a
 * footnote is referred to. Code is left alone.
 */
const char *
nrm_footnotes_take(nrm_arena *a, nrm_text text, nrm_footnotes *notes);

/* The footnote of a number, or NULL. */
const nrm_footnote *nrm_footnotes_find(const nrm_footnotes *notes, size_t n);

#endif
