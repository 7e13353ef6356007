/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Coordinates are printed with one decimal, places of axes with two: what is
 * read from a drawing is known up to these, and no better.
 */
#include "intake/drawing_part.h"

#include <math.h>
#include <string.h>

#define POINT 0.06   /* pixels that a coordinate may be off, */
#define EDGE 0.11    /* and the sum of two */
#define SHADE 2e-6   /* that an opacity of six digits may be off */
#define MIDDLE 12.05 /* the largest shape that stands for its middle */
#define KEY 16.05    /* the largest one of a legend */
#define THIN 8.0     /* the thickest line */
#define LABEL 6.0    /* how far a label may be from its tick */

/* Where a shape is along its axis, in pixels. */
typedef struct place {
    double *at;
    size_t n;
    double slack;
} place;

typedef struct path {
    double *x, *y;
    char *command; /* of each point: that of the curve it belongs to */
    size_t n;
} path;

/* What stands at a coordinate. */
typedef struct token {
    bool mark;
    nrm_drawing_mark number; /* of the figure, */
    double constant;         /* or of the axis */
} token;

typedef struct shape {
    nrm_readings *out;
    const nrm_element *el;
    nrm_axis_place *axis;
    size_t figure;
    token *tokens;
    size_t n_tokens;
} shape;

static void
emit(nrm_readings *out, nrm_reading reading)
{
    nrm_room(out->a, out->at, out->n, out->cap);
    out->at[out->n++] = reading;
}

/* A name that somebody else chose may repeat a number. */
static const char *
name_of(const nrm_readings *out, const nrm_element *el)
{
    for (size_t i = 0; i < el->name.len; i++)
        if (!(el->name.at[i] >= 'a' && el->name.at[i] <= 'z'))
            return "?";
    return nrm_text_string(out->a, el->name);
}

void
nrm_shape_refuse(nrm_readings *out, const nrm_element *el, size_t figure)
{
    emit(out, (nrm_reading){ .element = name_of(out, el),
                             .line = el->line,
                             .figure = figure });
}

static void
tell(const shape *s, const nrm_drawing_mark *marks, size_t n, double low,
     double high)
{
    emit(s->out, (nrm_reading){ .element = name_of(s->out, s->el),
                                .line = s->el->line,
                                .figure = s->figure,
                                .marks = marks,
                                .n_marks = n,
                                .low = low,
                                .high = high });
}

/* "#7", "#7l" or a number. */
static bool
read_token(nrm_text word, token *out)
{
    int64_t number;

    *out = (token){ .mark = word.len > 0 && word.at[0] == '#' };
    if (!out->mark)
        return nrm_num_real(word, &out->constant);
    word = nrm_text_n(word.at + 1, word.len - 1);
    if (word.len > 0 && strchr("lhm", word.at[word.len - 1]) != NULL)
        out->number.end = word.at[--word.len];
    if (!nrm_num_whole(word, &number) || number < 0)
        return false;
    out->number.number = (size_t)number;
    return true;
}

static bool
read_tokens(shape *s)
{
    nrm_text text = nrm_element_get(s->el, "data-at"), word;
    size_t n = text.len > 0;

    for (size_t i = 0; i < text.len; i++)
        n += text.at[i] == ' ';
    s->tokens = nrm_new_n(s->out->a, token, n);
    while (text.len > 0)
        if (!nrm_text_cut(&text, ' ', &word)
            || !read_token(word, &s->tokens[s->n_tokens++]))
            return false;
    return true;
}

/* The number before `*text` goes on. */
static bool
cut_number(nrm_text *text, double *out)
{
    size_t n = 0;

    while (text->len > 0 && text->at[0] == ' ')
        *text = nrm_text_n(text->at + 1, text->len - 1);
    while (n < text->len
           && ((text->at[n] >= '0' && text->at[n] <= '9') || text->at[n] == '.'
               || (n == 0 && text->at[n] == '-')))
        n++;
    if (!nrm_num_real(nrm_text_n(text->at, n), out))
        return false;
    *text = nrm_text_n(text->at + n, text->len - n);
    return true;
}

