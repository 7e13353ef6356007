/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The formats of tables and those of documents, one descriptor each, listed
 * in list.def. A command that prints tables alone does not load what
 * documents need.
 */
#ifndef NRM_SHOW_WRITER_H
#define NRM_SHOW_WRITER_H

#include "show/doc.h"

typedef struct nrm_table_writer {
    const char *name, *help;
    /* Appends the table. */
    int (*write)(nrm_words *w, const nrm_table *t, nrm_buf *out, nrm_err *e);
} nrm_table_writer;

typedef struct nrm_report_writer {
    const char *name, *help;
    bool figures; /* the pictures are files beside the document */
    /* Appends the document; NULL for a format that is no text. */
    int (*text)(const nrm_doc *doc, nrm_buf *out, nrm_err *e);
    /* Writes it into the file, which is there and empty; else NULL. */
    int (*file)(const nrm_doc *doc, const char *path, nrm_err *e);
} nrm_report_writer;

/* All of them, ended by NULL. */
extern const nrm_table_writer *const nrm_table_writers[];
extern const nrm_report_writer *const nrm_report_writers[];

/* The one of a name. An unknown name is an error that lists those there are. */
const nrm_table_writer *
nrm_table_writer_find(nrm_arena *a, const char *name, nrm_err *e) NRM_MUST_USE;
const nrm_report_writer *
nrm_report_writer_find(nrm_arena *a, const char *name, nrm_err *e) NRM_MUST_USE;

#endif
