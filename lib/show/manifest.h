/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The manifest of a document: a JSON file that lists the inputs with their
 * digests and every number that was published, with the key of its
 * observation and what made it (method, policy, release).
 */
#ifndef NRM_SHOW_MANIFEST_H
#define NRM_SHOW_MANIFEST_H

#include "base/file.h"
#include "show/doc.h"

/* Writes the manifest of a document. */
int
nrm_manifest_write(const nrm_doc *doc, nrm_out *out, nrm_err *e) NRM_MUST_USE;

#endif
