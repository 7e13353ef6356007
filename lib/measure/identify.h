/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Identification statistics: how many are found, in relation to a
 * population, to each other and over time. The methods are the rows of
 * measure/identify.def.
 */
#ifndef NRM_MEASURE_IDENTIFY_H
#define NRM_MEASURE_IDENTIFY_H

#include "data/obs.h"

#include <stdint.h>

typedef struct nrm_identify_method nrm_identify_method;
typedef struct nrm_evaluate nrm_evaluate;

/* Methods, in the order of a command's help. */
typedef struct nrm_identify_list {
    const nrm_identify_method *const *at;
    size_t n;
} nrm_identify_list;

/* Those of measure/identify.def. */
extern const nrm_identify_list nrm_identify_methods;

/* What is asked for; NULL and 0 where nothing is. */
typedef struct nrm_identify {
    nrm_arena *a;
    const nrm_identify_list *list; /* where methods are looked up */
    nrm_obs *obs;                  /* counts; gains the columns of statistics */
    const nrm_obs *population;     /* denominators of rates */
    const nrm_obs *standard;       /* the population of --standard */
    const char *of;   /* selection: the rows a share is formed of */
    const char *in;   /* terms such as "age=TOTAL": what they are a share in */
    const char *over; /* dimensions whose codes are the classes */
    const char *against; /* terms such as "geo=EL": what is compared with */
    const char *strata;  /* a dimension, of Mantel and Haenszel */
    const char *stages;  /* comma list: the order of a cascade */
    const char *const *files; /* records, for the methods that read them */
    size_t n_files;
    const char *group; /* columns of the records that make the groups */
    const char *from, *to, *until, *outcome; /* delays: columns and a day */
    const char *raters;                      /* agreement: columns */
    double at;    /* outcomes by this day; 0 for the last */
    double per;   /* rates are given per so many persons */
    double level; /* coverage of intervals, a share */
    uint64_t seed;
    nrm_obs *data;                /* observations that records speak of */
    const nrm_evaluate *evaluate; /* what only nrm-evaluate asks for */
} nrm_identify;

/*
 * Whether the methods read records; fails when some do and some do not, and
 * when there is no such method.
 */
int nrm_identify_kind(const nrm_identify *job, const char *methods,
                      bool *records, nrm_err *e) NRM_MUST_USE;

/*
 * Runs the methods of a comma list over the counts. Each row of the result
 * keeps the key of what it was made from, with the strictest CONF_STATUS of
 * it, and has `statistic` and `method`. What cannot be computed is a row with
 * status O or M and a note; no row is dropped.
 */
nrm_obs *nrm_identify_run(nrm_identify *job, const char *methods,
                          nrm_err *e) NRM_MUST_USE;

#endif
