/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Nothing is skipped that a browser might draw: comments are read like what
 * stands outside of them, and what is not known is refused.
 */
#include "intake/drawing_part.h"

#include <string.h>
#include <strings.h>

#define DEPTH 32 /* of groups */

typedef struct walk {
    nrm_markup m;
    nrm_readings *out;
    bool inside; /* an svg element */
    size_t figure;
    double width, height; /* of its paper */
    nrm_axis_place axes[DEPTH];
    size_t depth;
} walk;

nrm_text
nrm_element_get(const nrm_element *el, const char *name)
{
    for (size_t i = 0; i < el->n; i++)
        if (nrm_text_is(el->at[i].name, name))
            return el->at[i].value;
    return (nrm_text){ 0 };
}

bool
nrm_element_real(const nrm_element *el, const char *name, double *out)
{
    nrm_text value = nrm_element_get(el, name);

    return value.at != NULL && nrm_num_real(value, out);
}

/* The attributes of our drawings: no other moves or hides anything. */
static bool
is_known(nrm_text name)
{
    static const char *const known[] = {
        "x",
        "y",
        "width",
        "height",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "d",
        "class",
        "fill",
        "fill-opacity",
        "stroke",
        "font-size",
        "font-weight",
        "font-family",
        "text-anchor",
        "id",
        "role",
        "aria-label",
        "aria-labelledby",
        "xmlns",
        "viewBox",
        "aria-hidden",
        "stroke-width",
        "data-at",
        "data-axis",
        "data-figure",
        "stroke-dasharray",
    };

    for (size_t i = 0; i < NRM_COUNT_OF(known); i++)
        if (nrm_text_is(name, known[i]))
            return true;
    return nrm_text_is(name, "stroke-linejoin");
}

/* The element that begins here. */
static void
take_element(walk *w, nrm_element *el)
{
    nrm_attribute attribute;

    w->m.at++;
    *el = (nrm_element){ .line = w->m.line };
    el->name = nrm_markup_name(&w->m);
    while (nrm_markup_attribute(&w->m, &attribute, &el->empty)) {
        el->strange = el->strange || !is_known(attribute.name)
                      || el->n == NRM_ELEMENT_ATTRIBUTES;
        for (size_t i = 0; i < el->n; i++)
            el->strange =
                el->strange || nrm_text_eq(el->at[i].name, attribute.name);
        if (el->n < NRM_ELEMENT_ATTRIBUTES)
            el->at[el->n++] = attribute;
    }
}

static void
refuse(walk *w, const nrm_element *el)
{
    nrm_shape_refuse(w->out, el, w->figure);
}

/* "x 0 52.00 500 328.00", or the name alone of an axis without numbers. */
bool
nrm_axis_read(nrm_text text, nrm_axis_place *out)
{
    static const struct {
        const char *name;
        nrm_axis_kind kind;
    } kinds[] = {
        { "x", NRM_AXIS_X },
        { "y", NRM_AXIS_Y },
        { "width", NRM_AXIS_WIDTH },
        { "height", NRM_AXIS_HEIGHT },
        { "opacity", NRM_AXIS_OPACITY },
    };
    nrm_text word;
    double number[4];

    *out = (nrm_axis_place){ .kind = NRM_AXIS_NONE };
    if (nrm_text_is(text, "key") || nrm_text_is(text, "shape")) {
        out->kind = nrm_text_is(text, "key") ? NRM_AXIS_KEY : NRM_AXIS_SHAPE;
        return true;
    }
    if (!nrm_text_cut(&text, ' ', &word))
        return false;
    for (size_t i = 0; i < NRM_COUNT_OF(kinds); i++)
        if (nrm_text_is(word, kinds[i].name))
            out->kind = kinds[i].kind;
    for (size_t i = 0; i < 4; i++)
        if (text.len == 0 || !nrm_text_cut(&text, ' ', &word)
            || !nrm_num_real(word, &number[i]))
            return false;
    out->low = number[0];
    out->from = number[1];
    out->high = number[2];
    out->to = number[3];
    return out->kind != NRM_AXIS_NONE && text.len == 0 && out->low != out->high
           && out->from != out->to;
}

/* An icon beside a word is a drawing without a figure; it cannot be large. */
static void
begin_drawing(walk *w, const nrm_element *el)
{
    nrm_text figure = nrm_element_get(el, "data-figure");
    int64_t number = 0;

    w->inside = !el->empty;
    w->depth = 0;
    w->axes[0] = (nrm_axis_place){ .kind = NRM_AXIS_NONE };
    w->width = w->height = -1;
    if (figure.at == NULL) {
        w->axes[0].kind = NRM_AXIS_KEY;
        if (!nrm_text_is(nrm_element_get(el, "viewBox"), "0 0 16 16"))
            refuse(w, el);
    } else if (!nrm_num_whole(figure, &number) || number < 1
               || !nrm_element_real(el, "width", &w->width)
               || !nrm_element_real(el, "height", &w->height)) {
        refuse(w, el);
    }
    w->figure = number < 1 ? 0 : (size_t)number;
    if (el->strange)
        refuse(w, el);
}

