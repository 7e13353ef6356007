/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NRM_SHOW_FLOW_H
#define NRM_SHOW_FLOW_H

#include "show/directive.h"

/* Adds what a template gives to the document, in its order. */
int nrm_flow_run(nrm_doc *doc, const nrm_template *t, nrm_err *e) NRM_MUST_USE;

/*
 * Reads a template and notes it among those of the document. One that was
 * read before is not read again.
 */
const nrm_template *
nrm_doc_template_read(nrm_doc *doc, const char *path, nrm_err *e) NRM_MUST_USE;

#endif
