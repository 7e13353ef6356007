/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work space that loglin.c and loglin_exists.c share. */
#ifndef NRM_MATH_LOGLIN_WORK_H
#define NRM_MATH_LOGLIN_WORK_H

#include "math/loglin.h"

struct nrm_loglin {
    size_t k, n_cells;
    /* Parameters with a finite estimate; the intercept, mask 0, is last. */
    size_t n_active, n_lost, n_kept;
    uint16_t active[NRM_PARAMS_MAX];
    uint8_t *keep; /* [n_cells]: the cell is in the likelihood */
    double *coef;  /* [n_cells], by mask */
    double *mu;    /* [n_cells] fitted values */
    double *sum;   /* [n_cells] superset sums of mu */
    double *start; /* [n_cells] scratch of the cold start */
    double factor[NRM_PARAMS_MAX * NRM_PARAMS_MAX];
    double step[NRM_PARAMS_MAX];
    nrm_arena *scratch;
};

/* Sorts the parameters of a model into active and lost, and the cells. */
void nrm_loglin_setup(nrm_loglin *w, const nrm_counts *c, const nrm_terms *t,
                      nrm_model m);

#endif
