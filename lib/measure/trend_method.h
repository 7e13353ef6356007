/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a trend method is: one file that ends with its descriptor, and one row
 * of trend.def. A method sees plain arrays. What it does with values known
 * only within bounds, such as <5, its descriptor says, and the driver does it.
 */
#ifndef NRM_MEASURE_TREND_METHOD_H
#define NRM_MEASURE_TREND_METHOD_H

#include "base/arena.h"
#include "base/err.h"
#include "base/num.h"
#include "base/period.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct nrm_trend_settings {
    double level;  /* of intervals, a share */
    uint64_t seed; /* of everything random */
    size_t ahead;  /* periods of the outlook; 0: a year, or 3 years */
} nrm_trend_settings;

/*
 * n values in the order of time, with no gap in the arrays: a period without a
 * value has no place. A known break begins a new level: methods compare values
 * of one level only, or fit a level each.
 */
typedef struct nrm_trend_data {
    size_t n, n_levels;
    const double *t;        /* years since the first period began */
    const double *y;        /* values */
    const double *exposure; /* log of the population; NULL for none */
    const double *tries;    /* totals that y are shares in; NULL for none */
    const size_t *level;    /* 0 .. n_levels - 1, rising */
    size_t per_year;        /* periods of a year: 1, 2, 4, 12; 0: others */
    const size_t *season;   /* 0 .. per_year - 1 */
    bool counts;            /* values are whole numbers of persons */
    bool pooled;            /* series of several units behind each other */
    bool gaps;              /* a period inside has no value */
    const double *step;     /* 1 since something opened, else 0; or NULL */
    const size_t *epoch;    /* period of the value, 0 .. n_epochs - 1, where
                               each one has its own effect; NULL: a line */
    size_t n_epochs;
    const nrm_trend_settings *settings;
} nrm_trend_data;

#define NRM_TREND_STATS_MAX 32

/* The unit of the values. */
#define NRM_TREND_SAME_UNIT "="

typedef struct nrm_trend_stat {
    const char *name; /* the code in the dimension `statistic` */
    const char *unit; /* UNIT_MEASURE, NULL for none, or the one below */
    nrm_maybe value;
    nrm_maybe ci_low, ci_high, p;
    /* The values it speaks of, first and last; 0 and 0 for all of them. */
    size_t first, last;
    size_t ahead; /* or the period so many behind the last one; 0: none */
} nrm_trend_stat;

typedef struct nrm_trend_result {
    nrm_trend_stat stats[NRM_TREND_STATS_MAX];
    size_t n;
    const char *note; /* what the reader has to know, or NULL */
    bool loose;       /* the values vary more than the model says */
} nrm_trend_result;

/* A new statistic of the result, with a value. */
nrm_trend_stat *
nrm_trend_add(nrm_trend_result *r, const char *name, double value);

/* Gives it an interval, or a p-value. An infinite end is no end. */
void nrm_trend_interval(nrm_trend_stat *s, double low, double high);
void nrm_trend_p(nrm_trend_stat *s, double p);

/* What a method does with values that are known within bounds. */
typedef enum nrm_trend_bounds {
    /* The extreme values of its first statistic, from `extreme`. */
    NRM_TREND_EXTREME,
    /* All whole values when they are few, else as below. */
    NRM_TREND_ENUMERATE,
    /* Random whole values within the bounds, many times. */
    NRM_TREND_IMPUTE
} nrm_trend_bounds;

/* What a method wants of its values. */
enum {
    NRM_TREND_COUNTS = 1,    /* whole numbers of persons */
    NRM_TREND_EVEN = 2,      /* no gaps */
    NRM_TREND_UNBROKEN = 4,  /* no known breaks */
    NRM_TREND_SEASONS = 8,   /* more than one period a year */
    NRM_TREND_POSITIVE = 16, /* no zeros */
    NRM_TREND_SHARES = 32,   /* hits of tries */
    NRM_TREND_SINGLE = 64    /* no panel of series with levels of their own */
};

typedef struct nrm_trend_method {
    const char *name;
    const char *help;  /* one line */
    const char *gives; /* its first statistic */
    size_t min_n;      /* values */
    unsigned wants;
    nrm_trend_bounds bounds;
    /* Fails with NRM_EMATH when its numbers do not exist. */
    int (*run)(nrm_arena *scratch, const nrm_trend_data *d,
               nrm_trend_result *out, nrm_err *e);
    /*
     * Chooses y within low and high so that the first statistic is the
     * largest (direction 1) or the smallest (-1). For NRM_TREND_EXTREME.
     */
    int (*extreme)(nrm_arena *scratch, const nrm_trend_data *d,
                   const nrm_span *bounds, int direction, double *y,
                   nrm_err *e);
} nrm_trend_method;

#define NRM_TREND(name) extern const nrm_trend_method nrm_trend_##name;
#include "measure/trend.def"
#undef NRM_TREND

#endif
