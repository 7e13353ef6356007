/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the drawings of a document show: every shape is measured
 * (intake/drawing.h), and has to be where the published number of its
 * observation puts it.
 */
#ifndef NRM_PROTECT_DRAWN_H
#define NRM_PROTECT_DRAWN_H

#include "protect/papers.h"

/* A file that may hold drawings: a page or a picture. */
typedef struct nrm_drawn_file {
    const char *path;
    nrm_text bytes;
    const nrm_json *manifest;
} nrm_drawn_file;

/* Whether a file is one, by its name or by how it begins. */
bool nrm_drawn_is(const char *path, nrm_text bytes);

/*
 * Adds a row to `findings` for each shape that is not as it should be, with
 * its line as PLACE and a VERDICT: `hidden` where its observation is, `other
 * number` where it shows another number than the published one, `unknown`
 * where the manifest or the rows have none for it, and `other drawing` where
 * it stands for nothing.
 */
int
nrm_drawn_check(nrm_papers *papers, const nrm_drawn_file *file,
                nrm_obs *findings, size_t *n_wrong, nrm_err *e) NRM_MUST_USE;

#endif
