/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one parallel loop. */
#ifndef NRM_BASE_PARALLEL_H
#define NRM_BASE_PARALLEL_H

#include <stddef.h>

/*
 * One turn of the loop. It writes only to places that belong to `index`, or
 * to scratch space that belongs to `worker`.
 */
typedef void nrm_turn(size_t index, size_t worker, void *context);

#define NRM_WORKERS_MAX 256

/*
 * The number of workers that `jobs` means: itself, or the cores for 0, and
 * NRM_WORKERS_MAX at most.
 */
size_t nrm_workers(size_t jobs);

/*
 * Calls turn(i, worker, context) for i = 0 .. n - 1 on `workers` threads
 * (worker is 0 .. workers - 1, workers is what nrm_workers gave). The order is
 * not defined.
 */
void nrm_parallel(size_t n, size_t workers, nrm_turn *turn, void *context);

#endif
