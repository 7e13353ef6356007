/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tables and documents of Markdown share. */
#ifndef NRM_SHOW_MD_H
#define NRM_SHOW_MD_H

#include "show/writer.h"

extern const nrm_table_writer nrm_table_writer_md;

/* Appends text so that Markdown prints it as it is, on one line. */
void nrm_md_escape(nrm_buf *out, const char *text);

#endif
