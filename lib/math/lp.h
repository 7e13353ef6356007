/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Linear programmes, and whole-number ones, over GLPK:
 *
 *     minimise cost . x   with   low <= A x <= high,   low <= x <= high.
 *
 * A programme is solved again from where it stands, so that a thousand
 * questions about one table cost little more than one. Results are binary
 * floating point with a tolerance of 1e-7: whoever proves something from them
 * rounds and checks in whole numbers.
 */
#ifndef NRM_MATH_LP_H
#define NRM_MATH_LP_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct nrm_lp nrm_lp;

typedef enum nrm_lp_end {
    NRM_LP_OPTIMAL,
    NRM_LP_INFEASIBLE, /* no x at all */
    NRM_LP_UNBOUNDED,
    NRM_LP_LIMIT /* the whole-number search ran out of nodes */
} nrm_lp_end;

/* An empty programme; it is released with the arena. */
nrm_lp *nrm_lp_new(nrm_arena *a) NRM_MUST_USE;

/*
 * Adds a column or a row and returns its number, counted from 0 each.
 * -INFINITY and INFINITY mean no bound.
 */
size_t nrm_lp_column(nrm_lp *lp, double low, double high, double cost);
size_t nrm_lp_row(nrm_lp *lp, double low, double high, const uint32_t *columns,
                  const double *values, size_t n);

/* Replaces the entries of a row. */
void nrm_lp_set_row(nrm_lp *lp, size_t row, const uint32_t *columns,
                    const double *values, size_t n);
void nrm_lp_set_cost(nrm_lp *lp, size_t column, double cost);
void nrm_lp_bound_column(nrm_lp *lp, size_t column, double low, double high);
/* Gives a column a higher lower bound; the upper one stays. */
void nrm_lp_raise_column(nrm_lp *lp, size_t column, double low);
void nrm_lp_bound_row(nrm_lp *lp, size_t row, double low, double high);

/*
 * Solves it in real numbers, by the primal simplex method when only costs
 * changed since the last solution, else by the dual one. Fails with
 * NRM_EMATH when GLPK gives up.
 */
int nrm_lp_solve(nrm_lp *lp, nrm_lp_end *end, nrm_err *e) NRM_MUST_USE;

/* How to look for whole numbers. */
typedef struct nrm_lp_search {
    size_t n_whole; /* the columns below this one are whole */
    size_t max_nodes;
    bool first; /* stop at the first solution, not at the best */
} nrm_lp_search;

/*
 * Solves it in whole numbers, after nrm_lp_solve came to an optimum. The end
 * is NRM_LP_OPTIMAL when a solution was found, and *proved says whether the
 * search came to its end.
 */
int nrm_lp_whole(nrm_lp *lp, const nrm_lp_search *how, nrm_lp_end *end,
                 bool *proved, nrm_err *e) NRM_MUST_USE;

/* The last solution: after nrm_lp_whole the whole one. */
double nrm_lp_value(const nrm_lp *lp, size_t column);
double nrm_lp_objective(const nrm_lp *lp);

#endif
