/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Confidence intervals for a share.
 *
 * hits   0..n; a fraction where weights made it
 * n      > 0, the effective sample size where there are weights
 * level  coverage as a share: 0.95, not 95
 *
 * Both limits lie in 0..1. NaN for arguments outside of these ranges.
 */
#ifndef NRM_MATH_SHARE_CI_H
#define NRM_MATH_SHARE_CI_H

#include "base/num.h"

typedef nrm_span nrm_share_interval(double hits, double n, double level);

/* The score interval (Wilson 1927), without continuity correction. */
nrm_share_interval nrm_share_wilson;

/* Exact, each tail at most (1 - level) / 2 (Clopper and Pearson 1934). */
nrm_share_interval nrm_share_exact;

/*
 * Quantiles of the posterior under Jeffreys' prior, with the lower limit of 0
 * hits at 0 and the upper limit of n at 1 (Brown, Cai and DasGupta 2001).
 */
nrm_share_interval nrm_share_jeffreys;

/* Each tail counts half of the observed point (Lancaster 1961). */
nrm_share_interval nrm_share_midp;

/* Exact and never longer than nrm_share_exact (Blaker 2000). Whole hits. */
nrm_share_interval nrm_share_blaker;

#endif
