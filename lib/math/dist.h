/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Distributions. For each law
 *
 *   _p      P(X <= x)         _q      P(X > x)
 *   _inv_p  the x with P = p  _inv_q  the x with Q = q
 *
 * Take _q where a small upper tail matters: 1 - P loses it. Discrete laws
 * have _point, P(X = k), and their inverses give the smallest k with P >= p,
 * or with Q <= q. Probabilities 0 and 1 give the ends of the law's range.
 * Arguments outside of the range give NaN (see math/start.h).
 */
#ifndef NRM_MATH_DIST_H
#define NRM_MATH_DIST_H

/* Mean 0, standard deviation 1. */
double nrm_normal_p(double x);
double nrm_normal_q(double x);
double nrm_normal_inv_p(double p);
double nrm_normal_inv_q(double q);

/* Student's t with df > 0. */
double nrm_t_p(double x, double df);
double nrm_t_q(double x, double df);
double nrm_t_inv_p(double p, double df);
double nrm_t_inv_q(double q, double df);

/* Chi-square with df > 0. */
double nrm_chisq_p(double x, double df);
double nrm_chisq_q(double x, double df);
double nrm_chisq_inv_p(double p, double df);
double nrm_chisq_inv_q(double q, double df);

/* Gamma with shape > 0 and scale > 0; the mean is shape * scale. */
double nrm_gamma_p(double x, double shape, double scale);
double nrm_gamma_q(double x, double shape, double scale);
double nrm_gamma_inv_p(double p, double shape, double scale);
double nrm_gamma_inv_q(double q, double shape, double scale);

/* Beta with shapes a, b > 0. */
double nrm_beta_p(double x, double a, double b);
double nrm_beta_q(double x, double a, double b);
double nrm_beta_inv_p(double p, double a, double b);
double nrm_beta_inv_q(double q, double a, double b);

/* Fisher's F with df1, df2 > 0. */
double nrm_f_p(double x, double df1, double df2);
double nrm_f_q(double x, double df1, double df2);
double nrm_f_inv_p(double p, double df1, double df2);
double nrm_f_inv_q(double q, double df1, double df2);

/* Poisson with mean mu >= 0. */
double nrm_poisson_point(double k, double mu);
double nrm_poisson_p(double k, double mu);
double nrm_poisson_q(double k, double mu);
double nrm_poisson_inv_p(double p, double mu);
double nrm_poisson_inv_q(double q, double mu);

/* Hits of n tries, each with this share. */
double nrm_binomial_point(double k, double n, double share);
double nrm_binomial_p(double k, double n, double share);
double nrm_binomial_q(double k, double n, double share);
double nrm_binomial_inv_p(double p, double n, double share);
double nrm_binomial_inv_q(double q, double n, double share);

/*
 * Negative binomial with mean mu >= 0 and variance mu + mu^2 / size,
 * size > 0.
 */
double nrm_negbin_point(double k, double mu, double size);
double nrm_negbin_p(double k, double mu, double size);
double nrm_negbin_q(double k, double mu, double size);
double nrm_negbin_inv_p(double p, double mu, double size);
double nrm_negbin_inv_q(double q, double mu, double size);

/*
 * Hypergeometric: marked ones among `drawn` draws without replacement from
 * `marked` marked and `plain` other ones.
 */
double nrm_hyper_point(double k, double marked, double plain, double drawn);
double nrm_hyper_p(double k, double marked, double plain, double drawn);
double nrm_hyper_q(double k, double marked, double plain, double drawn);

#endif
