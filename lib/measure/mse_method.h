/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a method of multiple systems estimation is. A method is one file that
 * ends with its descriptor and one row of estimate.def.
 *
 * A method that chooses and fits a model has `estimate`, which is repeated on
 * every replicate of the bootstrap; one that gives a distribution of the
 * population has `posterior` instead. What a method needs to know about the
 * table once (its models, start values) it leaves in the plan.
 */
#ifndef NRM_MEASURE_MSE_METHOD_H
#define NRM_MEASURE_MSE_METHOD_H

#include "base/num.h"
#include "math/loglin.h"

typedef enum nrm_mse_interval {
    NRM_MSE_BCA,     /* bootstrap with the selection repeated */
    NRM_MSE_PROFILE, /* profile likelihood of the chosen model */
    NRM_MSE_WALD     /* on the log of the undetected, of the chosen model */
} nrm_mse_interval;

typedef struct nrm_mse_options {
    nrm_mse_interval interval;
    double threshold;  /* stepwise: the Poisson tail below which pairs enter */
    size_t order;      /* lists in the highest interaction; 0: the method's */
    size_t n_top;      /* bic: models a replicate chooses among; 0: default */
    bool exhaustive;   /* bic: all of them, however many */
    nrm_text model;    /* fixed: "LA:NG,NG:GP" */
    double delta;      /* dga: prior count of a cell; 0: 2^-k */
    size_t grid;       /* dga: most undetected; 0: until no mass is left */
    double level;      /* of intervals, a share */
    size_t replicates; /* of the bootstrap */
    uint64_t seed;
    bool parametric; /* resample from the fitted model, not the histories */
    size_t jobs;     /* threads, 0 for all cores */
} nrm_mse_options;

/* A model and its estimate for one table. */
typedef struct nrm_mse_point {
    nrm_existence existence; /* of the chosen model, or of the simplest one */
    nrm_model model;
    nrm_loglin_fit fit; /* when it exists; fit.converged says whether it did */
    uint8_t chosen[NRM_TERMS_MAX]; /* the terms in the order they were added */
    size_t n_chosen;               /* 0: the method has no such order */
} nrm_mse_point;

/* Whether the point holds a number. */
bool nrm_mse_point_known(const nrm_mse_point *p);

/* One thread's work space. */
typedef struct nrm_mse_worker {
    nrm_loglin *loglin;
    nrm_counts *counts; /* the replicate */
    nrm_arena *scratch;
} nrm_mse_worker;

void nrm_mse_worker_init(nrm_mse_worker *w, nrm_arena *a, size_t k);

/* A model with its fit to the observed table. */
typedef struct nrm_mse_model {
    nrm_model model;
    size_t n_params, parent; /* parent: the model it extends, while made */
    nrm_existence existence;
    nrm_loglin_fit fit;
    const double *coefs; /* by mask, start values for replicates */
} nrm_mse_model;

typedef struct nrm_mse_method nrm_mse_method;

typedef struct nrm_mse_plan {
    const nrm_mse_method *method;
    const nrm_mse_options *options;
    const nrm_counts *counts;      /* the observed table */
    const char *const *lists;      /* their names */
    nrm_terms terms;               /* what models are made of */
    const double *from;            /* start values of the main effects */
    const nrm_mse_model *models;   /* bic: ranked, the best first */
    size_t n_models, n_admissible; /* admissible ones come first */
    const nrm_mse_model *caps; /* bic: largest models, one interaction less */
    size_t n_caps;
    size_t n_considered; /* by a replicate */
    bool exhaustive;
    nrm_model fixed;
} nrm_mse_plan;

/* A distribution of the population. */
typedef struct nrm_mse_posterior {
    double mean, median, mode;
    nrm_span interval;
    double last_mass; /* probability of the last point of the grid */
    nrm_model model;  /* the most probable one */
    double model_share;
    size_t n_models, n_points;
} nrm_mse_posterior;

struct nrm_mse_method {
    const char *name;
    const char *help;            /* one line */
    const char *assumes;         /* what a reader has to believe, one clause */
    size_t min_lists, max_lists; /* that it can take; 0: no bound */
    size_t min_default;          /* lists from which the comparison has it */
    bool chooses;                /* the data choose the model */
    bool needs_model;            /* takes the option model */
    /* Fills the plan beyond its first four members. */
    int (*plan)(nrm_arena *a, nrm_mse_worker *w, nrm_mse_plan *plan,
                nrm_err *e);
    void (*estimate)(nrm_mse_worker *w, const nrm_mse_plan *plan,
                     const nrm_counts *c, nrm_mse_point *out);
    int (*posterior)(nrm_arena *a, const nrm_mse_plan *plan,
                     nrm_mse_posterior *out, nrm_err *e);
};

#define NRM_MSE(name) extern const nrm_mse_method nrm_mse_method_##name;
#include "measure/estimate.def"
#undef NRM_MSE

/* All methods in the order of estimate.def; *n is their number. */
const nrm_mse_method *const *nrm_mse_methods(size_t *n);

/* The method with this name, or NULL. */
const nrm_mse_method *nrm_mse_method_find(nrm_text name);

/* The interactions up to `order` and the start values of main effects. */
int nrm_mse_plan_main(nrm_arena *a, nrm_mse_worker *w, nrm_mse_plan *plan,
                      size_t order, nrm_err *e) NRM_MUST_USE;

/* The interactions of a model by name, "LA:NG NG:GP"; "main" for none. */
const char *nrm_mse_model_name(nrm_arena *a, const nrm_mse_plan *plan,
                               const nrm_mse_point *point);

/* Checks existence and fits. False when there is no estimate. */
bool
nrm_mse_fit(nrm_mse_worker *w, const nrm_mse_plan *plan, const nrm_counts *c,
            nrm_model m, const double *from, nrm_mse_point *out);

#endif
