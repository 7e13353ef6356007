/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Standardised rates over k strata (ages). Rates are per person; NaN for
 * arguments outside of their range.
 */
#ifndef NRM_MATH_STANDARD_H
#define NRM_MATH_STANDARD_H

#include "base/num.h"

#include <stddef.h>

typedef struct nrm_strata {
    size_t k;
    const double *events;   /* >= 0 */
    const double *people;   /* > 0 */
    const double *standard; /* size of the standard population, >= 0 */
} nrm_strata;

typedef struct nrm_standard_rate {
    double rate, variance;
    nrm_span gamma;  /* Fay and Feuer 1997 */
    nrm_span dobson; /* Dobson, Kuulasmaa, Eberle and Scherer 1991 */
} nrm_standard_rate;

/* The rate that the standard population would have. */
nrm_standard_rate nrm_standard_direct(const nrm_strata *s, double level);

typedef struct nrm_standard_ratio {
    double expected; /* events at the rates of the standard */
    double ratio;    /* observed to expected */
    nrm_span limits; /* exact (Garwood), the expected number taken as known */
} nrm_standard_ratio;

/*
 * Observed to expected events; rates[k] are those of the standard population.
 */
nrm_standard_ratio
nrm_standard_indirect(double observed, size_t k, const double *people,
                      const double *rates, double level);

#endif