/* A path of our drawings: M, L, C and A with their numbers, and Z. */
static bool
read_path(nrm_arena *a, nrm_text d, path *out)
{
    out->x = nrm_new_n(a, double, d.len);
    out->y = nrm_new_n(a, double, d.len);
    out->command = nrm_new_n(a, char, d.len);
    out->n = 0;
    while (d.len > 0) {
        char command = d.at[0];
        size_t points = command == 'C' ? 3 : 1;
        double skip;

        d = nrm_text_n(d.at + 1, d.len - 1);
        if (command == 'Z' && d.len == 0)
            return true;
        if (strchr("MLCA", command) == NULL)
            return false;
        for (size_t i = 0; command == 'A' && i < 5; i++)
            if (!cut_number(&d, &skip))
                return false;
        for (size_t i = 0; i < points; i++, out->n++) {
            out->command[out->n] = command;
            if (!cut_number(&d, &out->x[out->n])
                || !cut_number(&d, &out->y[out->n]))
                return false;
        }
    }
    return out->n > 0;
}

/* The corners of a polygon along x or y. */
static bool
path_place(const shape *s, bool along_x, place *out)
{
    path p;

    if (!read_path(s->out->a, nrm_element_get(s->el, "d"), &p))
        return false;
    for (size_t i = 0; i < p.n; i++)
        if (p.command[i] != 'M' && p.command[i] != 'L')
            return false;
    *out = (place){ along_x ? p.x : p.y, p.n, POINT };
    return true;
}

/* The coordinates of a shape along x or y; false when it has none there. */
static bool
place_of(const shape *s, bool along_x, place *out)
{
    const nrm_element *el = s->el;

    if (nrm_text_is(el->name, "path"))
        return path_place(s, along_x, out);
    *out = (place){ nrm_new_n(s->out->a, double, 2), 2, POINT };
    if (nrm_text_is(el->name, "line"))
        return nrm_element_real(el, along_x ? "x1" : "y1", &out->at[0])
               && nrm_element_real(el, along_x ? "x2" : "y2", &out->at[1]);
    if (nrm_text_is(el->name, "circle")) {
        out->n = 1;
        return nrm_element_real(el, along_x ? "cx" : "cy", &out->at[0]);
    }
    out->slack = EDGE;
    if (!nrm_element_real(el, along_x ? "x" : "y", &out->at[0])
        || !nrm_element_real(el, along_x ? "width" : "height", &out->at[1])
        || out->at[1] < 0)
        return false;
    out->at[1] += out->at[0];
    return true;
}

/* The number at a place of the axis, and what a pixel is worth. */
static double
number_at(const nrm_axis_place *a, double at)
{
    return a->low + (at - a->from) / (a->to - a->from) * (a->high - a->low);
}

static double
worth(const nrm_axis_place *a)
{
    return fabs((a->high - a->low) / (a->to - a->from));
}

static bool
stands_at(const nrm_axis_place *a, double number, double at, double slack)
{
    return fabs(number_at(a, at) - number) <= slack * worth(a);
}

static void
tell_one(const shape *s, const token *t, double at, double slack)
{
    double x = number_at(s->axis, at), off = slack * worth(s->axis);

    tell(s, &t->number, 1, x - off, x + off);
}

/* Ticks follow each other at equal distances. */
static bool
is_tick(nrm_axis_place *a, double number)
{
    double step = number - a->tick;
    bool good = a->n_ticks == 0 || (step > 0 && a->n_ticks == 1)
                || fabs(step - a->step) <= 1e-6 * a->step;

    a->step = step;
    a->tick = number;
    a->n_ticks++;
    return good;
}

/* A shape with one number: a dot, a small box around it, or a tick. */
static bool
measure_one(const shape *s, const place *p)
{
    const token *t = &s->tokens[0];
    double extent = p->n == 2 ? fabs(p->at[1] - p->at[0]) : 0;
    double middle = p->n == 2 ? (p->at[0] + p->at[1]) / 2 : p->at[0];

    if (t->mark) {
        tell_one(s, t, middle, p->slack);
        return extent <= MIDDLE;
    }
    return nrm_text_is(s->el->name, "line") && extent == 0
           && stands_at(s->axis, t->constant, middle, POINT)
           && is_tick(s->axis, t->constant);
}

