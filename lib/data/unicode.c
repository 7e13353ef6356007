/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/unicode.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#define HIGH_BITS 0x8080808080808080u

/* How many bytes from the start are ASCII, counted eight at a time. */
static size_t
ascii_prefix(nrm_text t)
{
    size_t i = 0;

    for (; i + 8 <= t.len; i += 8) {
        uint64_t word;

        memcpy(&word, t.at + i, 8);
        if ((word & HIGH_BITS) != 0)
            break;
    }
    while (i < t.len && (unsigned char)t.at[i] < 0x80)
        i++;
    return i;
}

bool
nrm_utf8_next(nrm_text *t, int32_t *code_point)
{
    utf8proc_ssize_t len;

    if (t->len == 0)
        return false;
    len = utf8proc_iterate((const utf8proc_uint8_t *)t->at,
                           (utf8proc_ssize_t)t->len, code_point);
    if (len <= 0)
        return false;
    t->at += len;
    t->len -= (size_t)len;
    return true;
}

bool
nrm_utf8_check(nrm_text t, size_t *bad)
{
    nrm_text rest = t;
    int32_t c;

    for (;;) {
        size_t plain = ascii_prefix(rest);

        rest.at += plain;
        rest.len -= plain;
        if (rest.len == 0)
            return true;
        if (!nrm_utf8_next(&rest, &c)) {
            *bad = t.len - rest.len;
            return false;
        }
    }
}

static bool
is_space(int32_t c)
{
    utf8proc_category_t kind;

    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    kind = utf8proc_category(c);
    return kind == UTF8PROC_CATEGORY_ZS || kind == UTF8PROC_CATEGORY_ZL
           || kind == UTF8PROC_CATEGORY_ZP || c == 0x85 || c == 0xfeff
           || (c >= 0x200b && c <= 0x200d) || c == 0x2060;
}

static bool
is_plain(char c)
{
    return c > ' ' && c < 0x7f;
}

nrm_text
nrm_utf8_trim(nrm_text t)
{
    nrm_text rest = t;
    size_t start = 0, end = 0;
    bool seen = false;
    int32_t c;

    if (t.len > 0 && is_plain(t.at[0]) && is_plain(t.at[t.len - 1]))
        return t;
    while (rest.len > 0) {
        size_t before = t.len - rest.len;
        bool space = nrm_utf8_next(&rest, &c) ? is_space(c) : false;

        if (t.len - rest.len == before) { /* a bad byte counts as text */
            rest.at++;
            rest.len--;
        }
        if (space)
            continue;
        if (!seen)
            start = before;
        seen = true;
        end = t.len - rest.len;
    }
    return t.at == NULL ? t : nrm_text_n(t.at + start, end - start);
}

/* The folded text as UTF-8, or an absent view when it is not UTF-8. */
static nrm_text
decompose(nrm_arena *a, nrm_text t)
{
    utf8proc_option_t how = UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE
                            | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK
                            | UTF8PROC_IGNORE | UTF8PROC_STABLE;
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)t.at;
    utf8proc_ssize_t len = (utf8proc_ssize_t)t.len, n;
    utf8proc_int32_t *points;

    n = utf8proc_decompose(bytes, len, NULL, 0, how);
    if (n < 0)
        return nrm_text_n(NULL, 0);
    /* One more: utf8proc_reencode ends its bytes with a NUL. */
    points = nrm_new_n(a, utf8proc_int32_t, (size_t)n + 1);
    n = utf8proc_decompose(bytes, len, points, n, how);
    n = n < 0 ? n : utf8proc_reencode(points, n, how);
    return n < 0 ? nrm_text_n(NULL, 0)
                 : nrm_text_n((const char *)points, (size_t)n);
}

nrm_text
nrm_utf8_fold(nrm_arena *a, nrm_text t)
{
    nrm_text rest = decompose(a, t);
    nrm_buf out;
    int32_t c;
    bool gap = false;

    if (rest.at == NULL)
        return t;
    nrm_buf_init(&out, a);
    while (rest.len > 0) {
        nrm_text here = rest;

        if (!nrm_utf8_next(&rest, &c))
            break;
        if (is_space(c)) {
            gap = out.len > 0;
            continue;
        }
        if (gap)
            nrm_buf_char(&out, ' ');
        gap = false;
        nrm_buf_put(&out, here.at, here.len - rest.len);
    }
    return nrm_buf_all(&out);
}

size_t
nrm_utf8_width(nrm_text t)
{
    size_t width = 0;
    int32_t c;

    while (nrm_utf8_next(&t, &c)) {
        int w = utf8proc_charwidth(c);

        width += w > 0 ? (size_t)w : 0;
    }
    return width;
}

void
nrm_utf8_put(nrm_buf *b, int32_t code_point)
{
    utf8proc_uint8_t bytes[4];

    if (code_point <= 0 || !utf8proc_codepoint_valid(code_point))
        code_point = 0xfffd;
    nrm_buf_put(b, (const char *)bytes,
                (size_t)utf8proc_encode_char(code_point, bytes));
}

bool
nrm_utf8_is_number(int32_t code_point)
{
    utf8proc_category_t kind = utf8proc_category(code_point);

    return kind == UTF8PROC_CATEGORY_ND || kind == UTF8PROC_CATEGORY_NL
           || kind == UTF8PROC_CATEGORY_NO;
}

bool
nrm_utf8_is_letter(int32_t code_point)
{
    utf8proc_category_t kind = utf8proc_category(code_point);

    return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_ME;
}
