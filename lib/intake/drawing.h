/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The numbers of a drawing, measured as a reader does who has a ruler.
 *
 * A figure is an <svg data-figure="3">: the third of its manifest. Everything
 * that is drawn in it, its paper aside, stands in a group with an axis:
 *
 *     <g data-axis="y 0 224.40 2000 104.40">
 *
 * which puts the number 0 at y = 224.4 and 2000 at y = 104.4. Each shape tells
 * for each of its coordinates along the axis, in their order, what stands
 * there: a number of the axis, or the i-th number of the figure, its lower or
 * upper end (l, h) or the middle between them (m).
 *
 *     <rect x="40.0" y="221.3" width="9.0" height="3.1" data-at="#7 0"/>
 *     <path d="M52.0 126.4L75.0 150.8" data-at="#0 #1"/>
 *     <line y1="208.9" y2="205.1" data-at="#4l #4h"/>
 *
 * A rectangle or a line of at most 12 pixels may stand for one number, in its
 * middle. The axes are
 *
 *     x, y            a coordinate is a number
 *     width, height   the extent of the shape is the sum of its numbers
 *     opacity         that of the fill is a number
 *     shape           full circle 1 and more, half one above 0, empty one less
 *     key             a legend: nothing in it is larger than 16 pixels
 *
 * Ticks are lines across an axis that stand for a number of it. They follow
 * each other at equal distances, and their labels say what they are.
 */
#ifndef NRM_INTAKE_DRAWING_H
#define NRM_INTAKE_DRAWING_H

#include "base/arena.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* A number of the figure, as a shape names it. */
typedef struct nrm_drawing_mark {
    size_t number;
    char end; /* 'l', 'h', 'm', or 0 for the number itself */
} nrm_drawing_mark;

/* What a shape tells. */
typedef struct nrm_reading {
    const char *element; /* for messages */
    size_t line;
    size_t figure;                 /* 0 for none */
    const nrm_drawing_mark *marks; /* their sum is measured */
    size_t n_marks;                /* 0: the shape is none that may be there */
    double low, high;              /* the number lies here by its place */
} nrm_reading;

typedef struct nrm_readings {
    nrm_arena *a;
    nrm_reading *at;
    size_t n, cap;
} nrm_readings;

/*
 * Measures all drawings of a page or a picture. Shapes that stand for no
 * number of a figure and are as they should be leave nothing.
 */
void nrm_drawing_read(nrm_arena *a, nrm_text bytes, nrm_readings *out);

#endif
