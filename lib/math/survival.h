/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Times to a decision, some of which are not over (censored at the day the
 * data was taken). Times are >= 0 and finite, in any unit; at a time that has
 * both, decisions come before censoring.
 */
#ifndef NRM_MATH_SURVIVAL_H
#define NRM_MATH_SURVIVAL_H

#include "base/arena.h"
#include "base/num.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One person. cause 0 is censored; 1, 2, .. are kinds of decisions. */
typedef struct nrm_case {
    double time;
    uint32_t cause;
    uint32_t group;   /* 0, 1, ..; for nrm_logrank */
    uint32_t stratum; /* 0, 1, ..; for nrm_logrank */
} nrm_case;

/* Sorts cases by time, in place; equal times keep their order. */
void nrm_cases_sort(nrm_arena *a, nrm_case *cases, size_t n);

/* One distinct time. */
typedef struct nrm_km_point {
    double time;
    double at_risk, events, censored;
    double surv; /* share still waiting after it (Kaplan and Meier 1958) */
    double se;   /* standard error of log(surv) (Greenwood 1926) */
} nrm_km_point;

typedef struct nrm_km {
    nrm_km_point *points;
    size_t n_points;
    size_t n_cases;
} nrm_km;

/* Cases sorted by time; every cause above 0 is the event. n > 0. */
nrm_km *nrm_km_new(nrm_arena *a, const nrm_case *sorted, size_t n) NRM_MUST_USE;

typedef enum nrm_km_type {
    NRM_KM_LOG,    /* surv exp(+- z se), at most 1 */
    NRM_KM_LOGLOG, /* surv ^ exp(+- z se / log surv) */
    NRM_KM_PLAIN   /* surv +- z se surv, within 0..1 */
} nrm_km_type;

/* Limits of `surv` at a point; NaN where surv is 0. */
nrm_span
nrm_km_limits(const nrm_km_point *point, nrm_km_type type, double level);

/*
 * The time by which this share has its decision, and its limits: where surv
 * and its limits cross 1 - share (Brookmeyer and Crowley 1982). Where a curve
 * is flat at exactly that height the middle of the flat part is taken. NaN
 * where a curve does not come down so far.
 */
double nrm_km_quantile(nrm_arena *a, const nrm_km *km, double share,
                       nrm_km_type type, double level, nrm_span *limits);

/*
 * Mean of min(time, tau): the area under surv up to tau, and its standard
 * error (Irwin 1949). tau lies within the times.
 */
double nrm_km_restricted(const nrm_km *km, double tau, double *se);

/*
 * Share that had a decision of `cause` by each time, where the other causes
 * compete (Aalen and Johansen 1978); share[n] and se[n] for each point of
 * `km`, which was made from the same cases.
 */
void nrm_incidence(const nrm_km *km, const nrm_case *sorted, size_t n,
                   uint32_t cause, double *share, double *se);

/* Limits of a share by log(-log), within 0..1; 0 and 1 have themselves. */
nrm_span nrm_incidence_limits(double share, double se, double level);

typedef struct nrm_logrank_result {
    double statistic; /* chi-square */
    size_t df;
    double p;
    double *observed, *expected; /* of each group */
} nrm_logrank_result;

/*
 * Log-rank test of k groups (Mantel 1966) within strata; cases in any order.
 * It has df 0 and p NaN when no group can be told from another.
 */
nrm_logrank_result nrm_logrank(nrm_arena *a, const nrm_case *cases, size_t n,
                               size_t k) NRM_MUST_USE;

#endif
