/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define LIST_MAX 200

nrm_text
nrm_text_of(const char *string)
{
    return nrm_text_n(string, string == NULL ? 0 : strlen(string));
}

nrm_text
nrm_text_n(const char *at, size_t len)
{
    nrm_text t = { at, len };

    return t;
}

char *
nrm_text_string(nrm_arena *a, nrm_text t)
{
    char *copy = nrm_alloc(a, t.len + 1);

    if (t.len > 0)
        memcpy(copy, t.at, t.len);
    return copy;
}

nrm_text
nrm_text_copy(nrm_arena *a, nrm_text t)
{
    if (t.at == NULL)
        return t;
    return nrm_text_n(nrm_text_string(a, t), t.len);
}

char *
nrm_format(nrm_arena *a, const char *format, ...)
{
    va_list args;
    int len;
    char *out;

    va_start(args, format);
    len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0)
        len = 0;
    out = nrm_alloc(a, (size_t)len + 1);
    va_start(args, format);
    vsnprintf(out, (size_t)len + 1, format, args);
    va_end(args);
    return out;
}

bool
nrm_text_eq(nrm_text a, nrm_text b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

bool
nrm_text_is(nrm_text a, const char *string)
{
    return nrm_text_eq(a, nrm_text_of(string));
}

bool
nrm_text_starts(nrm_text t, const char *prefix)
{
    size_t len = strlen(prefix);

    return t.len >= len && memcmp(t.at, prefix, len) == 0;
}

bool
nrm_text_ends(nrm_text t, const char *suffix)
{
    size_t len = strlen(suffix);

    return t.len >= len && memcmp(t.at + t.len - len, suffix, len) == 0;
}

int
nrm_text_cmp(nrm_text a, nrm_text b)
{
    size_t shared = a.len < b.len ? a.len : b.len;
    int order = shared == 0 ? 0 : memcmp(a.at, b.at, shared);

    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

nrm_text
nrm_text_strip(nrm_text t)
{
    while (t.len > 0 && is_blank(t.at[0])) {
        t.at++;
        t.len--;
    }
    while (t.len > 0 && is_blank(t.at[t.len - 1]))
        t.len--;
    return t;
}

bool
nrm_text_cut(nrm_text *rest, char separator, nrm_text *part)
{
    const char *end;

    if (rest->at == NULL)
        return false;
    end = memchr(rest->at, separator, rest->len);
    if (end == NULL) {
        *part = *rest;
        *rest = nrm_text_n(NULL, 0);
        return true;
    }
    *part = nrm_text_n(rest->at, (size_t)(end - rest->at));
    rest->at = end + 1;
    rest->len -= part->len + 1;
    return true;
}

size_t
nrm_text_shown(nrm_text t)
{
    unsigned char first = (unsigned char)t.at[0];
    size_t len = first < 0x80   ? 1
                 : first < 0xc2 ? 0
                 : first < 0xe0 ? 2
                 : first < 0xf0 ? 3
                 : first < 0xf5 ? 4
                                : 0;

    if (len == 1)
        return first >= 0x20 && first != 0x7f ? 1 : 0;
    if (len == 0 || len > t.len)
        return 0;
    for (size_t i = 1; i < len; i++)
        if (((unsigned char)t.at[i] & 0xc0) != 0x80)
            return 0;
    if (first == 0xc2 && (unsigned char)t.at[1] < 0xa0)
        return 0;
    return len;
}

const char *
nrm_quote(nrm_arena *a, nrm_text t)
{
    nrm_buf out;

    nrm_buf_init(&out, a);
    while (t.len > 0) {
        size_t len = nrm_text_shown(t);

        if (out.len + (len == 0 ? 4 : len) > NRM_QUOTE_MAX) {
            nrm_buf_text(&out, "...");
            break;
        }
        if (len == 0) {
            nrm_buf_format(&out, "\\x%02x", (unsigned char)t.at[0]);
            len = 1;
        } else {
            nrm_buf_put(&out, t.at, len);
        }
        t.at += len;
        t.len -= len;
    }
    return nrm_buf_string(&out);
}

const char *
nrm_text_list(nrm_arena *a, const char *const *names, size_t n)
{
    nrm_buf out;

    nrm_buf_init(&out, a);
    for (size_t i = 0; i < n; i++) {
        if (out.len > LIST_MAX) {
            nrm_buf_text(&out, ", ...");
            break;
        }
        if (i > 0)
            nrm_buf_text(&out, ", ");
        nrm_buf_text(&out, nrm_quote(a, nrm_text_of(names[i])));
    }
    return nrm_buf_string(&out);
}
