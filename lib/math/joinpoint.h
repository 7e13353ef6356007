/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Joinpoint regression: a line that bends at k places (Kim, Fay, Feuer and
 * Midthune 2000; the method of the NCI Joinpoint program). All calls want
 * the times in rising order.
 */
#ifndef NRM_MATH_JOINPOINT_H
#define NRM_MATH_JOINPOINT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/num.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NRM_JOINPOINTS_MAX = 5 };

typedef struct nrm_bent_data {
    size_t n;
    const double *t;      /* n rising times */
    const double *y;      /* n values, logarithms of rates as a rule */
    const double *weight; /* n, NULL for all 1 */
    size_t min_end;       /* values before the first bend and after the last */
    size_t min_between;   /* values between two bends, those not counted */
} nrm_bent_data;

/* Both minima as the NCI program sets them. */
enum { NRM_BENT_END = 2, NRM_BENT_BETWEEN = 2 };

typedef struct nrm_bent {
    size_t k;
    double at[NRM_JOINPOINTS_MAX];        /* times of the bends */
    double intercept;                     /* at the first time */
    double slope[NRM_JOINPOINTS_MAX + 1]; /* of each segment */
    double *cov; /* (k + 1)^2, of the slopes, bends taken as known */
    double sse;  /* weighted */
    double df;   /* n - 2k - 2: the bends are parameters too */
} nrm_bent;

/* The largest k that n values have room for, at most NRM_JOINPOINTS_MAX. */
size_t nrm_bent_most(const nrm_bent_data *d);

/*
 * The best fit with k bends at observed times, by trying all (Lerman 1980).
 * Fails with NRM_EMATH when there is no room for k.
 */
int nrm_bent_grid(nrm_arena *a, const nrm_bent_data *d, size_t k, nrm_bent *out,
                  nrm_err *e) NRM_MUST_USE;

/* The best fit with bends anywhere (Hudson 1966). */
int nrm_bent_hudson(nrm_arena *a, const nrm_bent_data *d, size_t k,
                    nrm_bent *out, nrm_err *e) NRM_MUST_USE;

/* log(sse / n) + penalty log(n) / n; the least is the best. */
double nrm_bent_bic(const nrm_bent_data *d, const nrm_bent *b);  /* 2k + 2 */
double nrm_bent_bic3(const nrm_bent_data *d, const nrm_bent *b); /* 3k + 2 */

/*
 * The weighted BIC with penalty (2 + r) k + 2 (Kim, Chen, Byrne, Wheeler and
 * Feuer 2023), where r is the largest share of the squares that one bend
 * explains in the segments on both of its sides.
 *
 * r  NULL or where the share of each bend goes, k numbers
 */
double nrm_bent_wbic(nrm_arena *scratch, const nrm_bent_data *d,
                     const nrm_bent *b, double *r);

/* How permutation tests are made. */
typedef struct nrm_bent_shuffles {
    size_t n; /* permutations of a test */
    uint64_t seed;
} nrm_bent_shuffles;

/*
 * P of the ratio of the squares with k0 and k1 > k0 bends when the residuals
 * of the first fit come in random order: (1 + as large) / (1 + permutations).
 */
typedef struct nrm_bent_test {
    size_t k0, k1;
    double ratio, p; /* the result */
} nrm_bent_test;

int nrm_bent_permute(nrm_arena *scratch, const nrm_bent_data *d,
                     nrm_bent_shuffles shuffles, nrm_bent_test *test,
                     nrm_err *e) NRM_MUST_USE;

/*
 * The number of bends by permutation tests from 0 against `most` inwards, the
 * level of each divided by most - k0, so that the probability of too many is
 * at most 0.05. In: *k is `most`; out: the number.
 */
int
nrm_bent_select(nrm_arena *scratch, const nrm_bent_data *d,
                nrm_bent_shuffles shuffles, size_t *k, nrm_err *e) NRM_MUST_USE;

/*
 * The mean slope over first..last, weighted by the length of the segments
 * inside, and its standard error. first < last.
 */
typedef struct nrm_bent_mean {
    double slope, se;
} nrm_bent_mean;

nrm_bent_mean nrm_bent_average(const nrm_bent *b, double first, double last);

#endif
