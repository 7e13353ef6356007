/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Confidence intervals for the mean of a Poisson count. A rate has the limits
 * of its count divided by its population.
 *
 * count  what was counted, >= 0; a fraction where weights made it
 * level  coverage as a share: 0.95, not 95
 *
 * NaN for arguments outside of these ranges.
 */
#ifndef NRM_MATH_COUNT_CI_H
#define NRM_MATH_COUNT_CI_H

#include "base/num.h"

typedef nrm_span nrm_count_interval(double count, double level);

/*
 * Exact, each tail at most (1 - level) / 2 (Garwood 1936): quantiles of
 * chi-square. The lower limit of 0 is 0.
 */
nrm_count_interval nrm_count_garwood;

/* Each tail counts half of the observed point; shorter, not always nominal. */
nrm_count_interval nrm_count_midp;

/*
 * Byar's cube approximation to Garwood as English public health uses it (APHO
 * technical briefing 3): the count below, the count plus one above.
 */
nrm_count_interval nrm_count_byar;

/*
 * The same with the count plus a half at both ends (Rothman and Boice 1979),
 * close to mid-P. The lower limit of 0 comes out below 0.
 */
nrm_count_interval nrm_count_byar_half;

/* Exact and never longer than Garwood's (Blaker 2000). Whole counts only. */
nrm_count_interval nrm_count_blaker;

#endif
