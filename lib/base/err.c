/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/err.h"

#include "base/text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/*
 * Appends to e->text; a sentence that does not fit is cut. Names of files and
 * words of other libraries come with any byte, and a message is one line.
 */
static void
append(nrm_err *e, const char *format, va_list args) NRM_PRINTF(2, 0);

static void
append(nrm_err *e, const char *format, va_list args)
{
    char raw[sizeof e->text];
    size_t used = strlen(e->text), len;
    nrm_text t;

    vsnprintf(raw, sizeof raw, format, args);
    for (t = nrm_text_of(raw); t.len > 0; t.at += len, t.len -= len) {
        size_t room = sizeof e->text - used - 1;

        len = nrm_text_shown(t);
        if (room < (len == 0 ? 4 : len))
            break;
        if (len > 0)
            memcpy(e->text + used, t.at, len);
        else
            snprintf(e->text + used, room + 1, "\\x%02x",
                     (unsigned char)t.at[0]);
        used += len > 0 ? len : 4;
        len += len == 0;
    }
    e->text[used] = '\0';
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
nrm_fail_v(nrm_err *e, nrm_code code, const char *format, va_list args)
{
    if (e->code != NRM_OK)
        return -1;
    e->code = code;
    e->text[0] = '\0';
    append(e, format, args);
    return -1;
}

int
nrm_fail(nrm_err *e, nrm_code code, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    nrm_fail_v(e, code, format, args);
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
