/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/decode.h"

#include "data/unicode.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

#define CHUNK_BYTES ((size_t)64 * 1024)

typedef struct decoder {
    nrm_arena *a;
    nrm_in *in;
    const char *name;     /* of the input */
    const char *encoding; /* NULL: UTF-8 */
    iconv_t state;
    bool at_end;
    char raw[CHUNK_BYTES];
    size_t from, to; /* what of raw is still to be decoded */
    size_t offset;   /* of raw + from in the file */
    char text[4 * CHUNK_BYTES];
    size_t text_from, text_to;
    int32_t last;     /* the last code point, for what it stands before */
    bool utf8_so_far; /* the bytes so far would be UTF-8 as well */
    size_t utf8_at;   /* and here is the first that is not ASCII, + 1 */
} decoder;

static void
release(void *object)
{
    iconv_close(object);
}

/* The encodings that people in the countries use, and their letters. */
static const struct {
    const char *name;
    int32_t first, last;
    const char *more; /* letters outside the range, in UTF-8 */
} guesses[] = {
    { "windows-1253", 0x386, 0x3ce, "" },
    { "iso-8859-7", 0x386, 0x3ce, "" },
    { "windows-1251", 0x410, 0x44f, "" },
    { "iso-8859-5", 0x410, 0x44f, "" },
    { "iso-8859-16", 0, 0, "ăâîșțĂÂÎȘȚ„”" },
    { "windows-1250", 0, 0, "čšžČŠŽćđăâîşţĂÂÎŞŢ" },
    { "iso-8859-2", 0, 0, "čšžČŠŽćđăâîşţĂÂÎŞŢ" },
    { "windows-1252", 0, 0, "àâäçèéêëîïôöùûüßñáíóúÀÉÈÖÜÄ’“”–€" },
};

