/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A Markdown template as parts: the author's bytes, and the directives in
 * between. cmark says what is code; the bytes are the template's own, so that
 * the parts put together are the template again.
 *
 * Templates are capped: by size, by brackets in a paragraph and by nesting,
 * since cmark 0.30.2 takes quadratic time over both (CVE-2023-22486).
 */
#ifndef NRM_SHOW_TEMPLATE_H
#define NRM_SHOW_TEMPLATE_H

#include "show/args.h"

#define NRM_TEMPLATE_MAX ((size_t)4 << 20) /* bytes */
#define NRM_TEMPLATE_BRACKETS 2000         /* in one paragraph */
#define NRM_TEMPLATE_NESTING 64            /* quotes and lists at a line */

/* Where cmark gets its memory. Its members do not return NULL. */
typedef struct nrm_memory {
    void *(*take)(size_t n, size_t size); /* zeroed */
    void *(*take_again)(void *block, size_t size);
    void (*give_back)(void *block);
} nrm_memory;

typedef enum nrm_part_kind {
    NRM_PART_TEXT,
    NRM_PART_BLOCK, /* a fenced block, with its last line end */
    NRM_PART_INLINE /* inline code, with its backticks */
} nrm_part_kind;

typedef struct nrm_part {
    nrm_part_kind kind;
    nrm_text bytes;
    nrm_args args; /* of a directive */
} nrm_part;

typedef struct nrm_template {
    const char *path;
    nrm_text bytes;
    nrm_part *parts;
    size_t n, cap;
    const char **remarks; /* "path:line: what the author may not have meant" */
    size_t n_remarks, remarks_cap;
} nrm_template;

/*
 * Finds the directives. `memory` NULL is cmark's own. `bytes` must last as long
 * as the template. Refuses a template beyond the caps, one that is not UTF-8,
 * and a directive in a list or a quote, where the computed block would not
 * stand alone.
 */
nrm_template *
nrm_template_read(nrm_arena *a, const char *path, nrm_text bytes,
                  const nrm_memory *memory, nrm_err *e) NRM_MUST_USE;

/* Refuses Markdown that cmark would take too long over. */
int
nrm_template_guard(const char *path, nrm_text bytes, nrm_err *e) NRM_MUST_USE;

#endif
