/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is published: a list of numbers, each with its observation. */
#ifndef NRM_SHOW_PUBLISH_H
#define NRM_SHOW_PUBLISH_H

#include "base/digest.h"
#include "show/table.h"

/* One number that is printed or drawn. */
typedef struct nrm_published {
    const char *place; /* "table rates", "line 12" */
    const char *text;  /* as printed */
    nrm_maybe value;   /* rounded */
    nrm_attr attr;
    const nrm_obs *obs;
    const nrm_obs_row *row;
    size_t figure; /* the number of the figure that draws it, 0 for none */
    size_t mark;   /* what the marks of that figure call it */
} nrm_published;

typedef struct nrm_publications {
    nrm_arena *a;
    nrm_published *at;
    size_t n, cap;
} nrm_publications;

/* An input file and what it held. */
typedef struct nrm_input {
    const char *name;
    nrm_digest digest;
} nrm_input;

/* Adds a cell, unless it has no observation. */
void nrm_publish_cell(nrm_publications *list, const char *place,
                      const nrm_cell *cell, const nrm_obs *obs);

/*
 * Adds the cells of a table, each once. `figure` is the number of the figure
 * that draws it, whose marks call a cell by its place in the table; else 0.
 */
void nrm_publish_table(nrm_publications *list, const char *place,
                       const nrm_table *t, size_t figure);

#endif
