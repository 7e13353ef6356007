/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown as a tree of cmark. For the files that walk it. */
#ifndef NRM_SHOW_MARKDOWN_H
#define NRM_SHOW_MARKDOWN_H

#include "show/template.h"

#include <cmark.h>

/* The memory of trees: cmark's own, or what the caller gives. */
cmark_mem *nrm_markdown_memory(nrm_arena *a, const nrm_memory *memory);

/* The tree of a text that the guard let pass; it lasts as long as the arena. */
cmark_node *nrm_markdown_parse(nrm_arena *a, nrm_text bytes,
                               cmark_mem *memory) NRM_MUST_USE;

#endif
