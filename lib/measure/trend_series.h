/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Observations as series: the arrays that trend methods work on. */
#ifndef NRM_MEASURE_TREND_SERIES_H
#define NRM_MEASURE_TREND_SERIES_H

#include "data/obs.h"
#include "measure/match.h"
#include "measure/pair.h"
#include "measure/trend_method.h"

typedef struct nrm_trend_series {
    const nrm_obs_row *first; /* a row with the dimensions of the series */
    nrm_period span;          /* from the first period to the last */
    nrm_period *periods;      /* of each value */
    nrm_conf conf;            /* the strictest of all rows */
    nrm_status status;        /* the letters of all rows */
    nrm_span *bounds;         /* of each value, equal ends where known */
    bool bounded;             /* some value is known within bounds only */
    bool open;                /* and some of them without an upper end */
    bool vague;               /* some total of a share is no single number */
    bool whole;               /* every value or bound is a whole number >= 0 */
    size_t n_missing;         /* rows without a value or bounds */
    nrm_trend_data data;      /* y holds the values, or the lower bounds */
    const char *source;       /* SOURCE of all rows, or NULL */
    const char *panel;        /* what a panel is made of, or NULL */
    bool broken;              /* a known break between two values */
    bool partial;             /* the first or last row is provisional (P) or
                                 of another definition (D) */
    bool uneven;              /* a panel whose units differ in periods */
    size_t n_units;           /* of a panel: series in it */
    size_t n_all_units;       /* and series there are; 0: no panel */
} nrm_trend_series;

/* Years from the beginning of one period to that of the other. */
double nrm_trend_years(nrm_period first, nrm_period p);

/* From the first day of one period to the last day of the other. */
nrm_period nrm_trend_span(nrm_period first, nrm_period last);

/* The period of the same length that begins `steps` periods behind p. */
nrm_period nrm_trend_period_behind(nrm_period p, size_t steps);

/* The rows that series are made of, and what belongs to them. */
typedef struct nrm_trend_source {
    const nrm_obs *obs;    /* sorted */
    nrm_match *population; /* exposure, or NULL */
    nrm_pair *totals;      /* what the values are shares in, or NULL */
} nrm_trend_source;

/*
 * The series of a table, in the order of its rows. All dimensions make a
 * series.
 */
int
nrm_trend_series_of(nrm_arena *a, const nrm_trend_source *source,
                    nrm_trend_series **out, size_t *n, nrm_err *e) NRM_MUST_USE;

#endif