static bool
is_latin(int32_t c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/*
 * How many of the code points above ASCII are letters of the guess. A Greek or
 * Cyrillic letter behind a Latin one in the same word is none.
 */
static double
share_of_letters(size_t guess, nrm_text text)
{
    size_t letters = 0, n = 0;
    int32_t c, before = ' ';

    for (; nrm_utf8_next(&text, &c); before = c) {
        nrm_text more = nrm_text_of(guesses[guess].more);
        bool is_letter = c >= guesses[guess].first && c <= guesses[guess].last
                         && !is_latin(before);
        int32_t letter;

        if (c < 0x80)
            continue;
        while (!is_letter && nrm_utf8_next(&more, &letter))
            is_letter = letter == c;
        letters += is_letter;
        n++;
    }
    return n == 0 ? 0 : (double)letters / (double)n;
}

/* The encoding in which most of what is in `raw` is letters. */
static const char *
guess(decoder *d)
{
    const char *best = NULL;
    double most = 0.7;

    for (size_t i = 0; i < NRM_COUNT_OF(guesses); i++) {
        iconv_t state = iconv_open("UTF-8", guesses[i].name);
        char *from = d->raw, *to = d->text;
        size_t left = d->to, room = sizeof d->text;
        double share;

        if (state == (iconv_t)-1)
            continue;
        share = iconv(state, &from, &left, &to, &room) == (size_t)-1
                    ? 0
                    : share_of_letters(
                        i, nrm_text_n(d->text, (size_t)(to - d->text)));
        iconv_close(state);
        if (share > most) {
            most = share;
            best = guesses[i].name;
        }
    }
    return best;
}

static int
fail_utf8(decoder *d, size_t at, nrm_err *e)
{
    const char *name = guess(d);

    if (name == NULL)
        return nrm_fail_at(e, d->name, 0,
                           "byte %zu is not UTF-8; name the file's encoding "
                           "with --encoding",
                           at + 1);
    return nrm_fail_at(e, d->name, 0,
                       "byte %zu is not UTF-8; if the text is in %s, say so "
                       "with --encoding %s",
                       at + 1, name, name);
}

static int
refill(decoder *d, nrm_err *e)
{
    size_t left = d->to - d->from, got;

    memmove(d->raw, d->raw + d->from, left);
    d->from = 0;
    d->to = left;
    if (left == CHUNK_BYTES)
        return 0;
    if (nrm_in_read(d->in, d->raw + left, CHUNK_BYTES - left, &got, e) != 0)
        return -1;
    d->to += got;
    d->at_end = got == 0;
    return 0;
}

/* How many bytes at the end begin a UTF-8 sequence that is not complete. */
static size_t
open_sequence(const char *at, size_t len)
{
    for (size_t back = 1; back <= 3 && back <= len; back++) {
        unsigned char c = (unsigned char)at[len - back];
        size_t need = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;

        if (c >= 0xc0)
            return need > back ? back : 0;
        if (c < 0x80)
            return 0;
    }
    return 0;
}

/* UTF-8 is only looked at. */
static int
decode_utf8(decoder *d, nrm_err *e)
{
    const char *at = d->raw + d->from;
    size_t len = d->to - d->from, bad;

    if (!d->at_end)
        len -= open_sequence(at, len);
    if (!nrm_utf8_check(nrm_text_n(at, len), &bad))
        return fail_utf8(d, d->offset + bad, e);
    memcpy(d->text, at, len);
    d->text_from = 0;
    d->text_to = len;
    d->from += len;
    d->offset += len;
    return 0;
}

/*
 * Signs of a wrong code page: the C1 controls that ISO 8859 has where the
 * Windows pages have letters, and the sign that stands in windows-1253 or
 * iso-8859-7 where the other one has a Greek capital with tonos.
 */
static const char *
wrong_sign(int32_t before, int32_t c)
{
    if (c >= 0x80 && c <= 0x9f)
        return "a control character";
    if ((before == 0x2019 || before == 0xb6) && c >= 0x3ac && c <= 0x3ce)
        return "a sign that no Greek word begins with";
    return NULL;
}

static int
check_text(decoder *d, size_t start, nrm_err *e)
{
    nrm_text rest = nrm_text_n(d->text, d->text_to);
    int32_t c;

    while (nrm_utf8_next(&rest, &c)) {
        const char *wrong = wrong_sign(d->last, c);

        d->last = c;
        if (wrong == NULL)
            continue;
        return nrm_fail_at(e, d->name, 0,
                           "near byte %zu there is %s in the encoding %s; is "
                           "it another one?",
                           start + 1, wrong, d->encoding);
    }
    return 0;
}

/* Whether what is decoded from another encoding would be UTF-8 too. */
static void
watch_utf8(decoder *d)
{
    const char *at = d->raw + d->from;
    size_t len = d->to - d->from, bad;

    if (!d->utf8_so_far)
        return;
    if (!d->at_end)
        len -= open_sequence(at, len);
    d->utf8_so_far = nrm_utf8_check(nrm_text_n(at, len), &bad);
    for (size_t i = 0; i < len && d->utf8_at == 0; i++)
        if ((unsigned char)at[i] >= 0x80)
            d->utf8_at = d->offset + i + 1;
}

/*
 * The Central European pages have only the cedillas of what Romanian writes
 * with commas below (U+0218 to U+021B); all are two bytes in UTF-8.
 */
static void
put_commas(decoder *d)
{
    if (strcasecmp(d->encoding, "windows-1250") != 0
        && strcasecmp(d->encoding, "cp1250") != 0
        && strcasecmp(d->encoding, "iso-8859-2") != 0)
        return;
    for (size_t i = 0; i + 1 < d->text_to; i++) {
        unsigned char second = (unsigned char)d->text[i + 1];

        if (d->text[i] != '\xc5'
            || ((second & 0xfe) != 0x9e && (second & 0xfe) != 0xa2))
            continue;
        d->text[i] = '\xc8';
        d->text[i + 1] =
            (char)(second < 0xa2 ? second - 0x9e + 0x98 : second - 0xa2 + 0x9a);
    }
}

static int
decode_other(decoder *d, nrm_err *e)
{
    char *from = d->raw + d->from, *to = d->text;
    size_t left = d->to - d->from, room = sizeof d->text, start = d->offset;
    size_t result;

    watch_utf8(d);
    result = iconv(d->state, &from, &left, &to, &room);
    d->offset += (d->to - d->from) - left;
    d->from = d->to - left;
    d->text_from = 0;
    d->text_to = (size_t)(to - d->text);
    put_commas(d);
    if (result == (size_t)-1 && errno != EINVAL && errno != E2BIG)
        return nrm_fail_at(e, d->name, 0, "byte %zu is not in the encoding %s",
                           d->offset + 1, d->encoding);
    if (result == (size_t)-1 && errno == EINVAL && d->at_end)
        return nrm_fail_at(e, d->name, 0,
                           "the file ends inside a character that starts at "
                           "byte %zu",
                           d->offset + 1);
    return check_text(d, start, e);
}

static int
decode_some(decoder *d, nrm_err *e)
{
    if (refill(d, e) != 0)
        return -1;
    return d->encoding == NULL ? decode_utf8(d, e) : decode_other(d, e);
}

/* Text that is UTF-8 to its end is hardly anything else. */
static int
finish(const decoder *d, nrm_err *e)
{
    if (d->encoding != NULL && d->utf8_so_far && d->utf8_at > 0)
        return nrm_fail_at(e, d->name, 0,
                           "the file is UTF-8 from byte %zu on, not %s",
                           d->utf8_at, d->encoding);
    return 0;
}

static int
read_decoded(void *context, char *out, size_t max, size_t *got, nrm_err *e)
{
    decoder *d = context;
    size_t n;

    while (d->text_from == d->text_to) {
        if (d->at_end && d->from == d->to) {
            *got = 0;
            return finish(d, e);
        }
        if (decode_some(d, e) != 0)
            return -1;
    }
    n = d->text_to - d->text_from;
    n = n < max ? n : max;
    memcpy(out, d->text + d->text_from, n);
    d->text_from += n;
    *got = n;
    return 0;
}

/* Reads the start, and what its byte order mark says. */
static int
take_mark(decoder *d, nrm_err *e)
{
    static const struct {
        const char *bytes;
        size_t len;
        const char *encoding;
    } marks[] = { { "\xef\xbb\xbf", 3, NULL },
                  { "\xff\xfe", 2, "UTF-16LE" },
                  { "\xfe\xff", 2, "UTF-16BE" } };

    while (d->to < 3 && !d->at_end)
        if (refill(d, e) != 0)
            return -1;
    for (size_t i = 0; i < NRM_COUNT_OF(marks); i++)
        if (d->to >= marks[i].len
            && memcmp(d->raw, marks[i].bytes, marks[i].len) == 0) {
            d->encoding = marks[i].encoding;
            d->from = d->offset = marks[i].len;
            return 0;
        }
    return 0;
}

nrm_in *
nrm_decode(nrm_arena *a, nrm_in *in, const char *encoding, nrm_err *e)
{
    decoder *d = nrm_new(a, decoder);

    d->a = a;
    d->in = in;
    d->name = nrm_in_name(in);
    if (encoding != NULL && strcasecmp(encoding, "utf-8") != 0
        && strcasecmp(encoding, "utf8") != 0)
        d->encoding = encoding;
    if (take_mark(d, e) != 0)
        return NULL;
    d->utf8_so_far =
        d->encoding != NULL && strncasecmp(d->encoding, "utf-16", 6) != 0;
    if (d->encoding != NULL) {
        d->state = strchr(d->encoding, '/') != NULL
                       ? (iconv_t)-1
                       : iconv_open("UTF-8", d->encoding);
        if (d->state == (iconv_t)-1) {
            nrm_fail(e, NRM_EUSAGE, "there is no encoding '%s'",
                     nrm_quote(a, nrm_text_of(d->encoding)));
            return NULL;
        }
        nrm_arena_defer(a, release, d->state);
    }
    return nrm_in_wrap(a, d->name, read_decoded, d);
}
