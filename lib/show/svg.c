/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/svg.h"

#include "base/num.h"
#include "show/font.h"

#include <string.h>

#define LEADING 1.3 /* line height in sizes */

/*
 * Colours on light and on dark paper. Blue and orange are the first pair of
 * the palette of the UK Government Analysis Function; text and blue are
 * lightened for dark paper to keep a contrast of 4.5 and more.
 */
static const struct {
    const char *name, *light, *dark;
} inks[NRM_INKS] = {
    [NRM_INK_NONE] = { "n", "none", "none" },
    [NRM_INK_TEXT] = { "t", "#1a1a1a", "#f0f0f0" },
    [NRM_INK_SOFT] = { "s", "#555555", "#b8b8b8" },
    [NRM_INK_MAIN] = { "m", "#12436D", "#7FB2E5" },
    [NRM_INK_HOT] = { "h", "#F46A25", "#F46A25" },
    [NRM_INK_REST] = { "r", "#8A8A8A", "#8A8A8A" },
    [NRM_INK_PALE] = { "p", "#D0DEEA", "#24415C" },
    [NRM_INK_GRID] = { "g", "#E0E0E0", "#404040" },
    [NRM_INK_BACK] = { "b", "#ffffff", "#161616" },
};

nrm_svg *
nrm_svg_new(nrm_arena *a)
{
    nrm_svg *s = nrm_new(a, nrm_svg);

    s->a = a;
    nrm_buf_init(&s->body, a);
    nrm_buf_init(&s->at, a);
    return s;
}

void
nrm_svg_at(nrm_svg *s, double number)
{
    char text[NRM_NUM_BYTES];

    nrm_buf_format(&s->at, "%s%s", s->at.len > 0 ? " " : "",
                   nrm_num_format(number, text));
}

void
nrm_svg_at_mark(nrm_svg *s, size_t i, char end)
{
    nrm_buf_format(&s->at, "%s#%zu", s->at.len > 0 ? " " : "", i);
    if (end != '\0')
        nrm_buf_char(&s->at, end);
}

/* What the shape stands for, if anything. */
static void
put_at(nrm_svg *s)
{
    if (s->at.len == 0)
        return;
    nrm_buf_text(&s->body, " data-at=\"");
    nrm_buf_view(&s->body, nrm_buf_all(&s->at));
    nrm_buf_char(&s->body, '"');
    nrm_buf_clear(&s->at);
}

void
nrm_svg_escape(nrm_buf *out, const char *text)
{
    for (const char *p = text; *p != '\0'; p++)
        switch (*p) {
        case '&': nrm_buf_text(out, "&amp;"); break;
        case '<': nrm_buf_text(out, "&lt;"); break;
        case '>': nrm_buf_text(out, "&gt;"); break;
        case '"': nrm_buf_text(out, "&quot;"); break;
        default:
            nrm_buf_char(out,
                         (unsigned char)*p < 0x20 && *p != '\n' ? ' ' : *p);
        }
}

static nrm_text_box
box_of(double x, double y, nrm_type type, const char *text)
{
    double width = nrm_font_width(nrm_text_of(text), type.size, type.bold);
    double left = type.anchor == NRM_START    ? x
                  : type.anchor == NRM_MIDDLE ? x - width / 2
                                              : x - width;

    return (nrm_text_box){ left, y - 0.75 * type.size, left + width,
                           y + 0.22 * type.size, text };
}

bool
nrm_svg_is_free(const nrm_svg *s, double x, double y, nrm_type type,
                const char *text)
{
    nrm_text_box new = box_of(x, y, type, text);

    for (size_t i = 0; i < s->n_boxes; i++) {
        const nrm_text_box *old = &s->boxes[i];

        if (new.left < old->right + 2 && new.right > old->left - 2
            && new.top<old->bottom &&new.bottom> old->top)
            return false;
    }
    return true;
}

void
nrm_svg_text(nrm_svg *s, double x, double y, nrm_type type, const char *text)
{
    static const char *const anchors[] = { "", " text-anchor=\"middle\"",
                                           " text-anchor=\"end\"" };

    if (*text == '\0')
        return;
    nrm_room(s->a, s->boxes, s->n_boxes, s->cap);
    s->boxes[s->n_boxes++] = box_of(x, y, type, text);
    nrm_buf_format(&s->body,
                   "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%g\"%s%s "
                   "class=\"%s\" fill=\"%s\"",
                   x, y, type.size, type.bold ? " font-weight=\"700\"" : "",
                   anchors[type.anchor], inks[type.ink].name,
                   inks[type.ink].light);
    put_at(s);
    nrm_buf_char(&s->body, '>');
    nrm_svg_escape(&s->body, text);
    nrm_buf_text(&s->body, "</text>\n");
}

double
nrm_svg_paragraph(nrm_svg *s, double x, double y, double width, nrm_type type,
                  const char *text)
{
    nrm_text rest = nrm_text_of(text);

    while (rest.len > 0) {
        nrm_text line = nrm_font_line(&rest, type.size, type.bold, width);

        nrm_svg_text(s, x, y, type, nrm_text_string(s->a, line));
        y += type.size * LEADING;
    }
    return y;
}

