/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * xoshiro256** (Blackman and Vigna 2021, ACM TOMS 47:36), seeded by four
 * draws of SplitMix64. The laws stand in random_laws.c, so that a command
 * without them does not load GSL.
 */
#include "math/random.h"

#include "base/seed.h"

static uint64_t
rotate(uint64_t x, int by)
{
    return (x << by) | (x >> (64 - by));
}

nrm_random
nrm_random_at(uint64_t seed, uint64_t index)
{
    uint64_t start = nrm_seed_at(seed, index);
    nrm_random r;

    for (uint64_t i = 0; i < 4; i++)
        r.s[i] = nrm_seed_at(start, i);
    /* All zeros is the one state the generator cannot leave. */
    if ((r.s[0] | r.s[1] | r.s[2] | r.s[3]) == 0)
        r.s[0] = 1;
    return r;
}

uint64_t
nrm_random_bits(nrm_random *r)
{
    uint64_t *s = r->s, result = rotate(s[1] * 5, 7) * 9, shifted = s[1] << 17;

    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = rotate(s[3], 45);
    return result;
}

double
nrm_random_share(nrm_random *r)
{
    return (double)(nrm_random_bits(r) >> 11) * 0x1p-53;
}

size_t
nrm_random_below(nrm_random *r, size_t n)
{
    /* Draws above the last multiple of n would favour the small numbers. */
    uint64_t limit = UINT64_MAX - (UINT64_MAX % n + 1) % n, x;

    do
        x = nrm_random_bits(r);
    while (x > limit);
    return (size_t)(x % n);
}

void
nrm_random_shuffle(nrm_random *r, size_t *order, size_t n)
{
    for (size_t i = n; i > 1; i--) {
        size_t j = nrm_random_below(r, i), kept = order[i - 1];

        order[i - 1] = order[j];
        order[j] = kept;
    }
}
