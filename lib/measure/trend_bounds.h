/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A method on a series whose values may be known within bounds only. */
#ifndef NRM_MEASURE_TREND_BOUNDS_H
#define NRM_MEASURE_TREND_BOUNDS_H

#include "measure/trend_series.h"

/* A statistic whose value is known, or its range when `ranged`. */
typedef struct nrm_trend_outcome {
    nrm_trend_stat stat;
    nrm_span range; /* an infinite end is open */
    bool ranged;
} nrm_trend_outcome;

typedef struct nrm_trend_outcomes {
    nrm_trend_outcome *at; /* n, in the arena */
    size_t n;
    const char *note; /* in the arena, or NULL */
    bool loose;       /* as in nrm_trend_result */
} nrm_trend_outcomes;

/* Draws of a method that imputes. */
enum { NRM_TREND_DRAWS = 200 };

/* What runs of methods share. */
typedef struct nrm_trend_room {
    nrm_arena *a;       /* outcomes go into it */
    nrm_arena *scratch; /* emptied after each run */
    const nrm_trend_settings *settings;
    nrm_trend_result *result; /* of the run at hand */
} nrm_trend_room;

/*
 * Runs the method. Over bounds a statistic has the range of its values, the
 * lower limit from the lowest and the upper limit from the highest interval,
 * and the largest p, if any.
 *
 * Fails with NRM_EMATH, and the reason, when the statistic does not exist.
 */
int nrm_trend_apply(const nrm_trend_room *room, const nrm_trend_method *m,
                    const nrm_trend_series *s, nrm_trend_outcomes *out,
                    nrm_err *e) NRM_MUST_USE;

#endif
