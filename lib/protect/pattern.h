/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A pattern of hidden cells, held up by steps: moves that change hidden cells
 * only. A cell is covered when a step changes it by the width; one that no
 * step changes can be shown.
 */
#ifndef NRM_PROTECT_PATTERN_H
#define NRM_PROTECT_PATTERN_H

#include "protect/repair.h"

/* A move and the cells it changes. */
typedef struct nrm_step {
    uint32_t *cells;
    int64_t *change;
    size_t n;
    bool live; /* it counts */
} nrm_step;

typedef struct nrm_pattern {
    nrm_arena *a;
    const nrm_repair *job;
    nrm_moves *moves; /* told what is hidden, so that it costs nothing */
    bool *hidden;
    bool *failed;    /* nothing can protect it */
    uint32_t *users; /* live steps that change a cell */
    uint32_t *cover; /* live steps that change it by the width */
    double price;    /* of all that was hidden since the start */
    nrm_step *steps;
    size_t n_steps, cap;
    int64_t *sum; /* of the move at hand, for each cell; zeros between */
} nrm_pattern;

/* The pattern of `hidden`, without steps; `hidden` and `failed` are kept up. */
void nrm_pattern_start(nrm_pattern *p, nrm_arena *a, const nrm_repair *job,
                       nrm_moves *moves, bool *hidden, bool *failed);

/* A move as a step that does not count yet. */
nrm_step nrm_pattern_step(nrm_pattern *p, const nrm_move *move);

/* What the step would newly hide. */
double nrm_pattern_cost(const nrm_pattern *p, const nrm_step *step);

/* Adds a step; what it changes is hidden. */
void nrm_pattern_add(nrm_pattern *p, const nrm_step *step);

/* Counts step k out; what nothing else changes is shown. And in again. */
void nrm_pattern_take_out(nrm_pattern *p, size_t k);
void nrm_pattern_put_in(nrm_pattern *p, size_t k);

/* Takes the steps from `first` on out, and forgets them. */
void nrm_pattern_cut(nrm_pattern *p, size_t first);

/* What would be shown without step k. */
double nrm_pattern_saving(const nrm_pattern *p, size_t k);

/* Whether every cell that the steps from `first` on change is covered. */
bool nrm_pattern_covers(const nrm_pattern *p, size_t first);

/* Shows what no step changes and need not be hidden for itself. */
void nrm_pattern_show_unused(nrm_pattern *p);

/* Takes out the steps that others make up for, the dearest first. */
void nrm_pattern_drop_spare(nrm_pattern *p);

#endif
