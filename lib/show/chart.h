/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Charts. A chart is a table (show/table.h) drawn: its rows and columns, its
 * numbers, bounds, limits and marks, and nothing that the table does not
 * print. What is hidden has no number in the table and leaves no mark in the
 * picture but [c].
 */
#ifndef NRM_SHOW_CHART_H
#define NRM_SHOW_CHART_H

#include "show/svg.h"
#include "show/table.h"

#define NRM_CHART_WIDTH 720     /* pixels, unless asked for */
#define NRM_CHART_WIDTH_MIN 320 /* a phone */
#define NRM_CHART_WIDTH_MAX 2000
#define NRM_CHART_CELLS_MAX 10000 /* marks of a chart */
#define NRM_CHART_WORDS_MAX 900   /* bytes */

typedef struct nrm_chart_plan {
    nrm_table_plan table;
    const char *kind;      /* a name of chart.def */
    const char *title;     /* the finding; NULL: the caption is the title */
    const char *highlight; /* label of the row that is meant, or NULL */
    const char *describe;  /* text alternative; NULL: made from the numbers */
    const char *id;        /* of the picture; letters, digits and - */
    size_t figure;         /* its number in the manifest; 0 is 1 */
    double width;          /* pixels; 0 is NRM_CHART_WIDTH */
    bool bare;             /* title and caption stand elsewhere */
} nrm_chart_plan;

/* What a workbook has that shows the same. */
typedef enum nrm_native_kind {
    NRM_NATIVE_NONE,   /* the numbers as a table */
    NRM_NATIVE_LINES,  /* a line for each row over the columns */
    NRM_NATIVE_PAIR,   /* the same over two columns, whatever is between */
    NRM_NATIVE_TURNED, /* the numbers as a table, a column for each row */
    NRM_NATIVE_BARS,   /* a bar for each row */
    NRM_NATIVE_SHARES  /* each row a bar in parts, one for each column */
} nrm_native_kind;

struct nrm_chart_kind;

struct nrm_figure {
    const struct nrm_chart_kind *kind;
    const char *svg;
    nrm_chart_plan plan; /* what it was drawn from */
    const char *title, *description;
    const char *subtitle;   /* what the numbers are, "" for nothing */
    const nrm_table *table; /* what it shows */
    const nrm_svg *picture; /* with the boxes of its texts */
    double width, height;
    size_t number;
};

typedef struct nrm_figure nrm_figure;

/* Draws a chart. */
nrm_figure *nrm_chart_make(nrm_words *w, nrm_arena *a, const nrm_safe *safe,
                           const nrm_chart_plan *plan, nrm_err *e) NRM_MUST_USE;

/*
 * The picture drawn again with or without its title, in another width (0 for
 * the usual one); NULL where the labels leave no room.
 */
const char *nrm_figure_svg(nrm_words *w, nrm_arena *a, const nrm_figure *f,
                           bool bare, double width);

/* A chart while it is drawn, for the kinds. */
typedef struct nrm_chart {
    nrm_words *w;
    nrm_arena *a;
    const nrm_table *t;
    const nrm_chart_plan *plan;
    nrm_svg *svg;
    double left, right; /* where the picture may be drawn */
    double y;           /* the next free line; the kind moves it down */
    nrm_err *e;
} nrm_chart;

typedef struct nrm_chart_kind {
    const char *name, *help;
    nrm_native_kind native;
    bool shapes; /* it prints answers, not numbers */
    bool bounds; /* a number known by its bounds is a bar without a dot */
    int (*draw)(nrm_chart *c);
    /* The numbers in words; NULL: the first and last of each row. */
    void (*describe)(const nrm_chart *c, nrm_buf *out);
    nrm_marks unsaid; /* those that it never shows, in no legend either */
} nrm_chart_kind;

/* All of them, ended by NULL. */
extern const nrm_chart_kind *const nrm_chart_kinds[];

#endif
