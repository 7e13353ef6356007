/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Appends to e->text; a sentence that does not fit is cut. */
static void
append(nrm_err *e, const char *format, va_list args) NRM_PRINTF(2, 0);

static void
append(nrm_err *e, const char *format, va_list args)
{
    size_t used = strlen(e->text);

    vsnprintf(e->text + used, sizeof e->text - used, format, args);
}

static void append_plain(nrm_err *e, const char *format, ...) NRM_PRINTF(2, 3);

static void
append_plain(nrm_err *e, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    append(e, format, args);
    va_end(args);
}

int
nrm_fail(nrm_err *e, nrm_code code, const char *format, ...)
{
    va_list args;

    if (e->code != NRM_OK)
        return -1;
    e->code = code;
    e->text[0] = '\0';
    va_start(args, format);
    append(e, format, args);
    va_end(args);
    return -1;
}

int
nrm_fail_at(nrm_err *e, const char *path, size_t line, const char *format, ...)
{
    va_list args;

    if (e->code != NRM_OK)
        return -1;
    e->code = NRM_EINPUT;
    e->text[0] = '\0';
    if (line > 0)
        append_plain(e, "%s:%zu: ", path, line);
    else
        append_plain(e, "%s: ", path);
    va_start(args, format);
    append(e, format, args);
    va_end(args);
    return -1;
}

int
nrm_fail_os(nrm_err *e, const char *format, ...)
{
    int saved = errno;
    va_list args;

    if (e->code != NRM_OK)
        return -1;
    e->code = NRM_EOS;
    e->text[0] = '\0';
    va_start(args, format);
    append(e, format, args);
    va_end(args);
    append_plain(e, ": %s", strerror(saved));
    return -1;
}