/*
 * Numbers of the axis are the 0 that a bar begins at, or both of its ends for a
 * line that only parts two times.
 */
static bool
measure_position(const shape *s)
{
    const nrm_axis_place *a = s->axis;
    size_t constants = 0;
    place p;

    if (!place_of(s, a->kind == NRM_AXIS_X, &p))
        return false;
    if (s->n_tokens == 1 && p.n <= 2)
        return measure_one(s, &p);
    if (s->n_tokens != p.n)
        return false;
    for (size_t i = 0; i < p.n; i++)
        constants += !s->tokens[i].mark;
    if (constants > 0 && p.n != 2)
        return false;
    for (size_t i = 0; i < p.n; i++) {
        const token *t = &s->tokens[i];

        if (t->mark)
            tell_one(s, t, p.at[i], p.slack);
        else if (!stands_at(a, t->constant, p.at[i], p.slack)
                 || (constants == 1
                         ? t->constant != 0
                         : t->constant != a->low && t->constant != a->high))
            return false;
    }
    return true;
}

/* How thick a band is that runs level at both ends. */
static bool
band_height(const shape *s, double *out)
{
    path p;

    if (!read_path(s->out->a, nrm_element_get(s->el, "d"), &p) || p.n != 8
        || memcmp(p.command, "MCCCLCCC", 8) != 0)
        return false;
    *out = p.y[7] - p.y[0];
    return fabs(p.y[4] - p.y[3] - *out) <= 2 * EDGE && p.y[1] == p.y[0]
           && p.y[2] == p.y[3] && p.y[5] == p.y[4] && p.y[6] == p.y[7];
}

/* A shape that is as wide or high as the sum of its numbers, or a pixel. */
static bool
measure_extent(const shape *s)
{
    bool wide = s->axis->kind == NRM_AXIS_WIDTH;
    nrm_drawing_mark *marks =
        nrm_new_n(s->out->a, nrm_drawing_mark, s->n_tokens);
    double extent, low, high, each = worth(s->axis);

    if (nrm_text_is(s->el->name, "path")
            ? wide || !band_height(s, &extent)
            : !nrm_text_is(s->el->name, "rect")
                  || !nrm_element_real(s->el, wide ? "width" : "height",
                                       &extent))
        return false;
    for (size_t i = 0; i < s->n_tokens; i++) {
        if (!s->tokens[i].mark)
            return false;
        marks[i] = s->tokens[i].number;
    }
    low = extent <= 1 + EDGE ? -EDGE : extent - EDGE;
    high = extent + EDGE;
    if (s->n_tokens == 0)
        return low <= 0;
    tell(s, marks, s->n_tokens, low * each, high * each);
    return true;
}

static bool
measure_opacity(const shape *s)
{
    double opacity, x, off;

    if (!nrm_text_is(s->el->name, "rect"))
        return false;
    if (s->n_tokens == 0)
        return nrm_element_get(s->el, "fill-opacity").at == NULL;
    if (s->n_tokens != 1 || !s->tokens[0].mark
        || !nrm_element_real(s->el, "fill-opacity", &opacity))
        return false;
    x = number_at(s->axis, opacity);
    off = SHADE * worth(s->axis);
    tell(s, &s->tokens[0].number, 1, x - off, x + off);
    return true;
}

/* A full circle, an empty one, and the half that lies over it. */
static bool
measure_shape(const shape *s)
{
    bool filled = nrm_text_is(nrm_element_get(s->el, "class"), "m");

    if (nrm_text_is(s->el->name, "rect"))
        return s->n_tokens == 0;
    if (s->n_tokens != 1 || !s->tokens[0].mark)
        return false;
    if (nrm_text_is(s->el->name, "path"))
        tell(s, &s->tokens[0].number, 1, nextafter(0, 1), nextafter(1, 0));
    else if (nrm_text_is(s->el->name, "circle"))
        tell(s, &s->tokens[0].number, 1, filled ? 1 : -INFINITY,
             filled ? INFINITY : nextafter(1, 0));
    else
        return false;
    return true;
}

