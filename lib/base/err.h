/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Errors: one value, passed last, filled by whoever fails first, never
 * allocated. A call that can fail returns 0 or -1, or a pointer or NULL.
 */
#ifndef NRM_BASE_ERR_H
#define NRM_BASE_ERR_H

#include "base/base.h"

#include <stdarg.h>
#include <stddef.h>

typedef enum nrm_code {
    NRM_OK,
    NRM_EINPUT, /* what was read is wrong */
    NRM_EUSAGE, /* what was asked is wrong */
    NRM_EOS,    /* the system refused */
    NRM_EMATH   /* the number does not exist or did not converge */
} nrm_code;

typedef struct nrm_err {
    nrm_code code;
    char text[512]; /* whole sentence, no program name, no newline */
} nrm_err;

/*
 * Fills `e` unless it is filled already. Returns -1, always. Bytes that a line
 * cannot show stand as \x1b.
 */
int
nrm_fail(nrm_err *e, nrm_code code, const char *format, ...) NRM_PRINTF(3, 4);
int nrm_fail_v(nrm_err *e, nrm_code code, const char *format, va_list args)
    NRM_PRINTF(3, 0);

/*
 * The same for input at a place: `path:line: ...`. Line 0 is left out.
 * The code is NRM_EINPUT.
 */
int nrm_fail_at(nrm_err *e, const char *path, size_t line, const char *format,
                ...) NRM_PRINTF(4, 5);

/* The same for a failed system call: `<sentence>: <strerror(errno)>`. */
int nrm_fail_os(nrm_err *e, const char *format, ...) NRM_PRINTF(2, 3);

#endif
