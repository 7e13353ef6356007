/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Records to observations. Every group keeps how often it has which value, so
 * a statistic is exact whatever the order of the records, and tallies of
 * several files merge to the tally of all.
 */
#ifndef NRM_MEASURE_TALLY_H
#define NRM_MEASURE_TALLY_H

#include "data/obs.h"
#include "data/schema.h"

typedef struct nrm_tally nrm_tally;

/* What was asked for; NULL where nothing was. */
typedef struct nrm_tally_ask {
    const nrm_schema *schema;     /* says which columns hold several codes, */
    const nrm_resource *resource; /* and the dimension of a column */
    const char *groups;           /* columns, with commas between them */
    const char *multiple;         /* columns with several codes, `;` between */
    const char *methods;          /* statistics; "count" */
    const char *value;            /* column of numbers */
    const char *delay;            /* two columns of dates: from,to */
    const char *period;           /* column of dates or periods */
    const char *frequency;        /* A, Q, M or D; NULL: as they are */
    const char *of;               /* column: shares are of its answers */
    const char *indicator, *unit;
    double level; /* of the quantile */
    bool merge;   /* partial tallies come, not records */
} nrm_tally_ask;

/* An empty tally. Fails on an unknown statistic, or one without its column. */
nrm_tally *
nrm_tally_new(nrm_arena *a, const nrm_tally_ask *ask, nrm_err *e) NRM_MUST_USE;

/* Adds the records of a file. A delay below 0 days is an error. */
int nrm_tally_read(nrm_tally *t, nrm_in *in, nrm_err *e) NRM_MUST_USE;

/* Adds a partial tally, as nrm_tally_write_partial makes it. */
int nrm_tally_merge(nrm_tally *t, nrm_in *in, nrm_err *e) NRM_MUST_USE;

/*
 * Writes the groups and how often they have which value, as CSV: the
 * dimensions, TIME_PERIOD, part (group, or answered for the denominators of
 * shares, with * in the column that they are of), low, high, records.
 */
int
nrm_tally_write_partial(nrm_tally *t, nrm_out *out, nrm_err *e) NRM_MUST_USE;

/* The statistics of all groups, sorted. */
int nrm_tally_result(nrm_tally *t, nrm_obs *obs, nrm_err *e) NRM_MUST_USE;

/* Lines "name  help" of all statistics. */
const char *nrm_tally_methods(nrm_arena *a);

#endif
