/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/unicode.h"
#include "intake/imprint.h"

#include <string.h>

#define NAME_MAX 64 /* bytes of a name that a message repeats */

typedef struct walk {
    nrm_arena *a;
    nrm_imprint_part *part;
    const char *at, *end;
    size_t line;
    const char *cell; /* of a sheet, for messages */
    nrm_buf value;    /* of an attribute, or text, without entities */
    nrm_buf drawing;  /* what makes the element at hand */
} walk;

static nrm_text
rest(const walk *w)
{
    return nrm_text_n(w->at, (size_t)(w->end - w->at));
}

/* Goes on to `to` and counts the lines. */
static void
go(walk *w, const char *to)
{
    for (; w->at < to; w->at++)
        w->line += *w->at == '\n';
}

/* Where `what` begins, or the end. */
static const char *
find(const walk *w, const char *what)
{
    const char *at = w->at;

    while ((at = memchr(at, what[0], (size_t)(w->end - at))) != NULL) {
        if (nrm_text_starts(nrm_text_n(at, (size_t)(w->end - at)), what))
            return at;
        at++;
    }
    return w->end;
}

/* The code point of "&#51;" or "&#x33;" and what is behind it, or 0. */
static int32_t
code_of(const char *at, const char *end, const char **behind)
{
    int base = 10;
    int32_t code = 0;

    at += 2;
    if (at < end && (*at == 'x' || *at == 'X')) {
        base = 16;
        at++;
    }
    for (; at < end && code < 0x110000; at++) {
        int digit = *at >= '0' && *at <= '9'   ? *at - '0'
                    : *at >= 'a' && *at <= 'f' ? *at - 'a' + 10
                    : *at >= 'A' && *at <= 'F' ? *at - 'A' + 10
                                               : base;

        if (digit >= base)
            break;
        code = code * base + digit;
    }
    *behind = at + (at < end && *at == ';');
    return code;
}

/* Appends text with its entities resolved, as far as they make numbers. */
static void
put_text(nrm_buf *b, nrm_text t)
{
    static const char *const names[] = {
        "&lt;",   "<",  "&gt;",   ">",        "&amp;",   "&",
        "&quot;", "\"", "&nbsp;", "\xc2\xa0", "&minus;", "\xe2\x88\x92"
    };
    const char *at = t.at, *end = t.at + t.len;

    while (at < end) {
        nrm_text left = nrm_text_n(at, (size_t)(end - at));
        const char *from = at;

        if (nrm_text_starts(left, "&#")) {
            int32_t code = code_of(at, end, &at);

            nrm_utf8_put(b, code);
        }
        for (size_t i = 0; *from == '&' && i < NRM_COUNT_OF(names); i += 2)
            if (at == from && nrm_text_starts(left, names[i])) {
                nrm_buf_text(b, names[i + 1]);
                at += strlen(names[i]);
            }
        if (at == from)
            nrm_buf_char(b, *at++);
    }
}

/* The words of a stretch of text. */
static void
add_words(walk *w, nrm_text text, const char *where)
{
    nrm_buf_clear(&w->value);
    put_text(&w->value, text);
    nrm_imprint_words(w->a, w->part, nrm_buf_all(&w->value), where, w->line);
}

static bool
has_digit(nrm_text t)
{
    for (size_t i = 0; i < t.len; i++)
        if ((t.at[i] >= '0' && t.at[i] <= '9')
            || (unsigned char)t.at[i] >= 0x80)
            return true;
    return false;
}

static bool
ends_name(char c)
{
    return c == '>' || c == '/' || c == '=' || c == ' ' || c == '\t'
           || c == '\n' || c == '\r';
}

static nrm_text
take_name(walk *w)
{
    const char *from = w->at;

    while (w->at < w->end && !ends_name(*w->at))
        w->at++;
    return nrm_text_n(from, (size_t)(w->at - from));
}

static void
skip_blanks(walk *w)
{
    const char *to = w->at;

    while (to < w->end
           && (*to == ' ' || *to == '\t' || *to == '\n' || *to == '\r'))
        to++;
    go(w, to);
}

/* The value behind an attribute's name; absent when there is none. */
static nrm_text
take_value(walk *w)
{
    nrm_text value = { 0 };
    const char *to;
    char quote;

    skip_blanks(w);
    if (w->at == w->end || *w->at != '=')
        return value;
    w->at++;
    skip_blanks(w);
    if (w->at == w->end)
        return value;
    quote = *w->at;
    if (quote == '"' || quote == '\'') {
        w->at++;
        to = memchr(w->at, quote, (size_t)(w->end - w->at));
        to = to == NULL ? w->end : to;
    } else {
        for (to = w->at; to < w->end && !strchr("> \t\r\n", *to); to++)
            ;
    }
    value = nrm_text_n(w->at, (size_t)(to - w->at));
    return value;
}

/* Whether people are shown an attribute, or told of it. */
static bool
is_told(nrm_text name)
{
    static const char *const told[] = { "alt",         "title",   "content",
                                        "label",       "summary", "abbr",
                                        "placeholder", "descr",   "value",
                                        "displayName" };

    for (size_t i = 0; i < NRM_COUNT_OF(told); i++)
        if (nrm_text_is(name, told[i]))
            return true;
    return nrm_text_starts(name, "data-")
           || (nrm_text_starts(name, "aria-")
               && !nrm_text_starts(name, "aria-labelledby"));
}

