/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bytes of any encoding to UTF-8, strictly: a byte order mark decides, then
 * the encoding that was named; without either the bytes must be UTF-8.
 */
#ifndef NRM_INTAKE_DECODE_H
#define NRM_INTAKE_DECODE_H

#include "base/file.h"

/*
 * An input that gives UTF-8 without a byte order mark. `encoding` is a name
 * that iconv knows, or NULL for UTF-8. Reading fails with the offset of the
 * first byte that the encoding does not have, that decodes to a control
 * character, or that shows the text to be in another encoding; without a name
 * the message suggests one, which is never used by itself.
 */
nrm_in *nrm_decode(nrm_arena *a, nrm_in *in, const char *encoding,
                   nrm_err *e) NRM_MUST_USE;

#endif
