/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random numbers. A stream depends on (seed, index) only, so replicate i of
 * a run draws the same numbers on any thread and any machine.
 */
#ifndef NRM_MATH_RANDOM_H
#define NRM_MATH_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* The state of one stream; copy it to go back. */
typedef struct nrm_random {
    uint64_t s[4];
} nrm_random;

/* The stream of replicate `index` of the run with this seed. */
nrm_random nrm_random_at(uint64_t seed, uint64_t index);

/* 64 random bits. */
uint64_t nrm_random_bits(nrm_random *r);

/* In [0, 1), 53 bits. */
double nrm_random_share(nrm_random *r);

/* A whole number below n, each with the same probability; n > 0. */
size_t nrm_random_below(nrm_random *r, size_t n);

/* Laws; the arguments are those of math/dist.h. */
double nrm_random_normal(nrm_random *r);
double nrm_random_gamma(nrm_random *r, double shape, double scale);
double nrm_random_beta(nrm_random *r, double a, double b);
unsigned nrm_random_poisson(nrm_random *r, double mu);
unsigned nrm_random_binomial(nrm_random *r, unsigned n, double share);

/* Spreads n over k cells with these weights (not all zero) into out[k]. */
void nrm_random_multinomial(nrm_random *r, unsigned n, size_t k,
                            const double *weights, unsigned *out);

/* Puts the n numbers of `order` into random order (Fisher-Yates). */
void nrm_random_shuffle(nrm_random *r, size_t *order, size_t n);

#endif
