/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of a zip archive and their XML; for the two kinds of workbook. */
#ifndef NRM_INTAKE_PACKAGE_H
#define NRM_INTAKE_PACKAGE_H

#include "intake/book.h"

#include <expat.h>

/* An archive that is open; its three members are for this folder's eyes. */
typedef struct nrm_package {
    nrm_arena *a;
    const char *name;
    struct zip *zip;
} nrm_package;

nrm_package *nrm_package_open(nrm_arena *a, const char *name, nrm_text bytes,
                              nrm_err *e) NRM_MUST_USE;

/* Whether there is such a member. */
bool nrm_package_has(const nrm_package *p, const char *member);

/* Its members by number, two of one name as well, and the archive's comment. */
size_t nrm_package_count(const nrm_package *p);
const char *nrm_package_name(const nrm_package *p, size_t member);
int nrm_package_bytes(nrm_package *p, size_t member, nrm_text *out,
                      nrm_err *e) NRM_MUST_USE;
nrm_text nrm_package_comment(const nrm_package *p);

/* Handlers of an XML member; `e` of the walk stops it when it is filled. */
typedef struct nrm_xml_walk {
    void (*open)(void *state, const char *name, const char *const *attributes);
    void (*close)(void *state, const char *name);
    void (*text)(void *state, const char *text, size_t len);
    void *state;
    nrm_err *e;
} nrm_xml_walk;

/*
 * Walks through a member. Names come without their prefix. A document type
 * declaration, more than 64 nested elements and bad XML are errors with the
 * member's name and line.
 */
int nrm_package_walk(nrm_package *p, const char *member,
                     const nrm_xml_walk *walk) NRM_MUST_USE;

/* The value of an attribute, by its name without prefix, or NULL. */
const char *nrm_xml_attribute(const char *const *attributes, const char *name);

/* A sheet as it is filled: rows of cells. */
typedef struct nrm_grid {
    nrm_arena *a;
    const char *name;
    nrm_text **rows; /* NULL for an empty row */
    size_t *widths;
    size_t n, cap, width, cells;
} nrm_grid;

/* Sets a cell, counted from 0. The text is copied when it is not empty. */
int nrm_grid_set(nrm_grid *g, size_t row, size_t column, nrm_text text,
                 nrm_err *e) NRM_MUST_USE;

/* The two formats: their sheets, and the cells of one. */
typedef struct nrm_book_format {
    const char *mark; /* a member that only this format has */
    int (*open)(nrm_arena *a, nrm_package *p, void **state, const char ***names,
                size_t *n, nrm_err *e);
    int (*fill)(nrm_arena *a, nrm_package *p, void *state, size_t sheet,
                nrm_grid *grid, nrm_err *e);
} nrm_book_format;

extern const nrm_book_format nrm_book_xlsx, nrm_book_ods;

#endif
