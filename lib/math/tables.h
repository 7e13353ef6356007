/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of counts: independence, and association over strata. */
#ifndef NRM_MATH_TABLES_H
#define NRM_MATH_TABLES_H

#include "base/arena.h"
#include "base/num.h"

#include <stddef.h>

/* counts[row * columns + column]. */
typedef struct nrm_table_counts {
    size_t rows, columns;
    const double *counts;
} nrm_table_counts;

typedef struct nrm_independence {
    double pearson, likelihood; /* the chi-square statistics X2 and G2 */
    double df, p;               /* p of Pearson's */
    double cramer;              /* Cramer's V, 0..1 */
    double least_expected;      /* below 5 the p-value is not to be trusted */
} nrm_independence;

/* Empty rows and columns count as not there; df 0 and p NaN without others. */
nrm_independence
nrm_table_independence(nrm_arena *a, const nrm_table_counts *t);

/* A two by two table: a b / c d. */
typedef struct nrm_fourfold {
    double a, b, c, d;
} nrm_fourfold;

typedef struct nrm_association {
    double odds_ratio; /* INFINITY where b or c is 0 */
    nrm_span limits;
    double statistic; /* NaN for the exact test */
    double p;
} nrm_association;

/*
 * Fisher's exact test (1935): the conditional most likely odds ratio, its
 * exact limits, and the p-value over tables that are not more probable.
 */
nrm_association nrm_table_fisher(nrm_fourfold t, double level);

/*
 * Fisher's exact test of a table of any size (Freeman and Halton 1951): the
 * probability, given all margins, of the tables that are not more probable.
 *
 * steps  how many may be taken, less those that were: some millions a second
 *
 * NaN for counts that are not whole and without two rows and columns that are
 * not empty; INFINITY when the steps do not do.
 */
double
nrm_table_fisher_p(nrm_arena *a, const nrm_table_counts *t, size_t *steps);

/*
 * k strata: common odds ratio (Mantel and Haenszel 1959) with the limits of
 * Robins, Breslow and Greenland (1986), chi-square with continuity correction.
 */
nrm_association
nrm_table_mantel_haenszel(const nrm_fourfold *strata, size_t k, double level);

#endif
