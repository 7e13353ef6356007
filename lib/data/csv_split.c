/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A line without quotes is what stands between its delimiters. Fields are a
 * few bytes long, so the line is looked at eight bytes at a time, all
 * delimiters among them at once (Warren 2013, Hacker's Delight, section 6-1),
 * which is several times as fast as one search after the other. The high bit
 * of each byte of such a word is the answer for that byte.
 *
 * A line of which every field is either without quotes or in one pair of them
 * is split field by field.
 */
#include "data/csv_split.h"

#include "data/csv.h"

#include <stdint.h>
#include <string.h>

#define EACH_BYTE 0x0101010101010101u
#define HIGH_BITS 0x8080808080808080u

/* The next n bytes, 8 at most, the first one lowest. */
static uint64_t
word_at(const char *at, size_t n)
{
    uint64_t word = 0;

    if (n < 8) {
        for (size_t i = 0; i < n; i++)
            word |= (uint64_t)(unsigned char)at[i] << 8 * i;
        return word;
    }
    memcpy(&word, at, 8);
    return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? __builtin_bswap64(word)
                                                  : word;
}

/* The bytes of a word that are this one. */
static uint64_t
bytes_like(uint64_t word, char c)
{
    uint64_t unlike = word ^ EACH_BYTE * (unsigned char)c;

    return ~(((unlike & ~HIGH_BITS) + ~HIGH_BITS) | unlike) & HIGH_BITS;
}

/* Room behind n fields for those that end in one word, and for the last. */
static nrm_text *
make_room(nrm_arena *a, nrm_csv_fields *f, size_t n)
{
    while (f->cap < n + 9) {
        size_t cap = f->cap == 0 ? 32 : 2 * f->cap;

        f->at = nrm_grow(a, f->at, f->cap, cap, sizeof *f->at);
        f->cap = cap;
    }
    return f->at;
}

static nrm_text
field_of(const char *from, const char *to)
{
    return (nrm_text){ to > from ? from : NULL, (size_t)(to - from) };
}

/* Splits a line without quotes; false when it holds one, or a NUL. */
static bool
split_plain(nrm_arena *a, nrm_csv_fields *f, nrm_text line, char delimiter,
            bool *ascii)
{
    const char *from = line.at;
    nrm_text *at = f->at; /* no other pointer leads to these */
    size_t n = 0;
    uint64_t all = 0;

    for (size_t i = 0; i < line.len && n < NRM_CSV_COLUMNS_MAX; i += 8) {
        size_t left = line.len - i;
        uint64_t word = word_at(line.at + i, left), found;
        uint64_t there = left < 8 ? HIGH_BITS >> 8 * (8 - left) : HIGH_BITS;

        if (((bytes_like(word, '"') | bytes_like(word, '\0')) & there) != 0)
            return false;
        all |= word;
        at = make_room(a, f, n);
        found = bytes_like(word, delimiter) & there;
        for (; found != 0; found &= found - 1) {
            const char *to = line.at + i + (unsigned)__builtin_ctzll(found) / 8;

            at[n++] = field_of(from, to);
            from = to + 1;
        }
    }
    at[n++] = field_of(from, line.at + line.len);
    *ascii = (all & HIGH_BITS) == 0;
    f->n = n;
    return n <= NRM_CSV_COLUMNS_MAX;
}

/*
 * The field that starts at `at` and is followed by a delimiter or the end of
 * the line; NULL when its quotes need the parser. Else what follows it.
 */
static const char *
split_field(const char *at, const char *end, char delimiter, nrm_text *out)
{
    bool quoted = at < end && *at == '"';
    const char *from = quoted ? at + 1 : at;
    const char *stop =
        memchr(from, quoted ? '"' : delimiter, (size_t)(end - from));
    const char *next = quoted && stop != NULL ? stop + 1 : stop;

    if (stop == NULL)
        stop = next = end;
    *out =
        nrm_text_n(stop > from || quoted ? from : NULL, (size_t)(stop - from));
    if (quoted ? stop == end || (next < end && *next != delimiter)
               : memchr(from, '"', out->len) != NULL)
        return NULL;
    return next;
}

static bool
split_quoted(nrm_arena *a, nrm_csv_fields *f, nrm_text line, char delimiter)
{
    const char *at = line.at, *end = line.at + line.len;

    f->n = 0;
    if (memchr(at, '\0', line.len) != NULL)
        return false;
    for (;; at++) {
        nrm_text field;

        at = split_field(at, end, delimiter, &field);
        if (at == NULL || f->n == NRM_CSV_COLUMNS_MAX)
            return false;
        nrm_room(a, f->at, f->n, f->cap);
        f->at[f->n++] = field;
        if (at == end)
            return true;
    }
}

bool
nrm_csv_split(nrm_arena *a, nrm_csv_fields *fields, nrm_text line,
              char delimiter, bool *ascii)
{
    *ascii = false;
    return split_plain(a, fields, line, delimiter, ascii)
           || split_quoted(a, fields, line, delimiter);
}
