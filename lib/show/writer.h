/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The formats of tables and documents, one file each, listed in list.def.
 */
#ifndef NRM_SHOW_WRITER_H
#define NRM_SHOW_WRITER_H

#include "show/doc.h"

typedef struct nrm_writer {
    const char *name;
    const char *help;
    /* Appends one table; NULL where the format has no single tables. */
    int (*table)(nrm_words *w, const nrm_table *t, nrm_buf *out, nrm_err *e);
    /* Appends a document; NULL where the format is none of text. */
    int (*report)(const nrm_doc *doc, nrm_buf *out, nrm_err *e);
    /* Writes a document into a file that is there and empty; else NULL. */
    int (*file)(const nrm_doc *doc, const char *path, nrm_err *e);
} nrm_writer;

/* All of them, ended by NULL. */
extern const nrm_writer *const nrm_writers[];

/*
 * The format of a name that can do tables (`report` false) or documents. An
 * unknown name is an error that lists those there are.
 */
const nrm_writer *nrm_writer_find(nrm_arena *a, const char *name, bool report,
                                  nrm_err *e) NRM_MUST_USE;

#endif