static void
begin_group(walk *w, const nrm_element *el)
{
    nrm_text axis = nrm_element_get(el, "data-axis");

    if (el->empty)
        return;
    if (w->depth + 1 == DEPTH) {
        refuse(w, el);
        return;
    }
    w->axes[w->depth + 1] = w->axes[w->depth];
    w->depth++;
    if (axis.at != NULL && !nrm_axis_read(axis, &w->axes[w->depth]))
        refuse(w, el);
}

/* The rectangle below everything. */
static bool
is_paper(const walk *w, const nrm_element *el)
{
    double width, height;

    return nrm_text_is(el->name, "rect") && w->depth == 0
           && nrm_element_get(el, "x").at == NULL
           && nrm_element_get(el, "y").at == NULL
           && nrm_element_get(el, "data-at").at == NULL
           && nrm_element_real(el, "width", &width)
           && nrm_element_real(el, "height", &height) && width == w->width
           && height == w->height;
}

/* Whether a style sheet changes nothing but colours. */
static bool
is_colours(nrm_text style)
{
    static const char *const names[] = { "fill", "stroke",
                                         "prefers-color-scheme" };

    for (size_t i = 0; i < style.len; i++) {
        size_t from = i;
        bool good = false;

        if (style.at[i] == '\\')
            return false;
        if (style.at[i] != ':')
            continue;
        while (from > 0 && !strchr("{;( ", style.at[from - 1]))
            from--;
        for (size_t k = 0; k < NRM_COUNT_OF(names); k++)
            good =
                good
                || nrm_text_is(nrm_text_n(style.at + from, i - from), names[k]);
        if (!good)
            return false;
    }
    return true;
}

/* What stands between the element that was read and the next '<'. */
static nrm_text
content(const walk *w)
{
    return nrm_text_n(w->m.at, (size_t)(nrm_markup_find(&w->m, "<") - w->m.at));
}

static void
read_element(walk *w, const nrm_element *el)
{
    static const char *const shapes[] = { "rect", "line", "circle", "path" };
    bool shape = false;

    for (size_t i = 0; i < NRM_COUNT_OF(shapes); i++)
        shape = shape || nrm_text_is(el->name, shapes[i]);
    if (el->strange) {
        refuse(w, el);
    } else if (shape) {
        if (!is_paper(w, el))
            nrm_shape_measure(w->out, el, &w->axes[w->depth], w->figure);
    } else if (nrm_text_is(el->name, "text")) {
        if (!nrm_shape_is_label(el, &w->axes[w->depth], content(w)))
            refuse(w, el);
    } else if (nrm_text_is(el->name, "style")) {
        if (!is_colours(content(w)))
            refuse(w, el);
    } else if (!nrm_text_is(el->name, "g") && !nrm_text_is(el->name, "title")
               && !nrm_text_is(el->name, "desc")) {
        refuse(w, el);
    }
    if (nrm_text_is(el->name, "g"))
        begin_group(w, el);
}

/* Whether a name is svg in other letters or of another name space. */
static bool
is_like_svg(nrm_text name)
{
    return name.len >= 3 && strncasecmp(name.at + name.len - 3, "svg", 3) == 0;
}

static void
read_closing(walk *w)
{
    nrm_text name;

    w->m.at += 2;
    name = nrm_markup_name(&w->m);
    if (nrm_text_is(name, "g") && w->depth > 0)
        w->depth--;
    else if (nrm_text_is(name, "svg"))
        w->inside = false;
}

void
nrm_drawing_read(nrm_arena *a, nrm_text bytes, nrm_readings *out)
{
    walk w = { .m = nrm_markup_of(bytes), .out = out };
    nrm_element el;

    *out = (nrm_readings){ .a = a };
    while (nrm_markup_go(&w.m, nrm_markup_find(&w.m, "<")), w.m.at < w.m.end) {
        nrm_text here = nrm_markup_rest(&w.m);

        if (nrm_text_starts(here, "</")) {
            read_closing(&w);
            continue;
        }
        if (!nrm_markup_is_tag(&w.m)) {
            el = (nrm_element){ .name = nrm_text_of("!"), .line = w.m.line };
            if (nrm_text_starts(here, "<!ENTITY"))
                refuse(&w, &el);
            w.m.at++;
            continue;
        }
        take_element(&w, &el);
        if (w.inside)
            read_element(&w, &el);
        else if (nrm_text_is(el.name, "svg"))
            begin_drawing(&w, &el);
        else if (is_like_svg(el.name))
            refuse(&w, &el);
    }
}
