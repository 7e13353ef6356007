/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/link_text.h"

#include "base/buf.h"
#include "base/num.h"
#include "base/period.h"
#include "data/unicode.h"

#include <string.h>

/* alpha .. omega (final sigma folds to sigma), ELOT 743. */
static const char *const greek[] = { "a",  "v",  "g",  "d", "e", "z", "i",
                                     "th", "i",  "k",  "l", "m", "n", "x",
                                     "o",  "p",  "r",  "s", "s", "t", "y",
                                     "f",  "ch", "ps", "o" };
#define GREEK_FIRST 0x3b1

/* a .. ya, Transliteration Act (State Gazette 19/2009), others by sound. */
static const char *const cyrillic[] = { "a", "b",  "v",  "g",  "d",   "e", "zh",
                                        "z", "i",  "y",  "k",  "l",   "m", "n",
                                        "o", "p",  "r",  "s",  "t",   "u", "f",
                                        "h", "ts", "ch", "sh", "sht", "a", "y",
                                        "y", "e",  "yu", "ya" };
#define CYRILLIC_FIRST 0x430

/* io .. dzhe: Russian, Ukrainian, Serbian, Macedonian letters. */
static const char *const cyrillic_more[] = { "e", "yo", "dj", "g",  "ye", "dz",
                                             "i", "i",  "j",  "lj", "nj", "c",
                                             "k", "i",  "u",  "dz" };
#define CYRILLIC_MORE_FIRST 0x450

#define ALPHA 0x3b1
#define GAMMA 0x3b3
#define EPSILON 0x3b5
#define ETA 0x3b7
#define MI 0x3bc
#define XI 0x3be
#define OMICRON 0x3bf
#define PI 0x3c0
#define YPSILON 0x3c5
#define CHI 0x3c7
#define SHORT_I 0x439 /* loses its mark when folded, so it goes first */
#define SHORT_I_CAPITAL 0x419

static bool
is_greek(int32_t c)
{
    return c >= GREEK_FIRST && c < GREEK_FIRST + (int32_t)NRM_COUNT_OF(greek);
}

/* Before th, k, x, p, s, t, f, ch, ps and at the end, af and not av. */
static bool
is_voiceless(int32_t c)
{
    static const int32_t letters[] = { 0x3b8, 0x3ba, 0x3be, 0x3c0, 0x3c3,
                                       0x3c4, 0x3c6, 0x3c7, 0x3c8 };

    for (size_t i = 0; i < NRM_COUNT_OF(letters); i++)
        if (letters[i] == c)
            return true;
    return !is_greek(c);
}

/* One Greek letter between its neighbours, 0 where there is none. */
static const char *
latin_of_greek(int32_t before, int32_t c, int32_t after)
{
    if (c == GAMMA && (after == GAMMA || after == XI || after == CHI))
        return "n";
    if (c == YPSILON && before == OMICRON)
        return "u";
    if (c == YPSILON && (before == ALPHA || before == EPSILON || before == ETA))
        return is_voiceless(after) ? "f" : "v";
    return greek[c - GREEK_FIRST];
}

static const char *
latin_of_cyrillic(int32_t c)
{
    if (c >= CYRILLIC_FIRST
        && c < CYRILLIC_FIRST + (int32_t)NRM_COUNT_OF(cyrillic))
        return cyrillic[c - CYRILLIC_FIRST];
    if (c >= CYRILLIC_MORE_FIRST
        && c < CYRILLIC_MORE_FIRST + (int32_t)NRM_COUNT_OF(cyrillic_more))
        return cyrillic_more[c - CYRILLIC_MORE_FIRST];
    return NULL;
}

/* The short i of Cyrillic as Latin, all else as it is. */
static nrm_text
keep_short_i(nrm_arena *a, nrm_text raw)
{
    nrm_text rest = raw, before = raw;
    nrm_buf b;
    int32_t c;

    nrm_buf_init(&b, a);
    while (nrm_utf8_next(&rest, &c)) {
        if (c == SHORT_I || c == SHORT_I_CAPITAL)
            nrm_buf_char(&b, 'y');
        else
            nrm_buf_put(&b, before.at, (size_t)(rest.at - before.at));
        before = rest;
    }
    return nrm_buf_all(&b);
}

/* The next code point of a text that may be empty, or 0. */
static int32_t
peek(nrm_text t, size_t skip)
{
    int32_t c = 0;

    for (size_t i = 0; i <= skip; i++)
        if (!nrm_utf8_next(&t, &c))
            return 0;
    return c;
}

