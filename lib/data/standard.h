/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The files of datasets/codelists and datasets/presets as bytes. The Makefile
 * writes the C file, so that a new list is a new CSV file and nothing else.
 */
#ifndef NRM_DATA_STANDARD_H
#define NRM_DATA_STANDARD_H

#include <stddef.h>

typedef struct nrm_standard {
    const char *name; /* the file's name without its end; NULL ends the array */
    const char *bytes;
    size_t len;
} nrm_standard;

extern const nrm_standard nrm_standard_lists[];
extern const nrm_standard nrm_standard_layouts[];

#endif
