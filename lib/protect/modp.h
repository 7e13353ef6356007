/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Arithmetic modulo the Mersenne prime 2^61 - 1. Every number is 0 .. p - 1.
 *
 * The rank of a table's constraints is computed here and not in floating
 * point: a matrix of zeros and ones has modulo p at most the rank it has in
 * the rationals, and less only when p divides a minor.
 */
#ifndef NRM_PROTECT_MODP_H
#define NRM_PROTECT_MODP_H

#include <stdint.h>

#define NRM_MODP ((UINT64_C(1) << 61) - 1)

__extension__ typedef unsigned __int128 nrm_wide;

static inline uint64_t
nrm_modp_fold(nrm_wide x)
{
    uint64_t folded = (uint64_t)(x & NRM_MODP)
                      + (uint64_t)((x >> 61) & NRM_MODP) + (uint64_t)(x >> 122);

    folded = (folded & NRM_MODP) + (folded >> 61);
    return folded >= NRM_MODP ? folded - NRM_MODP : folded;
}

static inline uint64_t
nrm_modp_add(uint64_t x, uint64_t y)
{
    uint64_t sum = x + y;

    return sum >= NRM_MODP ? sum - NRM_MODP : sum;
}

static inline uint64_t
nrm_modp_sub(uint64_t x, uint64_t y)
{
    return x >= y ? x - y : x + NRM_MODP - y;
}

static inline uint64_t
nrm_modp_mul(uint64_t x, uint64_t y)
{
    nrm_wide product = (nrm_wide)x * y;
    uint64_t sum = (uint64_t)(product & NRM_MODP) + (uint64_t)(product >> 61);

    return sum >= NRM_MODP ? sum - NRM_MODP : sum;
}

/* The number y with x * y = 1, by Fermat; x is not 0. */
static inline uint64_t
nrm_modp_inverse(uint64_t x)
{
    uint64_t power = 1;

    for (uint64_t e = NRM_MODP - 2; e > 0; e >>= 1) {
        if (e & 1)
            power = nrm_modp_mul(power, x);
        x = nrm_modp_mul(x, x);
    }
    return power;
}

#endif
