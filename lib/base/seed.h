/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Seeds of replicates. Replicate i of a run depends on (seed, i) only, so the
 * result is the same for any number of threads, shards or machines.
 */
#ifndef NRM_BASE_SEED_H
#define NRM_BASE_SEED_H

#include <stdint.h>

/* The SplitMix64 finaliser (Steele, Lea and Flood 2014): a bijection. */
uint64_t nrm_seed_mix(uint64_t x);

/* The seed of replicate `index` of the run with this seed. */
uint64_t nrm_seed_at(uint64_t seed, uint64_t index);

#endif
