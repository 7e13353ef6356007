/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file that was looked into: a workbook or a text, and what its first lines
 * say. Reading it goes on from its first byte.
 */
#ifndef NRM_INTAKE_PEEK_H
#define NRM_INTAKE_PEEK_H

#include "intake/book.h"
#include "intake/preset.h"

typedef struct nrm_peek {
    nrm_arena *a;
    nrm_in *in;
    nrm_text first;  /* what was read ahead of `in` */
    size_t first_at; /* how much of it is given back */
    nrm_book *book;  /* NULL for text */
} nrm_peek;

/* Looks into a file or "-". One that holds no table by its kind is refused. */
int nrm_peek_open(nrm_peek *file, nrm_arena *a, const char *path,
                  nrm_err *e) NRM_MUST_USE;

/* All bytes of it, those that were read ahead among them; `file` stays. */
nrm_in *nrm_peek_whole(nrm_peek *file) NRM_MUST_USE;

/*
 * Its first lines, of a workbook those of a sheet with commas between the
 * cells; absent where there are fewer.
 */
int nrm_peek_lines(const nrm_peek *file, size_t sheet,
                   nrm_text lines[NRM_MARK_LINES], nrm_err *e) NRM_MUST_USE;

#endif