/* A letter that is neither Latin nor transliterated stands as it is. */
static void
put_letter(nrm_buf *b, nrm_text bytes, int32_t c, const char *latin)
{
    bool other = c < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');

    if (latin != NULL)
        nrm_buf_text(b, latin);
    else if (!other)
        nrm_buf_view(b, bytes);
    else if (b->len > 0 && b->at[b->len - 1] != ' ' && c != '\'')
        nrm_buf_char(b, ' ');
}

nrm_text
nrm_link_name(nrm_arena *a, nrm_text raw)
{
    nrm_text rest = nrm_utf8_fold(a, keep_short_i(a, raw)), here;
    int32_t before = 0, c;
    nrm_buf b;

    nrm_buf_init(&b, a);
    nrm_buf_text(&b, "");
    for (here = rest; nrm_utf8_next(&rest, &c); here = rest) {
        const char *latin = is_greek(c)
                                ? latin_of_greek(before, c, peek(rest, 0))
                                : latin_of_cyrillic(c);

        /* mp is b at the start and at the end of a word. */
        if (c == MI && peek(rest, 0) == PI
            && !(is_greek(before) && is_greek(peek(rest, 1)))) {
            (void)nrm_utf8_next(&rest, &c);
            latin = "b";
        }

        /* Final -iya is -ia (article 5 of the Act). */
        if (c == 0x44f && before == 0x438
            && latin_of_cyrillic(peek(rest, 0)) == NULL)
            latin = "a";
        put_letter(&b, nrm_text_n(here.at, (size_t)(rest.at - here.at)), c,
                   latin);
        before = c;
    }
    return nrm_text_strip(nrm_buf_all(&b));
}

/* "D.M.YYYY" in parts; false when it is none. */
static bool
split_date(nrm_text raw, char separator, int64_t part[3])
{
    nrm_text rest = raw, one;
    size_t n = 0;

    while (n < 3 && nrm_text_cut(&rest, separator, &one))
        if (!nrm_num_whole(one, &part[n++]))
            return false;
    return n == 3 && rest.at == NULL;
}

static nrm_text
format_day(nrm_arena *a, int64_t year, int64_t month, int64_t day)
{
    int32_t number;

    if (!nrm_day_of(year, month, day, &number))
        return nrm_text_of("");
    return nrm_text_of(
        nrm_format(a, "%04d-%02d-%02d", (int)year, (int)month, (int)day));
}

nrm_text
nrm_link_date(nrm_arena *a, nrm_text raw)
{
    nrm_text t = nrm_text_strip(raw);
    int64_t part[3], whole;
    int32_t day;

    if (nrm_day_parse(t, &day))
        return nrm_text_copy(a, t);
    if (split_date(t, '.', part) || split_date(t, '/', part))
        return format_day(a, part[2], part[1], part[0]);
    if (!nrm_num_whole(t, &whole) || whole < 0)
        return nrm_text_of("");
    if (t.len == 8)
        return format_day(a, whole / 10000, whole / 100 % 100, whole % 100);
    return t.len == 4 ? nrm_text_copy(a, t) : nrm_text_of("");
}

/* Digits of the letters a .. z; 0 for those without one. */
static const char soundex_codes[] = "01230120022455012623010202";

const char *
nrm_soundex(nrm_text name, char out[NRM_SOUNDEX_BYTES])
{
    size_t n = 1;
    char last;

    out[0] = '\0';
    if (name.len == 0 || name.at[0] < 'a' || name.at[0] > 'z')
        return out;
    memcpy(out, "0000", NRM_SOUNDEX_BYTES);
    out[0] = (char)(name.at[0] - 'a' + 'A');
    last = soundex_codes[name.at[0] - 'a'];
    for (size_t i = 1; i < name.len && n < 4 && name.at[i] != ' '; i++) {
        char c = name.at[i], digit;

        if (c < 'a' || c > 'z' || c == 'h' || c == 'w')
            continue;
        digit = soundex_codes[c - 'a'];
        if (digit != '0' && digit != last)
            out[n++] = digit;
        last = digit;
    }
    return out;
}

nrm_text
nrm_link_soundex(nrm_arena *a, nrm_text name)
{
    char code[NRM_SOUNDEX_BYTES];

    return nrm_text_copy(a, nrm_text_of(nrm_soundex(name, code)));
}
