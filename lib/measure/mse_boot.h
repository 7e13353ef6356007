/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bootstrap of a method, with its selection repeated, and BCa limits. */
#ifndef NRM_MEASURE_MSE_BOOT_H
#define NRM_MEASURE_MSE_BOOT_H

#include "measure/mse_method.h"

/* Estimates of the replicates; replicate i depends on (seed, i) only. */
typedef struct nrm_mse_boot {
    size_t n;
    nrm_maybe *population; /* [n] unknown where there was no estimate */
    bool *seen;            /* [n] for whoever reads them from files */
} nrm_mse_boot;

void nrm_mse_boot_init(nrm_mse_boot *b, nrm_arena *a, size_t n);

/*
 * Runs replicates first .. first + count - 1 of b on the threads that the
 * options ask for. The observed histories are drawn again (multinomial), or,
 * with the option parametric, those of the model in `point`.
 */
void nrm_mse_boot_run(nrm_arena *a, const nrm_mse_plan *plan,
                      const nrm_mse_point *point, nrm_mse_boot *b, size_t first,
                      size_t count);

typedef struct nrm_bca {
    nrm_span limits;
    nrm_span percentile; /* the shares of the replicates that they are */
    nrm_span error;      /* Monte-Carlo standard errors of the limits */
    double shift, acceleration;
    size_t n_failed;  /* replicates without an estimate */
    size_t n_skipped; /* histories without one in the jackknife */
    bool known;       /* false when all replicates lie on one side */
    bool extreme;     /* a limit is one of the five outermost replicates */
} nrm_bca;

/*
 * Bias-corrected and accelerated limits (Efron 1987, Journal of the American
 * Statistical Association 82:171) with quantiles of type 8; the acceleration
 * is from a jackknife over distinct histories, weighted by their counts. The
 * errors are from drawing the replicates again 200 times.
 */
void nrm_mse_bca(nrm_arena *a, const nrm_mse_plan *plan, double population,
                 const nrm_mse_boot *b, nrm_bca *out);

#endif
