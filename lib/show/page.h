/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page around the text of a document: its style, contents and frame. */
#ifndef NRM_SHOW_PAGE_H
#define NRM_SHOW_PAGE_H

#include "show/doc.h"

/*
 * Appends a whole page. `body` is HTML whose headings have no attributes; they
 * get ids, and those of the second and third level make the contents.
 */
void nrm_page_put(const nrm_doc *doc, nrm_text body, nrm_buf *out);

#endif
