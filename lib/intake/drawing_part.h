/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements and axes of drawings, between drawing.c and drawing_shape.c. */
#ifndef NRM_INTAKE_DRAWING_PART_H
#define NRM_INTAKE_DRAWING_PART_H

#include "base/num.h"
#include "intake/drawing.h"
#include "intake/markup.h"

#define NRM_ELEMENT_ATTRIBUTES 24

typedef enum nrm_axis_kind {
    NRM_AXIS_NONE, /* nothing may be drawn here */
    NRM_AXIS_X,
    NRM_AXIS_Y,
    NRM_AXIS_WIDTH,
    NRM_AXIS_HEIGHT,
    NRM_AXIS_OPACITY,
    NRM_AXIS_SHAPE,
    NRM_AXIS_KEY
} nrm_axis_kind;

typedef struct nrm_axis_place {
    nrm_axis_kind kind;
    double low, from; /* this number is at this place, */
    double high, to;  /* and this one at that */
    size_t n_ticks;
    double tick, step; /* the last, and how far from the one before */
} nrm_axis_place;

typedef struct nrm_element {
    nrm_text name;
    size_t line;
    bool strange; /* an attribute that no drawing of ours has, or one twice */
    bool empty;
    nrm_attribute at[NRM_ELEMENT_ATTRIBUTES];
    size_t n;
} nrm_element;

/* The value of an attribute; its `at` is NULL for none. */
nrm_text nrm_element_get(const nrm_element *el, const char *name);

/* The number that an attribute is; false when it is none. */
bool nrm_element_real(const nrm_element *el, const char *name, double *out);

/* Reads an axis; false when it is none. */
bool nrm_axis_read(nrm_text text, nrm_axis_place *out);

/* Adds what a shape tells on its axis. */
void nrm_shape_measure(nrm_readings *out, const nrm_element *el,
                       nrm_axis_place *axis, size_t figure);

/* Adds a reading of an element that should not be there. */
void nrm_shape_refuse(nrm_readings *out, const nrm_element *el, size_t figure);

/* Whether a text is the label of the tick that it says it is, if it does. */
bool nrm_shape_is_label(const nrm_element *el, const nrm_axis_place *axis,
                        nrm_text label);

#endif
