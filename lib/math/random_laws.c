/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The samplers of GSL over our streams, by a generator type of our own, which
 * holds no state outside of the stream.
 */
#include "math/random.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

static void
gsl_seed(void *state, unsigned long seed)
{
    *(nrm_random *)state = nrm_random_at(seed, 0);
}

static unsigned long
gsl_bits(void *state)
{
    return nrm_random_bits(state) >> 32;
}

static double
gsl_share(void *state)
{
    return nrm_random_share(state);
}

static const gsl_rng_type xoshiro = { .name = "xoshiro256**",
                                      .max = UINT32_MAX,
                                      .min = 0,
                                      .size = sizeof(nrm_random),
                                      .set = gsl_seed,
                                      .get = gsl_bits,
                                      .get_double = gsl_share };

double
nrm_random_normal(nrm_random *r)
{
    gsl_rng rng = { &xoshiro, r };

    return gsl_ran_gaussian_ratio_method(&rng, 1);
}

double
nrm_random_gamma(nrm_random *r, double shape, double scale)
{
    gsl_rng rng = { &xoshiro, r };

    return gsl_ran_gamma(&rng, shape, scale);
}

double
nrm_random_beta(nrm_random *r, double a, double b)
{
    gsl_rng rng = { &xoshiro, r };

    return gsl_ran_beta(&rng, a, b);
}

unsigned
nrm_random_poisson(nrm_random *r, double mu)
{
    gsl_rng rng = { &xoshiro, r };

    return gsl_ran_poisson(&rng, mu);
}

unsigned
nrm_random_binomial(nrm_random *r, unsigned n, double share)
{
    gsl_rng rng = { &xoshiro, r };

    return gsl_ran_binomial(&rng, share, n);
}

void
nrm_random_multinomial(nrm_random *r, unsigned n, size_t k,
                       const double *weights, unsigned *out)
{
    gsl_rng rng = { &xoshiro, r };

    gsl_ran_multinomial(&rng, k, n, weights, out);
}
