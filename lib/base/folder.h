/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files below a folder, in an order that is the same everywhere. */
#ifndef NRM_BASE_FOLDER_H
#define NRM_BASE_FOLDER_H

#include "base/err.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

#define NRM_FOLDER_DEPTH_MAX 16
#define NRM_FOLDER_FILES_MAX 100000

bool nrm_folder_is(const char *path);

/*
 * The paths of all files below `path`, hidden ones too, in the order of their
 * bytes. Fails on folders that are nested deeper, or hold more files, than
 * the limits above.
 */
int nrm_folder_files(nrm_arena *a, const char *path, const char ***out,
                     size_t *n, nrm_err *e) NRM_MUST_USE;

#endif
