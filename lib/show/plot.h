/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the kinds of charts: scales, axes, labels, cells. */
#ifndef NRM_SHOW_PLOT_H
#define NRM_SHOW_PLOT_H

#include "show/chart.h"

#define NRM_CHART_FONT 12.0

/* Ready-made types: { size, bold, anchor, ink }. */
nrm_type nrm_plot_type(nrm_anchor anchor, nrm_ink ink);
nrm_type nrm_plot_bold(nrm_anchor anchor, nrm_ink ink);

/* From numbers to pixels, with round ticks. */
typedef struct nrm_scale {
    double low, high; /* of the axis; both are ticks */
    double from, to;  /* pixels */
    double step;      /* between ticks */
    int decimals;     /* of tick labels */
} nrm_scale;

/* What a cell stands for on an axis. */
typedef struct nrm_mark_place {
    bool known;   /* `x` is a number */
    bool bounded; /* low and high are bounds, x is not known */
    bool limited; /* low and high are confidence limits */
    double x, low, high;
    const nrm_cell *cell;
} nrm_mark_place;

nrm_mark_place nrm_plot_place(const nrm_cell *cell);

const nrm_cell *nrm_plot_cell(const nrm_chart *c, size_t row, size_t column);

/*
 * The scale that holds every number, bound and limit of the table, and 0
 * unless `free_start`. Fails when the table has no number at all.
 */
int nrm_plot_scale(const nrm_chart *c, bool free_start, double from, double to,
                   nrm_scale *out) NRM_MUST_USE;

double nrm_plot_at(const nrm_scale *s, double x);

/*
 * What is drawn from here to nrm_svg_group_end is measured by the scale, along
 * `x` or `y`, by its extent (`width`, `height`) or by its `opacity`.
 */
void nrm_plot_axis(nrm_chart *c, const char *along, const nrm_scale *s);

/* The next coordinate of the next shape stands for this; see nrm_svg_at. */
void nrm_plot_mark(nrm_chart *c, const nrm_cell *cell, char end);

/* How many ticks a scale has, and the label of the i-th. */
size_t nrm_plot_ticks(const nrm_scale *s);
double nrm_plot_tick(const nrm_scale *s, size_t i);
const char *
nrm_plot_tick_text(const nrm_chart *c, const nrm_scale *s, size_t i);

/* Vertical grid lines with their labels below `bottom`. */
void
nrm_plot_grid_x(nrm_chart *c, const nrm_scale *s, double top, double bottom);

/* The labels of a row joined, and whether it is the one that is meant. */
const char *nrm_plot_label(const nrm_chart *c, size_t row);
nrm_ink nrm_plot_row_ink(const nrm_chart *c, size_t row);

/* The widest label of the rows, at most `limit`. */
double nrm_plot_label_width(const nrm_chart *c, double limit);

/*
 * The label of a row in front of x, in lines of at most `width` around the
 * middle y. Returns the number of lines.
 */
size_t
nrm_plot_row_label(nrm_chart *c, size_t row, double x, double y, double width);

/* The room that the label takes, with some above and below. */
double nrm_plot_row_height(const nrm_chart *c, size_t row, double width);

/* The header of a column, its levels joined. */
const char *nrm_plot_head(const nrm_chart *c, size_t column);

/* Fails when the table has not so many columns. */
int nrm_plot_need_columns(const nrm_chart *c, size_t least,
                          size_t most) NRM_MUST_USE;

double nrm_plot_width(const char *text, bool bold);

#endif
