/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Openings: CSV with the column `opened`, a day or a period whose first day it
 * is, and columns of dimensions that say what opened then, such as geo. What
 * no row speaks of did not open: it is there to compare with.
 */
#ifndef NRM_MEASURE_EVALUATE_OPENING_H
#define NRM_MEASURE_EVALUATE_OPENING_H

#include "measure/trend_series.h"

typedef struct nrm_opening {
    uint32_t code[NRM_DIMS_MAX]; /* words; 0: any */
    int32_t day;
} nrm_opening;

typedef struct nrm_openings {
    const nrm_obs *obs; /* what they are about */
    nrm_opening *at;
    size_t n, cap;
} nrm_openings;

/* Reads the openings for these observations. */
int nrm_openings_read(nrm_obs *obs, const char *path, nrm_openings *out,
                      nrm_err *e) NRM_MUST_USE;

/* Whether an opening lies inside the period of the row. */
bool nrm_openings_split(const nrm_openings *openings, const nrm_obs_row *row);

/* The rows whose period no opening splits, sorted. */
nrm_obs *nrm_openings_clear(const nrm_openings *openings) NRM_MUST_USE;

/* Gives the series its step: 1 from the opening that speaks of it on. */
void nrm_openings_step(const nrm_openings *openings, nrm_trend_series *s);

#endif
