/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/imprint.h"

#include "base/digest.h"
#include "data/unicode.h"

#include <string.h>

#define DRAWING_DIGITS 12

static void
add(nrm_arena *a, nrm_imprint_part *part, const char *word, const char *where,
    size_t line)
{
    nrm_room(a, part->at, part->n, part->cap);
    part->at[part->n++] = (nrm_imprint){ word, where, line };
}

/* One character of a text, which may be a stray byte. */
typedef struct letter {
    size_t at, len;
    bool digit, word; /* a digit is part of a word */
    bool sign;        /* belongs to a number that follows */
    bool inside;      /* belongs to a number when it has digits on both sides */
} letter;

static letter
letter_at(nrm_text text, size_t at)
{
    nrm_text rest = nrm_text_n(text.at + at, text.len - at);
    letter l = { .at = at, .len = 1 };
    char c = text.at[at];
    int32_t code;

    if (c >= '0' && c <= '9') {
        l.digit = l.word = true;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') {
        l.word = true;
    } else if ((unsigned char)c < 0x80) {
        l.sign = c == '-' || c == '+' || c == '<' || c == '>' || c == '~';
        l.inside = c == '.' || c == ',' || c == '\'';
    } else if (nrm_utf8_next(&rest, &code)) {
        l.len = (size_t)(rest.at - text.at) - at;
        l.digit = nrm_utf8_is_number(code);
        l.word = l.digit || nrm_utf8_is_letter(code);
        /* minus, approximately, at most, at least; blanks between digits */
        l.sign = code == 0x2212 || code == 0x2248 || code == 0x2264
                 || code == 0x2265;
        l.inside = code == 0xa0 || code == 0x2009 || code == 0x202f;
    }
    return l;
}

void
nrm_imprint_words(nrm_arena *a, nrm_imprint_part *part, nrm_text text,
                  const char *where, size_t line)
{
    letter before = { 0 };

    for (size_t at = 0; at < text.len;) {
        letter l = letter_at(text, at);
        size_t start = before.sign ? before.at : at;
        bool number = false;

        line += text.at[at] == '\n';
        at += l.len;
        if (!l.word) {
            /* In "353-357" the dash is no sign. */
            l.sign = l.sign && !before.word;
            before = l;
            continue;
        }
        for (;;) {
            letter next;

            number = number || l.digit;
            before = l;
            if (at == text.len)
                break;
            next = letter_at(text, at);
            if (next.inside && l.digit && at + next.len < text.len
                && letter_at(text, at + next.len).digit) {
                at += next.len;
                next = letter_at(text, at);
            }
            if (!next.word)
                break;
            l = next;
            at += l.len;
        }
        if (number)
            add(a, part,
                nrm_text_string(a, nrm_text_n(text.at + start, at - start)),
                where, line);
    }
}

void
nrm_imprint_drawing(nrm_arena *a, nrm_imprint_part *part, nrm_text bytes,
                    const char *where, size_t line)
{
    nrm_digest digest = nrm_sha256_of(bytes);

    add(a, part,
        nrm_format(a, "#%.*s", DRAWING_DIGITS, nrm_digest_hex(a, &digest)),
        where, line);
}

nrm_imprint_part *
nrm_imprints_add(nrm_imprints *t, const char *name)
{
    nrm_room(t->a, t->parts, t->n, t->cap);
    t->parts[t->n] = (nrm_imprint_part){ .name = name };
    return &t->parts[t->n++];
}

static bool
is_markup(const char *name, nrm_text bytes)
{
    static const char *const endings[] = { ".html", ".htm",  ".xhtml", ".svg",
                                           ".xml",  ".rels", ".vml" };

    for (size_t i = 0; i < NRM_COUNT_OF(endings); i++)
        if (nrm_text_ends(nrm_text_of(name), endings[i]))
            return true;
    return nrm_text_starts(bytes, "<?xml") || nrm_text_starts(bytes, "<!");
}

void
nrm_imprint_file(nrm_arena *a, nrm_imprint_part *part, const char *name,
                 nrm_text bytes)
{
    size_t bad;

    if (!nrm_utf8_check(bytes, &bad)
        || memchr(bytes.at, '\0', bytes.len) != NULL)
        nrm_imprint_drawing(a, part, bytes, "bytes that are not text", 0);
    else if (is_markup(name, bytes))
        nrm_imprint_markup(a, part, bytes);
    else
        nrm_imprint_words(a, part, bytes, NULL, 1);
}

int
nrm_imprints_read_text(nrm_arena *a, const char *name, nrm_text bytes,
                       nrm_imprints *out, nrm_err *e)
{
    (void)e;
    *out = (nrm_imprints){ .a = a };
    nrm_imprint_file(a, nrm_imprints_add(out, ""), name, bytes);
    return 0;
}
