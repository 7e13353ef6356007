/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Incomplete gamma and beta functions, from which most laws are made. Both
 * tails come from one call, the smaller one to full relative precision.
 */
#ifndef NRM_MATH_TAIL_H
#define NRM_MATH_TAIL_H

typedef struct nrm_tails {
    double p; /* below x */
    double q; /* above x */
} nrm_tails;

/* Gamma law with this shape > 0 and scale 1, at x >= 0. */
nrm_tails nrm_tails_gamma(double x, double shape);

/*
 * Beta law with shapes a, b > 0 at x in 0..1. The caller gives y = 1 - x,
 * because the difference would lose what is left of y near 1.
 */
nrm_tails nrm_tails_beta(double x, double y, double a, double b);

/*
 * x^a e^-x / Gamma(a + 1): the Poisson probability of a where a is whole.
 * a >= 0, x >= 0.
 */
double nrm_point_poisson(double a, double x);

/*
 * Gamma(a+b+1) / (Gamma(a+1) Gamma(b+1)) x^a y^b: the binomial probability of
 * a hits and b misses where they are whole. a, b >= 0; x + y = 1.
 */
double nrm_point_binomial(double a, double b, double x, double y);

#endif
