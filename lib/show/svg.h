/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A small writer of SVG. Text stays text; colours are a fixed set, each with a
 * counterpart for dark screens; the bytes depend on the calls alone. Every
 * text leaves its box, so that a test can prove that none overlap. Every shape
 * says what it stands for (intake/drawing.h), so that an audit can measure it.
 */
#ifndef NRM_SHOW_SVG_H
#define NRM_SHOW_SVG_H

#include "base/buf.h"

#include <stdbool.h>

typedef enum nrm_ink {
    NRM_INK_NONE,
    NRM_INK_TEXT, /* what is read first */
    NRM_INK_SOFT, /* what is read second */
    NRM_INK_MAIN, /* data: dark blue */
    NRM_INK_HOT,  /* the one thing that is meant: orange */
    NRM_INK_REST, /* data that is background: grey */
    NRM_INK_PALE, /* a light shade of MAIN */
    NRM_INK_GRID,
    NRM_INK_BACK, /* the paper */
    NRM_INKS
} nrm_ink;

typedef enum nrm_anchor { NRM_START, NRM_MIDDLE, NRM_END } nrm_anchor;

typedef struct nrm_type {
    double size;
    bool bold;
    nrm_anchor anchor;
    nrm_ink ink;
} nrm_type;

typedef struct nrm_text_box {
    double left, top, right, bottom;
    const char *text;
} nrm_text_box;

typedef struct nrm_svg {
    nrm_arena *a;
    nrm_buf body;
    nrm_buf at; /* what the next shape stands for */
    nrm_text_box *boxes;
    size_t n_boxes, cap;
} nrm_svg;

nrm_svg *nrm_svg_new(nrm_arena *a) NRM_MUST_USE;

/* One line of text; y is the base line. Empty text is nothing. */
void
nrm_svg_text(nrm_svg *s, double x, double y, nrm_type type, const char *text);

/* Whether a text there would keep clear of all that were written. */
bool nrm_svg_is_free(const nrm_svg *s, double x, double y, nrm_type type,
                     const char *text);

/*
 * Text broken into lines of at most `width`, the first at y. Returns the y
 * behind the last line.
 */
double nrm_svg_paragraph(nrm_svg *s, double x, double y, double width,
                         nrm_type type, const char *text);

/* How many lines that takes. */
size_t nrm_svg_lines(double width, nrm_type type, const char *text);

typedef struct nrm_pen {
    nrm_ink fill, stroke;
    double width;     /* of the stroke */
    double opacity;   /* of the fill; 0 means 1 */
    const char *dash; /* NULL for a solid line */
} nrm_pen;

void nrm_svg_line(nrm_svg *s, double x1, double y1, double x2, double y2,
                  nrm_pen pen);
void
nrm_svg_rect(nrm_svg *s, double x, double y, double w, double h, nrm_pen pen);
void nrm_svg_circle(nrm_svg *s, double x, double y, double r, nrm_pen pen);

/* A path whose commands are in `d`, built by nrm_svg_point. */
void nrm_svg_path(nrm_svg *s, const char *d, nrm_pen pen);

/* Appends a command and a point: "L12.5 40.0". */
void nrm_svg_point(nrm_buf *d, char command, double x, double y);

/* What is between is one thing, with a name for those who do not see it. */
void nrm_svg_group(nrm_svg *s, const char *label);
/* What is between is measured on this axis. */
void nrm_svg_axis(nrm_svg *s, const char *axis);
void nrm_svg_group_end(nrm_svg *s);

/*
 * What the next coordinate of the next shape or text stands for: a number of
 * the axis, or the i-th number of the figure; `end` is 'l' or 'h' for its lower
 * or upper end, 'm' for the middle between them, 0 for itself.
 */
void nrm_svg_at(nrm_svg *s, double number);
void nrm_svg_at_mark(nrm_svg *s, size_t i, char end);

/* Appends text with &, <, > and quotes escaped. */
void nrm_svg_escape(nrm_buf *out, const char *text);

/* What the picture is called and says, for those who do not see it. */
typedef struct nrm_svg_frame {
    const char *id; /* of title and description; letters, digits and - */
    const char *title, *description;
    double width, height;
    size_t figure; /* the number that a manifest has for it */
} nrm_svg_frame;

/* The whole picture. */
const char *nrm_svg_finish(nrm_svg *s, const nrm_svg_frame *frame);

#endif
