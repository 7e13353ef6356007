/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/parallel.h"

#include <omp.h>

size_t
nrm_workers(size_t jobs)
{
    int cores = omp_get_num_procs();

    if (jobs > 0)
        return jobs;
    return cores > 0 ? (size_t)cores : 1;
}

void
nrm_parallel(size_t n, size_t workers, nrm_turn *turn, void *context)
{
    if (workers <= 1) {
        for (size_t i = 0; i < n; i++)
            turn(i, 0, context);
        return;
    }
#pragma omp parallel for schedule(dynamic) num_threads((int)workers)
    for (size_t i = 0; i < n; i++)
        turn(i, (size_t)omp_get_thread_num(), context);
}
