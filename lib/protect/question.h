/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The linear programme of one question about moves: the cheapest change of
 * some atoms that does what is wanted.
 *
 * Moves are short, so most cells do not change of themselves: the row of a
 * cell, or of a link, comes in when an answer breaks it, and the programme is
 * solved again from there.
 */
#ifndef NRM_PROTECT_QUESTION_H
#define NRM_PROTECT_QUESTION_H

#include "math/lp.h"
#include "protect/moves.h"

typedef struct nrm_question nrm_question;

nrm_question *
nrm_question_new(nrm_arena *a, const nrm_moves_job *job) NRM_MUST_USE;

void nrm_question_price(nrm_question *q, uint32_t cell, double price);

/* How far an atom can go up, or down; it may be INFINITY. */
double nrm_question_room(const nrm_question *q, uint32_t atom, bool up);

/* What the cells that hold an atom cost together; INFINITY is left out. */
double nrm_question_burden(const nrm_question *q, uint32_t atom);

/* How readily an atom changes: 1 when it is hidden, 0 when it cannot. */
double nrm_question_ease(const nrm_question *q, uint32_t atom);

/* A new question over these atoms, ascending. */
void nrm_question_start(nrm_question *q, const nrm_want *want,
                        const uint32_t *atoms, size_t n);

int
nrm_question_solve(nrm_question *q, nrm_lp_end *end, nrm_err *e) NRM_MUST_USE;

/*
 * Makes the part of the answer that is furthest from whole larger, to the
 * next whole number. False when all of it is whole.
 */
bool nrm_question_round(nrm_question *q);

/* Solves it in whole numbers, by branch and bound. */
int
nrm_question_branch(nrm_question *q, nrm_lp_end *end, nrm_err *e) NRM_MUST_USE;

/* The change of the i-th atom in the last answer. */
double nrm_question_change(const nrm_question *q, size_t i);

#endif
