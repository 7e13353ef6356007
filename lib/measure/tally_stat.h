/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a statistic of nrm-tally is. */
#ifndef NRM_MEASURE_TALLY_STAT_H
#define NRM_MEASURE_TALLY_STAT_H

#include "base/num.h"

#include <stddef.h>

/* The values of a group, rising, each with the number of records it has. */
typedef struct nrm_tally_values {
    const double *x; /* may be infinite where a bound is open */
    const double *times;
    size_t n;
    double records;  /* of the group, with or without a value */
    double known;    /* with a value: the sum of times */
    double answered; /* the denominator of shares */
} nrm_tally_values;

typedef struct nrm_tally_stat {
    const char *name; /* as in -m, and the code in `statistic` */
    const char *help; /* one line, no full stop */
    bool of_values;   /* needs a value; the unit is that of the values */
    bool of_answers;  /* needs a denominator */
    const char *unit; /* otherwise */
    /* Monotone in every value, so that bounds go through it. */
    nrm_maybe (*at)(const nrm_tally_values *v, double level);
} nrm_tally_stat;

/* All statistics, in the order of tally.def; the last one is NULL. */
extern const nrm_tally_stat *const nrm_tally_stats[];

/*
 * The type 7 quantile (Hyndman and Fan 1996) of the values; unknown without
 * values.
 */
nrm_maybe nrm_tally_at_level(const nrm_tally_values *v, double level);

#endif
