/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table of capture histories shows before any model. */
#ifndef NRM_MEASURE_MSE_DIAGNOSE_H
#define NRM_MEASURE_MSE_DIAGNOSE_H

#include "base/num.h"
#include "math/loglin.h"

/* Two lists, as if they were the only ones. */
typedef struct nrm_overlap {
    size_t first, second; /* places of the lists */
    double n_first, n_second, n_both;
    nrm_maybe lincoln; /* Lincoln-Petersen; unknown without an overlap */
    double chapman;    /* Chapman 1951, nearly unbiased */
    double chapman_se; /* Seber 1970 */
    /*
     * Odds ratio of the two lists among the persons on some other list, the
     * only ones of whom it is known that they are on neither.
     */
    nrm_maybe odds_ratio;
} nrm_overlap;

/* The pair (i, j) of lists, i < j. */
nrm_overlap nrm_overlap_of(const nrm_counts *c, size_t i, size_t j);

typedef struct nrm_frequencies {
    double on[NRM_LISTS_MAX + 1]; /* persons on exactly 1, 2, .. lists */
    nrm_maybe chao;               /* n + f1^2 / (2 f2), a lower bound */
    double chao_corrected;        /* n + (k-1)/k f1 (f1 - 1) / (2 (f2 + 1)) */
    nrm_maybe zelterman;          /* n / (1 - exp(-2 f2 / f1)) */
} nrm_frequencies;

nrm_frequencies nrm_frequencies_of(const nrm_counts *c);

#endif