/* Whether a shape is as small as those of legends are. */
static bool
is_small(const shape *s)
{
    double size[2] = { 0, 0 };
    path p;

    if (s->n_tokens > 0)
        return false;
    if (nrm_text_is(s->el->name, "circle"))
        return nrm_element_real(s->el, "r", &size[0]) && 2 * size[0] <= KEY;
    if (nrm_text_is(s->el->name, "rect"))
        return nrm_element_real(s->el, "width", &size[0])
               && nrm_element_real(s->el, "height", &size[1]) && size[0] <= KEY
               && size[1] <= KEY;
    if (!nrm_text_is(s->el->name, "path")
        || !read_path(s->out->a, nrm_element_get(s->el, "d"), &p))
        return false;
    for (size_t i = 1; i < p.n; i++)
        if (fabs(p.x[i] - p.x[0]) > KEY || fabs(p.y[i] - p.y[0]) > KEY)
            return false;
    return true;
}

/* Lines are thin and dots are small. */
static bool
is_fine(const nrm_element *el)
{
    double size = 0;

    if (nrm_element_get(el, "stroke-width").at != NULL
        && (!nrm_element_real(el, "stroke-width", &size) || size > THIN))
        return false;
    return !nrm_text_is(el->name, "circle")
           || (nrm_element_real(el, "r", &size) && size <= THIN);
}

void
nrm_shape_measure(nrm_readings *out, const nrm_element *el,
                  nrm_axis_place *axis, size_t figure)
{
    shape s = { .out = out, .el = el, .axis = axis, .figure = figure };
    bool good = is_fine(el) && read_tokens(&s);

    switch (good ? axis->kind : NRM_AXIS_NONE) {
    case NRM_AXIS_X:
    case NRM_AXIS_Y: good = measure_position(&s); break;
    case NRM_AXIS_WIDTH:
    case NRM_AXIS_HEIGHT: good = measure_extent(&s); break;
    case NRM_AXIS_OPACITY: good = measure_opacity(&s); break;
    case NRM_AXIS_SHAPE: good = measure_shape(&s); break;
    case NRM_AXIS_KEY: good = is_small(&s); break;
    case NRM_AXIS_NONE: good = false; break;
    }
    if (!good)
        nrm_shape_refuse(out, el, figure);
}

/* Whether a label says the number; its decimal mark may be either. */
static bool
says(nrm_text label, double number)
{
    static const char marks[] = { '.', ',', '\0' };

    for (size_t k = 0; k < NRM_COUNT_OF(marks); k++) {
        char text[64];
        size_t n = 0;
        double x;

        for (size_t i = 0; i < label.len && n < sizeof text; i++)
            if (label.at[i] >= '0' && label.at[i] <= '9')
                text[n++] = label.at[i];
            else if (label.at[i] == marks[k])
                text[n++] = '.';
        if (!nrm_num_real(nrm_text_n(text, n), &x))
            continue;
        if (nrm_text_starts(label, "-")
            || nrm_text_starts(label, "\xe2\x88\x92"))
            x = -x;
        if (fabs(x - number) <= 5e-7 + 1e-9 * fabs(number))
            return true;
    }
    return false;
}

bool
nrm_shape_is_label(const nrm_element *el, const nrm_axis_place *axis,
                   nrm_text label)
{
    nrm_text text = nrm_element_get(el, "data-at");
    bool along_x = axis->kind == NRM_AXIS_X;
    double at;
    token t;

    if (text.at == NULL)
        return true;
    return (along_x || axis->kind == NRM_AXIS_Y) && read_token(text, &t)
           && !t.mark && nrm_element_real(el, along_x ? "x" : "y", &at)
           && stands_at(axis, t.constant, at, LABEL) && says(label, t.constant);
}
