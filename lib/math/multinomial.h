/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Simultaneous intervals for the shares of k classes. */
#ifndef NRM_MATH_MULTINOMIAL_H
#define NRM_MATH_MULTINOMIAL_H

#include "base/num.h"

#include <stddef.h>

/*
 * counts[k], not all 0; k >= 2. The limits of class i go to out[i]; NaN for
 * arguments outside of their range.
 */
typedef void
nrm_multinomial(size_t k, const double *counts, double level, nrm_span *out);

/* Score intervals at level 1 - (1 - level) / k (Goodman 1965). */
nrm_multinomial nrm_multinomial_goodman;

/*
 * Of equal width but for the ends 0 and 1 (Sison and Glaz 1995); whole counts.
 */
nrm_multinomial nrm_multinomial_sison_glaz;

#endif