static const char *
quoted(walk *w, const char *what, nrm_text name)
{
    name.len = name.len > NAME_MAX ? NAME_MAX : name.len;
    return nrm_format(w->a, "%s'%s'", what, nrm_quote(w->a, name));
}

/* One attribute: words, or a part of the drawing. */
static void
read_attribute(walk *w, nrm_text element)
{
    nrm_text name = take_name(w), value;
    size_t line;

    value = take_value(w);
    line = w->line;
    if (value.at != NULL && is_told(name))
        add_words(w, value, quoted(w, "attribute ", name));
    if (has_digit(name) || (has_digit(value) && !is_told(name))) {
        nrm_buf_view(&w->drawing, name);
        nrm_buf_char(&w->drawing, '\0');
        nrm_buf_view(&w->drawing, value);
        nrm_buf_char(&w->drawing, '\0');
    }
    if (nrm_text_is(element, "c") && nrm_text_is(name, "r"))
        w->cell = nrm_format(w->a, "cell %s", nrm_quote(w->a, value));
    w->line = line;
    if (value.at != NULL) {
        go(w, value.at + value.len);
        if (w->at < w->end && (*w->at == '"' || *w->at == '\''))
            w->at++;
    }
}

/* A style sheet or a script, to its end. */
static void
read_raw(walk *w, const char *ending, const char *where)
{
    const char *to = find(w, ending);
    nrm_text content = nrm_text_n(w->at, (size_t)(to - w->at));

    if (has_digit(content))
        nrm_imprint_drawing(w->a, w->part, content, where, w->line);
    go(w, to);
}

/* A heading's digit is that of its rank. */
static bool
is_heading(nrm_text name)
{
    return name.len == 2 && name.at[0] == 'h' && name.at[1] >= '1'
           && name.at[1] <= '6';
}

/* A tag that opens an element, from behind its '<'. */
static void
read_tag(walk *w)
{
    nrm_text name = take_name(w);
    size_t line = w->line;
    bool empty = false;

    nrm_buf_clear(&w->drawing);
    if (nrm_text_is(name, "c"))
        w->cell = NULL;
    while (w->at < w->end && *w->at != '>') {
        const char *from = w->at;

        skip_blanks(w);
        empty = w->at < w->end && *w->at == '/';
        if (w->at < w->end && ends_name(*w->at) && *w->at != '>')
            go(w, w->at + 1);
        else if (w->at < w->end && *w->at != '>')
            read_attribute(w, name);
        if (w->at == from)
            go(w, w->at + 1);
    }
    if (w->at < w->end)
        w->at++;
    if (w->drawing.len > 0 || (has_digit(name) && !is_heading(name))) {
        nrm_buf_view(&w->drawing, name);
        nrm_imprint_drawing(
            w->a, w->part, nrm_buf_all(&w->drawing),
            w->cell != NULL ? w->cell : quoted(w, "element ", name), line);
    }
    if (!empty && nrm_text_is(name, "style"))
        read_raw(w, "</style", "a style sheet");
    else if (!empty && nrm_text_is(name, "script"))
        read_raw(w, "</script", "a script");
}

/* Comments, declarations, instructions and CDATA sections; false if none. */
static bool
read_special(walk *w)
{
    static const struct {
        const char *begins, *ends, *where;
    } kinds[] = {
        { "<!--", "-->", "a comment" },
        { "<![CDATA[", "]]>", "a CDATA section" },
        { "<!", ">", "a declaration" },
        { "<?", "?>", "an instruction" },
    };

    for (size_t i = 0; i < NRM_COUNT_OF(kinds); i++) {
        const char *to;

        if (!nrm_text_starts(rest(w), kinds[i].begins))
            continue;
        w->at += strlen(kinds[i].begins);
        to = find(w, kinds[i].ends);
        add_words(w, nrm_text_n(w->at, (size_t)(to - w->at)), kinds[i].where);
        go(w, to);
        w->at += to == w->end ? 0 : strlen(kinds[i].ends);
        return true;
    }
    return false;
}

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The tag that closes an element: text, but for what it closes. */
static void
read_closing(walk *w)
{
    const char *from = w->at += 2;
    nrm_text name = take_name(w);

    if (nrm_text_is(name, "c"))
        w->cell = NULL;
    if (has_digit(name) && !is_heading(name))
        w->at = from;
    if (w->at < w->end && *w->at != '>')
        add_words(w, nrm_text_n(w->at, (size_t)(find(w, ">") - w->at)),
                  "a closing tag");
    go(w, find(w, ">"));
    if (w->at < w->end)
        w->at++;
}

void
nrm_imprint_markup(nrm_arena *a, nrm_imprint_part *part, nrm_text text)
{
    walk w = { .a = a, .part = part, .at = text.at, .line = 1 };

    w.end = text.at + text.len;
    nrm_buf_init(&w.value, a);
    nrm_buf_init(&w.drawing, a);
    while (w.at < w.end) {
        char next = w.end - w.at > 1 ? w.at[1] : ' ';

        if (*w.at == '<' && (next == '!' || next == '?')) {
            if (!read_special(&w))
                w.at++;
        } else if (*w.at == '<' && next == '/') {
            read_closing(&w);
        } else if (*w.at == '<' && (is_letter(next) || next == '_')) {
            w.at++;
            read_tag(&w);
        } else {
            const char *to = memchr(w.at + 1, '<', (size_t)(w.end - w.at) - 1);

            to = to == NULL ? w.end : to;
            add_words(&w, nrm_text_n(w.at, (size_t)(to - w.at)), w.cell);
            go(&w, to);
        }
    }
}
