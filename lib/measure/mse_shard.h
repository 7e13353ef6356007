/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A bootstrap in parts: shard i of n is the i-th of n stretches of the
 * replicates, written as CSV (run, method, replicate, population) and read
 * back. The column `run` is a digest of everything a replicate depends on, so
 * that parts of different runs cannot be mixed.
 */
#ifndef NRM_MEASURE_MSE_SHARD_H
#define NRM_MEASURE_MSE_SHARD_H

#include "measure/mse_study.h"

/*
 * Runs the replicates of shard "i/n" of all studies and writes them.
 */
int
nrm_mse_shard_write(nrm_arena *a, nrm_mse_study *studies, size_t n_studies,
                    const char *shard, nrm_out *out, nrm_err *e) NRM_MUST_USE;

/* Reads all replicates of the studies from these files. */
int nrm_mse_shard_merge(nrm_arena *a, nrm_mse_study *studies, size_t n_studies,
                        const char *const *paths, size_t n_paths,
                        nrm_err *e) NRM_MUST_USE;

#endif
