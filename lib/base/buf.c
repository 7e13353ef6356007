/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

void
nrm_buf_init(nrm_buf *b, nrm_arena *a)
{
    b->a = a;
    b->at = NULL;
    b->len = 0;
    b->cap = 0;
}

void
nrm_buf_clear(nrm_buf *b)
{
    b->len = 0;
}

char *
nrm_buf_room(nrm_buf *b, size_t n)
{
    size_t need, cap = b->cap == 0 ? 64 : b->cap;

    if (n < b->cap - b->len)
        return b->at + b->len;
    if (n >= SIZE_MAX / 4 || b->len >= SIZE_MAX / 4)
        nrm_arena_exhausted(b->a);
    need = b->len + n + 1;
    while (cap < need)
        cap *= 2;
    if (cap > b->cap) {
        b->at = nrm_grow(b->a, b->at, b->cap, cap, 1);
        b->cap = cap;
    }
    return b->at + b->len;
}

void
nrm_buf_put(nrm_buf *b, const char *bytes, size_t n)
{
    char *to = nrm_buf_room(b, n);

    if (n > 0)
        memcpy(to, bytes, n);
    b->len += n;
}

void
nrm_buf_char(nrm_buf *b, char c)
{
    *nrm_buf_room(b, 1) = c;
    b->len++;
}

void
nrm_buf_text(nrm_buf *b, const char *string)
{
    nrm_buf_put(b, string, strlen(string));
}

void
nrm_buf_view(nrm_buf *b, nrm_text t)
{
    nrm_buf_put(b, t.at, t.len);
}

void
nrm_buf_format(nrm_buf *b, const char *format, ...)
{
    va_list args;
    int len;
    char *to;

    va_start(args, format);
    len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len <= 0)
        return;
    to = nrm_buf_room(b, (size_t)len);
    va_start(args, format);
    vsnprintf(to, (size_t)len + 1, format, args);
    va_end(args);
    b->len += (size_t)len;
}

const char *
nrm_buf_string(nrm_buf *b)
{
    *nrm_buf_room(b, 0) = '\0';
    return b->at;
}

nrm_text
nrm_buf_all(const nrm_buf *b)
{
    return nrm_text_n(b->at == NULL ? "" : b->at, b->len);
}
