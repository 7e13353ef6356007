/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code points instead of bytes. The only users of utf8proc. */
#ifndef NRM_DATA_UNICODE_H
#define NRM_DATA_UNICODE_H

#include "base/buf.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether the text is strict UTF-8; else *bad is the first wrong byte. */
bool nrm_utf8_check(nrm_text t, size_t *bad);

/*
 * Without white space of any kind at both ends: Unicode blanks, no-break and
 * zero-width ones, and the byte order mark.
 */
nrm_text nrm_utf8_trim(nrm_text t);

/*
 * The form in which labels are compared: compatibility decomposition, case
 * folded, marks and ignorable characters removed, runs of blanks as one.
 * Text that is not UTF-8 comes back as it is.
 */
nrm_text nrm_utf8_fold(nrm_arena *a, nrm_text t);

/* Columns of a terminal or of a plain-text table. */
size_t nrm_utf8_width(nrm_text t);

/* Cuts the first code point off `t`; false at the end or at a bad byte. */
bool nrm_utf8_next(nrm_text *t, int32_t *code_point);

/* Appends a code point; U+FFFD for what is none. */
void nrm_utf8_put(nrm_buf *b, int32_t code_point);

/* Whether it is a digit or number of any script; a letter or mark. */
bool nrm_utf8_is_number(int32_t code_point);
bool nrm_utf8_is_letter(int32_t code_point);

#endif
