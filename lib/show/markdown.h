/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown as a tree of cmark. For the files that walk it. */
#ifndef NRM_SHOW_MARKDOWN_H
#define NRM_SHOW_MARKDOWN_H

#include "show/template.h"

#include <cmark.h>

/* The tree of a text that the guard let pass; it lasts as long as the arena. */
cmark_node *nrm_markdown_parse(nrm_arena *a, nrm_text bytes,
                               const nrm_memory *memory) NRM_MUST_USE;

#endif
