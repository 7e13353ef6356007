/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranks of the units of a composite index and how far they hold. */
#ifndef NRM_MEASURE_SCORE_RANKS_H
#define NRM_MEASURE_SCORE_RANKS_H

#include "measure/score.h"

#include <stdint.h>

typedef struct nrm_rank_range {
    size_t best, worst; /* that the unknown answers leave possible */
    nrm_span interval;  /* over the draws; 0, 0 without draws */
    double median;
    bool decided; /* by the answer that nrm_score_swing moves */
} nrm_rank_range;

typedef struct nrm_rank_plan {
    nrm_score_way way;
    size_t draws;
    double spread, level;
    uint64_t seed;
    size_t workers;
} nrm_rank_plan;

/*
 * Ranks by the index, 1 for the best; ties share the better rank.
 *
 * answers  what was asked, before nrm_score_run
 * scores   the same after it
 * out      one for each unit; units to which nothing applies have rank 0
 *
 * A draw varies every weight by a factor in 1 - spread .. 1 + spread, takes
 * one of the scales that suit the way of joining, and gives each unknown
 * answer a value in its range.
 */
int nrm_score_ranks(nrm_arena *a, const nrm_score_table *answers,
                    const nrm_score_table *scores, const nrm_rank_plan *plan,
                    nrm_rank_range *out, nrm_err *e) NRM_MUST_USE;

/*
 * The ranks that a unit can get by one answer alone: the answer is set to its
 * item's worst and best value, everything else stays as it is. out->decided
 * says whether the two make a difference.
 *
 * place  of the answer in the table: unit * nodes of the tree + item
 */
int nrm_score_swing(nrm_arena *a, const nrm_score_table *answers,
                    const nrm_score_way *way, size_t place, nrm_rank_range *out,
                    nrm_err *e) NRM_MUST_USE;

/* A copy of a table, so that a run can change it. */
nrm_score_table nrm_score_copy(nrm_arena *a, const nrm_score_table *t);

#endif
