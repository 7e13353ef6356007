/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * POSIX threads and one counter. OpenMP would end the process with status 1
 * and a message of its own where memory is out; here a thread that cannot be
 * started leaves its turns to the others.
 */
#include "base/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

typedef struct loop {
    atomic_size_t next;
    size_t n;
    nrm_turn *turn;
    void *context;
} loop;

typedef struct worker {
    loop *loop;
    size_t number;
    pthread_t thread;
    bool started;
} worker;

size_t
nrm_workers(size_t jobs)
{
    long cores = jobs > 0 ? 0 : sysconf(_SC_NPROCESSORS_ONLN);

    if (jobs == 0)
        jobs = cores > 0 ? (size_t)cores : 1;
    return jobs < NRM_WORKERS_MAX ? jobs : NRM_WORKERS_MAX;
}

static void *
work(void *context)
{
    const worker *w = context;
    loop *l = w->loop;
    size_t i;

    while ((i = atomic_fetch_add(&l->next, 1)) < l->n)
        l->turn(i, w->number, l->context);
    return NULL;
}

void
nrm_parallel(size_t n, size_t workers, nrm_turn *turn, void *context)
{
    loop l = { .n = n, .turn = turn, .context = context };
    worker all[NRM_WORKERS_MAX] = { { .loop = &l } };

    for (size_t w = 1; w < workers; w++) {
        all[w].loop = &l;
        all[w].number = w;
        all[w].started =
            pthread_create(&all[w].thread, NULL, work, &all[w]) == 0;
    }
    work(&all[0]);
    for (size_t w = 1; w < workers; w++)
        if (all[w].started)
            pthread_join(all[w].thread, NULL);
}
