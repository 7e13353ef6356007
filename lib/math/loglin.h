/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hierarchical log-linear models of capture histories.
 *
 * A history is a bit mask over k lists, the first list the lowest bit; cell 0
 * (on no list) is never observed. The count of cell w is Poisson with
 * log mean = sum over the parameters t that are subsets of w, where the
 * parameters are the empty set (intercept), the single lists and the
 * interactions of the model. The number on no list is exp(intercept), on the
 * assumption that the interaction of all k lists is zero.
 *
 * A parameter whose sufficient statistic (the count of all w that contain it)
 * is 0 has the extended estimate minus infinity: its cells leave the
 * likelihood with fitted value 0, and it still counts in AIC and BIC.
 */
#ifndef NRM_MATH_LOGLIN_H
#define NRM_MATH_LOGLIN_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NRM_LISTS_MAX 10
#define NRM_CELLS_MAX ((size_t)1 << NRM_LISTS_MAX)
#define NRM_TERMS_MAX 64
#define NRM_PARAMS_MAX (1 + NRM_LISTS_MAX + NRM_TERMS_MAX)

/* A set of interactions: bit j is term j of an nrm_terms. */
typedef uint64_t nrm_model;

/* The interactions that models are made of: 12, 13, .., 1k, 23, .., 123, .. */
typedef struct nrm_terms {
    size_t k, order, n;
    uint16_t mask[NRM_TERMS_MAX];
} nrm_terms;

/*
 * All interactions of 2 to `order` of k lists; 3 <= k <= NRM_LISTS_MAX and
 * 1 <= order < k. False when they are more than NRM_TERMS_MAX.
 */
bool nrm_terms_init(nrm_terms *t, size_t k, size_t order) NRM_MUST_USE;

/* The counts of one table and what every fit to it needs. */
typedef struct nrm_counts {
    size_t k, n_cells; /* n_cells is 2^k, cell 0 among them and unused */
    double *y;         /* [n_cells], whole numbers */
    double *star;      /* [n_cells]: the sum of y over all supersets */
    double n;          /* individuals */
    double constant;   /* sum of lgamma(y + 1) */
    double saturated;  /* sum of y log y - y, no model fits better */
    bool complete;     /* y[0] is taken as seen: a profile likelihood */
} nrm_counts;

/* A table of zeros. After writing y call nrm_counts_update. */
nrm_counts *nrm_counts_new(nrm_arena *a, size_t k) NRM_MUST_USE;
void nrm_counts_update(nrm_counts *c);

typedef enum nrm_existence {
    NRM_EXISTS = 0,
    NRM_NO_ESTIMATE = 1,     /* the likelihood has no maximum */
    NRM_NOT_IDENTIFIABLE = 2 /* many estimates give the same likelihood */
} nrm_existence;

/* Work space for fits to tables of k lists; one for each thread. */
typedef struct nrm_loglin nrm_loglin;
nrm_loglin *nrm_loglin_new(nrm_arena *a, size_t k) NRM_MUST_USE;

/* A fit. The vectors behind it stay in the work space until the next fit. */
typedef struct nrm_loglin_fit {
    bool converged;
    size_t n_params; /* of the model, those at minus infinity among them */
    size_t n_lost;   /* at minus infinity */
    size_t n_cells;  /* in the likelihood */
    double dark;     /* the estimate of the number on no list */
    double loglik;   /* with lgamma(y + 1) */
    double deviance;
    double aic, bic; /* bic with log(individuals) */
} nrm_loglin_fit;

/*
 * Existence and identifiability of the extended estimate, decided in whole
 * numbers (a linear programme only when the null space of the positive cells
 * has two dimensions or more).
 */
nrm_existence nrm_loglin_exists(nrm_loglin *w, const nrm_counts *c,
                                const nrm_terms *t, nrm_model m) NRM_MUST_USE;

/*
 * Fits a model whose estimate exists, by Newton's method with step halving.
 * `from` holds start values by mask, or is NULL; nrm_loglin_coefs(w) may be
 * given, which starts at the last fit.
 */
nrm_loglin_fit
nrm_loglin_run(nrm_loglin *w, const nrm_counts *c, const nrm_terms *t,
               nrm_model m, const double *from);

/* Of the last fit: coefficients by mask, 0 where there is no parameter. */
const double *nrm_loglin_coefs(const nrm_loglin *w);

/* Fitted values by history, 0 where the cell is lost. */
const double *nrm_loglin_fitted(const nrm_loglin *w);

/* By mask: the sum of the fitted values of all supersets. */
const double *nrm_loglin_fitted_star(const nrm_loglin *w);

/*
 * Standard error of the coefficient with this mask, from the inverse of the
 * information matrix. The parameter is in the model and not lost.
 */
double nrm_loglin_se(nrm_loglin *w, size_t mask);

#endif
