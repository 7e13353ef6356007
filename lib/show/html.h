/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tables and documents of HTML share. */
#ifndef NRM_SHOW_HTML_H
#define NRM_SHOW_HTML_H

#include "show/writer.h"

extern const nrm_table_writer nrm_table_writer_html;

/* Appends text with &, <, > and quotes escaped. */
void nrm_html_escape(nrm_buf *out, const char *text);

#endif
