/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the trend methods by ranks share. */
#ifndef NRM_MEASURE_TREND_KENDALL_H
#define NRM_MEASURE_TREND_KENDALL_H

#include "math/kendall.h"
#include "measure/trend_method.h"

/* Values are compared inside of a block only: a level, or one season of it. */
typedef struct nrm_trend_blocks {
    nrm_kendall *at;
    size_t n;
    size_t *of;                /* the block of each value */
    double s, s_max, variance; /* sums */
    double tau;                /* tau-b over the blocks */
} nrm_trend_blocks;

nrm_trend_blocks
nrm_trend_blocks_of(nrm_arena *a, const nrm_trend_data *d, bool by_season);

/* tau with p, and S. */
void
nrm_trend_add_kendall(nrm_trend_result *r, const nrm_trend_blocks *b, double p);

/* z with the variance of S times `factor`, and the factor. */
int nrm_trend_add_corrected(nrm_trend_result *r, const nrm_kendall *k,
                            double factor, nrm_err *e) NRM_MUST_USE;

/*
 * Mann-Kendall and Sen's slope of what is left without the correlation at lag
 * 1; trend_free says whether the slope is put aside before.
 */
void nrm_trend_add_whitened(nrm_arena *scratch, const nrm_trend_data *d,
                            bool trend_free, nrm_trend_result *out);

/* Which interval Sen's slope has. */
typedef enum nrm_trend_ranks {
    NRM_TREND_WHOLE_RANKS,
    NRM_TREND_GILBERT,
    NRM_TREND_EXACT,
    NRM_TREND_SEASONS_ONLY /* whole ranks, slopes within seasons */
} nrm_trend_ranks;

int nrm_trend_add_slope(nrm_arena *scratch, const nrm_trend_data *d,
                        nrm_trend_ranks ranks, nrm_trend_result *out,
                        nrm_err *e) NRM_MUST_USE;

#endif
