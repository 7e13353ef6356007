/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Figures of a table of counts some of which are known by bounds only, such as
 * <5. None of these figures is monotone in every count, so all tables within
 * the bounds are tried where they are few, else random ones and the corners: a
 * figure has the range of its values, the lowest and the highest limit, and
 * the largest p.
 */
#ifndef NRM_MEASURE_IDENTIFY_CELLS_H
#define NRM_MEASURE_IDENTIFY_CELLS_H

#include "measure/identify_group.h"

/* What one table says. NaN is what does not exist; a value may be infinite. */
typedef struct nrm_identify_figure {
    double value;
    nrm_span limits;
    double p;
} nrm_identify_figure;

/* And what all tables within the bounds say. */
typedef struct nrm_identify_range {
    nrm_span value;  /* NaN where no table has one */
    nrm_span limits; /* NaN where some table has none */
    double p;        /* the largest; NaN where some table has none */
    bool everywhere; /* every table has a value */
} nrm_identify_range;

typedef struct nrm_identify_cells nrm_identify_cells;
struct nrm_identify_cells {
    const nrm_identify_method *m;
    const nrm_identify *job;
    const nrm_identify_table *t;
    size_t n;      /* figures */
    void *context; /* of the method */
    /* Fills n figures of a table with these counts. */
    void (*figures)(const nrm_identify_cells *c, nrm_arena *scratch,
                    const double *counts, nrm_identify_figure *out);
    /*
     * The limits of one figure where they take long, else NULL: they are made
     * for the tables with its lowest and with its highest value.
     */
    nrm_span (*limits)(const nrm_identify_cells *c, nrm_arena *scratch,
                       const double *counts, size_t which);
};

/* The sum of all cells; NaN where it is known by bounds. */
double nrm_identify_cells_total(const nrm_identify_table *t);

/*
 * Fills the ranges of c->n figures. Returns a sentence about how they were
 * found, NULL where all cells are known.
 */
const char *
nrm_identify_cells_over(const nrm_identify_cells *c, nrm_identify_range *out);

/* Value, limits and p of a row. */
void nrm_identify_cells_put(const nrm_identify_cells *c, nrm_obs_row *row,
                            const nrm_identify_range *r);

#endif
