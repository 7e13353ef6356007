/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/unicode.h"
#include "intake/imprint.h"
#include "intake/markup.h"

#include <string.h>

#define NAME_MAX 64 /* bytes of a name that a message repeats */

typedef struct walk {
    nrm_arena *a;
    nrm_imprint_part *part;
    nrm_markup m;
    const char *cell; /* of a sheet, for messages */
    nrm_buf value;    /* of an attribute, or text, without entities */
    nrm_buf drawing;  /* what makes the element at hand */
} walk;

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
add_words(walk *w, nrm_text text, const char *where, size_t line)
{
    nrm_buf_clear(&w->value);
    put_text(&w->value, text);
    nrm_imprint_words(w->a, w->part, nrm_buf_all(&w->value), where, line);
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
    if (nrm_text_is(name, "data-at") || nrm_text_is(name, "data-axis"))
        return false; /* how a drawing is measured */
    return nrm_text_starts(name, "data-")
           || (nrm_text_starts(name, "aria-")
               && !nrm_text_starts(name, "aria-labelledby"));
}

/* A heading's digit is that of its rank. */
static bool
is_heading(nrm_text name)
{
    return name.len == 2 && name.at[0] == 'h' && name.at[1] >= '1'
           && name.at[1] <= '6';
}

/* Headings are h1 to h6; any other digit of a name is not repeated. */
static const char *
quoted(walk *w, const char *what, nrm_text name)
{
    if (has_digit(name) && !is_heading(name))
        return nrm_format(w->a, "%swith a digit in its name", what);
    name.len = name.len > NAME_MAX ? NAME_MAX : name.len;
    return nrm_format(w->a, "%s'%s'", what, nrm_quote(w->a, name));
}

/* One attribute: words, or a part of the drawing. */
static void
read_attribute(walk *w, nrm_text element, const nrm_attribute *t)
{
    if (t->value.at != NULL && is_told(t->name))
        add_words(w, t->value, quoted(w, "attribute ", t->name), t->line);
    if (has_digit(t->name) || (has_digit(t->value) && !is_told(t->name))) {
        nrm_buf_view(&w->drawing, t->name);
        nrm_buf_char(&w->drawing, '\0');
        nrm_buf_view(&w->drawing, t->value);
        nrm_buf_char(&w->drawing, '\0');
    }
    if (nrm_text_is(element, "c") && nrm_text_is(t->name, "r"))
        w->cell = nrm_format(w->a, "cell %s", nrm_quote(w->a, t->value));
}

/* A style sheet or a script, to its end. */
static void
read_raw(walk *w, const char *ending, const char *where)
{
    const char *to = nrm_markup_find(&w->m, ending);
    nrm_text content = nrm_text_n(w->m.at, (size_t)(to - w->m.at));

    if (has_digit(content))
        nrm_imprint_drawing(w->a, w->part, content, where, w->m.line);
    nrm_markup_go(&w->m, to);
}

/* A tag that opens an element, from behind its '<'. */
static void
read_tag(walk *w)
{
    nrm_text name = nrm_markup_name(&w->m);
    size_t line = w->m.line;
    nrm_attribute attribute;
    bool empty;

    nrm_buf_clear(&w->drawing);
    if (nrm_text_is(name, "c"))
        w->cell = NULL;
    while (nrm_markup_attribute(&w->m, &attribute, &empty))
        read_attribute(w, name, &attribute);
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

        if (!nrm_text_starts(nrm_markup_rest(&w->m), kinds[i].begins))
            continue;
        w->m.at += strlen(kinds[i].begins);
        to = nrm_markup_find(&w->m, kinds[i].ends);
        add_words(w, nrm_text_n(w->m.at, (size_t)(to - w->m.at)),
                  kinds[i].where, w->m.line);
        nrm_markup_go(&w->m, to);
        w->m.at += to == w->m.end ? 0 : strlen(kinds[i].ends);
        return true;
    }
    return false;
}

/* The tag that closes an element: text, but for what it closes. */
static void
read_closing(walk *w)
{
    const char *from = w->m.at += 2;
    nrm_text name = nrm_markup_name(&w->m);

    if (nrm_text_is(name, "c"))
        w->cell = NULL;
    if (has_digit(name) && !is_heading(name))
        w->m.at = from;
    if (w->m.at < w->m.end && *w->m.at != '>')
        add_words(w,
                  nrm_text_n(w->m.at,
                             (size_t)(nrm_markup_find(&w->m, ">") - w->m.at)),
                  "a closing tag", w->m.line);
    nrm_markup_go(&w->m, nrm_markup_find(&w->m, ">"));
    if (w->m.at < w->m.end)
        w->m.at++;
}

void
nrm_imprint_markup(nrm_arena *a, nrm_imprint_part *part, nrm_text text)
{
    walk w = { .a = a, .part = part, .m = nrm_markup_of(text) };

    nrm_buf_init(&w.value, a);
    nrm_buf_init(&w.drawing, a);
    while (w.m.at < w.m.end) {
        char next = w.m.end - w.m.at > 1 ? w.m.at[1] : ' ';

        if (*w.m.at == '<' && (next == '!' || next == '?')) {
            if (!read_special(&w))
                w.m.at++;
        } else if (*w.m.at == '<' && next == '/') {
            read_closing(&w);
        } else if (nrm_markup_is_tag(&w.m)) {
            w.m.at++;
            read_tag(&w);
        } else {
            const char *to =
                memchr(w.m.at + 1, '<', (size_t)(w.m.end - w.m.at) - 1);

            to = to == NULL ? w.m.end : to;
            add_words(&w, nrm_text_n(w.m.at, (size_t)(to - w.m.at)), w.cell,
                      w.m.line);
            nrm_markup_go(&w.m, to);
        }
    }
}
