/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Generalised linear models by iteratively reweighted least squares
 * (McCullagh and Nelder 1989, section 2.5): Poisson and NB2 counts with a log
 * link and hits of tries with a logit link, each with an offset.
 */
#ifndef NRM_MATH_GLM_H
#define NRM_MATH_GLM_H

#include "base/arena.h"
#include "base/err.h"
#include "base/num.h"

#include <stddef.h>

typedef struct nrm_family nrm_family;

extern const nrm_family nrm_family_poisson;
extern const nrm_family nrm_family_negbin;   /* variance mu + mu^2 / size */
extern const nrm_family nrm_family_binomial; /* y hits of `tries` */

typedef struct nrm_glm_model {
    const nrm_family *family;
    size_t n, p;
    const double *x;      /* n x p, column j is x + j * n */
    const double *y;      /* n counts, >= 0 */
    const double *tries;  /* n, for binomial only */
    const double *offset; /* n, NULL for none; log(population) for rates */
    double size;          /* of negbin, > 0 */
} nrm_glm_model;

typedef struct nrm_glm {
    nrm_glm_model model; /* what was fitted */
    size_t n, p;
    double *coef;    /* p */
    double *cov;     /* p x p, with dispersion 1 */
    double *mu;      /* n expected counts */
    double deviance; /* against a model with a parameter a row */
    double pearson;  /* sum of squared Pearson residuals */
    double loglik;   /* with all constants */
} nrm_glm;

/*
 * Fits the model; the result is in the arena. Fails with NRM_EMATH when a
 * column is a combination of others or when no finite estimate exists, as
 * for a slope through counts that are all 0 but the last.
 */
int nrm_glm_fit(nrm_arena *a, const nrm_glm_model *m, nrm_glm *out,
                nrm_err *e) NRM_MUST_USE;

/* The standard error of coefficient j with this dispersion. */
double nrm_glm_se(const nrm_glm *g, size_t j, double dispersion);

/* pearson / (n - p): the dispersion of quasi-Poisson; n > p. */
double nrm_glm_dispersion(const nrm_glm *g);

/*
 * Profile likelihood interval of coefficient j: where the deviance with it
 * held fixed is above the least by the chi-square quantile of the level. An
 * end that does not exist is infinite.
 *
 * level coverage as a share
 */
int nrm_glm_profile(nrm_arena *a, const nrm_glm *fit, size_t j, double level,
                    nrm_span *out, nrm_err *e) NRM_MUST_USE;

typedef struct nrm_negbin {
    nrm_glm fit;
    double size;    /* theta; infinite when there is no overdispersion */
    double size_se; /* from the observed information */
} nrm_negbin;

/*
 * NB2 by maximum likelihood: m->family and m->size are not read. Where the
 * counts vary less than Poisson counts do, the size is infinite and the fit
 * is the Poisson one.
 */
int nrm_negbin_fit(nrm_arena *a, const nrm_glm_model *m, nrm_negbin *out,
                   nrm_err *e) NRM_MUST_USE;

/*
 * Regression tests of overdispersion in a Poisson fit (Cameron and Trivedi
 * 1990): the alternatives are variances c * mu and mu + c * mu^2. One-sided.
 */
typedef struct nrm_excess {
    double factor; /* c: 1 or 0 under Poisson */
    double z, p;
} nrm_excess;

int
nrm_excess_linear(const nrm_glm *fit, nrm_excess *out, nrm_err *e) NRM_MUST_USE;
int nrm_excess_quadratic(const nrm_glm *fit, nrm_excess *out,
                         nrm_err *e) NRM_MUST_USE;

#endif
