/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/seed.h"

#define GOLDEN 0x9e3779b97f4a7c15u

uint64_t
nrm_seed_mix(uint64_t x)
{
    x += GOLDEN;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

uint64_t
nrm_seed_at(uint64_t seed, uint64_t index)
{
    /* Mixed twice, so that (seed, index) and (index, seed) differ. */
    return nrm_seed_mix(nrm_seed_mix(seed) + GOLDEN * index);
}
