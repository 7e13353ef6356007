/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a document gets out of a run: written, or compared with what is there. */
#ifndef NRM_CLI_REPORT_H
#define NRM_CLI_REPORT_H

#include "cli/run.h"
#include "show/manifest.h"
#include "show/writer.h"

/* The name of a file without folder and ending: what figures begin with. */
const char *nrm_figure_stem(nrm_run *run, const char *path);

/*
 * Writes the document, and figures that are files beside it, to a file; NULL is
 * standard output. `made` gets every file that is written.
 */
void nrm_write_report(nrm_run *run, const nrm_report_writer *writer,
                      const nrm_doc *doc, const char *path, nrm_makings *made);

/* Writes its manifest to a file. */
void nrm_write_manifest(nrm_run *run, const nrm_doc *doc,
                        const nrm_makings *made, const char *path);

/*
 * Compares the document with the file and writes nothing but, where they
 * differ, the first stale line to standard output. Returns 0 or 1, the exit
 * status.
 */
int nrm_check_report(nrm_run *run, const nrm_report_writer *writer,
                     const nrm_doc *doc, const char *path);

/* Writes the keys of labels that were asked for and lack the language. */
void nrm_write_missing(nrm_run *run, const nrm_words *words, const char *path);

#endif
