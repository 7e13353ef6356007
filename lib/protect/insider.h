/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Attackers who know something that is not published.
 *
 * A contributor is one of those who are counted: for each hidden inner count
 * in turn, somebody knows that it is at least 1. Every hidden count has to
 * keep its width for him.
 *
 * Or somebody knows one hidden count, whatever it is. The audit does not know
 * it, so for each hidden count in turn it asks for a value of it that leaves
 * every other one its width. Totals that differ from it by public counts
 * alone are no others.
 */
#ifndef NRM_PROTECT_INSIDER_H
#define NRM_PROTECT_INSIDER_H

#include "protect/attack.h"

typedef enum nrm_insider {
    NRM_INSIDER_NONE,
    NRM_INSIDER_CONTRIBUTOR,
    NRM_INSIDER_CELL
} nrm_insider;

/* "contributor" or "cell"; fails with the names that there are. */
int
nrm_insider_parse(const char *name, nrm_insider *out, nrm_err *e) NRM_MUST_USE;

/* How many values of a hidden count are tried at most. */
#define NRM_INSIDER_VALUES 32

/*
 * The worst that any insider learns of each cell; `found` is what is known
 * without him.
 */
int nrm_insider_run(nrm_arena *a, const nrm_attack_job *job,
                    nrm_insider insider, const nrm_attacked *found,
                    nrm_verdict *worst, nrm_err *e) NRM_MUST_USE;

#endif
