/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the statistics of a series mean and do not mean, in one or two
 * sentences that come from the same rules every time.
 */
#ifndef NRM_MEASURE_TREND_WHY_H
#define NRM_MEASURE_TREND_WHY_H

#include "data/codes.h"
#include "measure/trend_series.h"

typedef enum nrm_trend_verdict {
    NRM_TREND_UNTOLD, /* no statistic of a direction */
    NRM_TREND_RISE,
    NRM_TREND_FALL,
    NRM_TREND_NEITHER
} nrm_trend_verdict;

/*
 * The verdict of a statistic. Only those with a direction have one: apc, aapc,
 * tau, slope, z and odds_ratio.
 *
 * p  of the statistic, adjusted if it was; where it is unknown the interval
 *    decides
 */
nrm_trend_verdict
nrm_trend_verdict_of(const nrm_trend_stat *stat, nrm_maybe p, double level);

/* What the sentences speak of. */
typedef struct nrm_trend_finding {
    nrm_trend_verdict verdict;
    bool loose; /* the values vary more than the model says */
} nrm_trend_finding;

/* The sentences in the arena. */
const char *nrm_trend_why(nrm_arena *a, const nrm_trend_series *s,
                          nrm_trend_finding finding, nrm_lang lang);

#endif
