/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A growing byte buffer inside an arena. */
#ifndef NRM_BASE_BUF_H
#define NRM_BASE_BUF_H

#include "base/arena.h"
#include "base/text.h"

#include <stddef.h>

typedef struct nrm_buf {
    nrm_arena *a;
    char *at; /* len bytes, then a NUL once anything was written */
    size_t len, cap;
} nrm_buf;

void nrm_buf_init(nrm_buf *b, nrm_arena *a);

/* Forgets the content and keeps the memory. */
void nrm_buf_clear(nrm_buf *b);

void nrm_buf_put(nrm_buf *b, const char *bytes, size_t n);
void nrm_buf_char(nrm_buf *b, char c);
void nrm_buf_text(nrm_buf *b, const char *string);
void nrm_buf_view(nrm_buf *b, nrm_text t);
void nrm_buf_format(nrm_buf *b, const char *format, ...) NRM_PRINTF(2, 3);

/* Room for n more bytes at the end, to be written and counted by the caller. */
char *nrm_buf_room(nrm_buf *b, size_t n) NRM_MUST_USE;

/* What was written, as a C string that lasts until the next write. */
const char *nrm_buf_string(nrm_buf *b);

/* The same as a view. */
nrm_text nrm_buf_all(const nrm_buf *b);

#endif
