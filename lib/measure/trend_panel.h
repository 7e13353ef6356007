/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series of several units, such as countries, as one. */
#ifndef NRM_MEASURE_TREND_PANEL_H
#define NRM_MEASURE_TREND_PANEL_H

#include "measure/trend_series.h"

typedef enum nrm_trend_pooling {
    /* The sum over the units that have a value in every period. */
    NRM_TREND_CONSTANT,
    /* All units, each with a level of its own. */
    NRM_TREND_EFFECTS
} nrm_trend_pooling;

typedef struct nrm_trend_panel {
    const nrm_obs *obs; /* what the series were made of */
    size_t over;        /* the dimension whose codes are the units */
    nrm_trend_pooling pooling;
} nrm_trend_panel;

/*
 * The series that differ only in the dimension become one, with the total code
 * there. Fails when their periods differ in length.
 *
 * series, n  in: the series of the units; out: the panels
 */
int
nrm_trend_pool(nrm_arena *a, const nrm_trend_panel *panel,
               nrm_trend_series **series, size_t *n, nrm_err *e) NRM_MUST_USE;

#endif