size_t
nrm_svg_lines(double width, nrm_type type, const char *text)
{
    nrm_text rest = nrm_text_of(text);
    size_t n = 0;

    for (; rest.len > 0; n++)
        (void)nrm_font_line(&rest, type.size, type.bold, width);
    return n;
}

/* The colours of a shape, then the end of its element. */
static void
put_pen(nrm_svg *s, nrm_pen pen)
{
    put_at(s);
    nrm_buf_format(&s->body, " class=\"%s", inks[pen.fill].name);
    if (pen.stroke != NRM_INK_NONE)
        nrm_buf_format(&s->body, " k%s", inks[pen.stroke].name);
    nrm_buf_format(&s->body, "\" fill=\"%s\"", inks[pen.fill].light);
    if (pen.opacity > 0)
        nrm_buf_format(&s->body, " fill-opacity=\"%g\"", pen.opacity);
    if (pen.stroke != NRM_INK_NONE)
        nrm_buf_format(&s->body, " stroke=\"%s\" stroke-width=\"%g\"",
                       inks[pen.stroke].light, pen.width);
    if (pen.dash != NULL)
        nrm_buf_format(&s->body, " stroke-dasharray=\"%s\"", pen.dash);
    nrm_buf_text(&s->body, "/>\n");
}

void
nrm_svg_line(nrm_svg *s, double x1, double y1, double x2, double y2,
             nrm_pen pen)
{
    nrm_buf_format(&s->body,
                   "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"", x1,
                   y1, x2, y2);
    put_pen(s, pen);
}

void
nrm_svg_rect(nrm_svg *s, double x, double y, double w, double h, nrm_pen pen)
{
    nrm_buf_format(&s->body,
                   "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
                   "height=\"%.1f\"",
                   x, y, w, h);
    put_pen(s, pen);
}

void
nrm_svg_circle(nrm_svg *s, double x, double y, double r, nrm_pen pen)
{
    nrm_buf_format(&s->body, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%g\"", x, y,
                   r);
    put_pen(s, pen);
}

void
nrm_svg_path(nrm_svg *s, const char *d, nrm_pen pen)
{
    nrm_buf_format(&s->body, "<path stroke-linejoin=\"round\" d=\"");
    nrm_buf_text(&s->body, d);
    nrm_buf_char(&s->body, '"');
    put_pen(s, pen);
}

void
nrm_svg_point(nrm_buf *d, char command, double x, double y)
{
    nrm_buf_format(d, "%c%.1f %.1f", command, x, y);
}

void
nrm_svg_group(nrm_svg *s, const char *label)
{
    nrm_buf_text(&s->body, "<g role=\"img\" aria-label=\"");
    nrm_svg_escape(&s->body, label);
    nrm_buf_text(&s->body, "\">\n");
}

void
nrm_svg_axis(nrm_svg *s, const char *axis)
{
    nrm_buf_format(&s->body, "<g data-axis=\"%s\">\n", axis);
}

void
nrm_svg_group_end(nrm_svg *s)
{
    nrm_buf_text(&s->body, "</g>\n");
}

/* The colours on dark paper, by class. */
static void
put_style(nrm_buf *out)
{
    nrm_buf_text(out, "<style>@media (prefers-color-scheme:dark){");
    for (size_t i = 1; i < NRM_INKS; i++)
        nrm_buf_format(out, ".c .%s{fill:%s}.c .k%s{stroke:%s}", inks[i].name,
                       inks[i].dark, inks[i].name, inks[i].dark);
    nrm_buf_text(out, "}</style>\n");
}

const char *
nrm_svg_finish(nrm_svg *s, const nrm_svg_frame *f)
{
    nrm_buf out;

    nrm_buf_init(&out, s->a);
    nrm_buf_format(&out,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                   "viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\" "
                   "role=\"img\" aria-labelledby=\"%s-t %s-d\" class=\"c\" "
                   "data-figure=\"%zu\" font-family=\"" NRM_FONT_FAMILY
                   "\">\n<title id=\"%s-t\">",
                   f->width, f->height, f->width, f->height, f->id, f->id,
                   f->figure, f->id);
    nrm_svg_escape(&out, f->title);
    nrm_buf_format(&out, "</title>\n<desc id=\"%s-d\">", f->id);
    nrm_svg_escape(&out, f->description);
    nrm_buf_text(&out, "</desc>\n");
    put_style(&out);
    nrm_buf_format(&out,
                   "<rect width=\"%.0f\" height=\"%.0f\" class=\"b\" "
                   "fill=\"#ffffff\"/>\n",
                   f->width, f->height);
    nrm_buf_view(&out, nrm_buf_all(&s->body));
    nrm_buf_text(&out, "</svg>\n");
    return nrm_buf_string(&out);
}
