/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a total is spread over k classes, such as countries, forms or
 * institutions, and how two such profiles differ. counts[k] are >= 0; NaN
 * when they are all 0.
 */
#ifndef NRM_MATH_CONCENTRATION_H
#define NRM_MATH_CONCENTRATION_H

#include <stddef.h>

typedef double nrm_concentration(const double *counts, size_t k);

/* Sum of squared shares (Herfindahl, Hirschman): 1 / k to 1. */
nrm_concentration nrm_conc_hhi;

/* The same moved to 0..1: (HHI - 1 / k) / (1 - 1 / k). k > 1. */
nrm_concentration nrm_conc_hhi_scaled;

/* 1 / HHI: how many classes of equal size have the same HHI. */
nrm_concentration nrm_conc_effective;

/*
 * Gini coefficient of the k classes, without the factor k / (k - 1): half the
 * mean absolute difference over the mean, 0 to 1 - 1 / k.
 */
nrm_concentration nrm_conc_gini;

/* The same times k / (k - 1), 0 to 1. k > 1. */
nrm_concentration nrm_conc_gini_unbiased;

/* Theil's T, mean of r log r with r = count / mean; 0 log 0 is 0. */
nrm_concentration nrm_conc_theil;

/* Shannon entropy in nats, and the number of classes exp() of it means. */
nrm_concentration nrm_conc_shannon;
nrm_concentration nrm_conc_shannon_number;

/* The share of the `largest` largest classes. */
double nrm_conc_top(const double *counts, size_t k, size_t largest);

/* Profiles p and q of the same k classes; neither all 0. */
typedef double nrm_dissimilarity(const double *p, const double *q, size_t k);

/*
 * Half the sum of the differences of the shares (Duncan and Duncan 1955): the
 * share that would have to change its class.
 */
nrm_dissimilarity nrm_diss_duncan;

/* Hellinger distance, 0 to 1. */
nrm_dissimilarity nrm_diss_hellinger;

/* Jensen-Shannon divergence in nats, 0 to log 2. */
nrm_dissimilarity nrm_diss_jensen_shannon;

#endif
