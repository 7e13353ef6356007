/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates and the SDMX time periods: 2014, 2014-S1, 2014-Q3, 2014-07,
 * 2014-07-31 and spans such as 2013-01-01/P3Y (2013-2015 is read as that).
 * Years run from 1900 to 2199.
 */
#ifndef NRM_BASE_PERIOD_H
#define NRM_BASE_PERIOD_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum nrm_freq {
    NRM_NO_PERIOD,
    NRM_YEAR,
    NRM_HALF,
    NRM_QUARTER,
    NRM_MONTH,
    NRM_DAY,
    NRM_YEARS,  /* a span of `length` years */
    NRM_MONTHS, /* a span of `length` months */
    NRM_DAYS    /* a span of `length` days */
} nrm_freq;

typedef struct nrm_period {
    nrm_freq freq;
    int32_t start;  /* first day, days since 1970-01-01 */
    int32_t length; /* in units of the frequency; 1 for the plain ones */
} nrm_period;

/* The day number of a calendar date; false when there is no such day. */
bool
nrm_day_of(int64_t year, int64_t month, int64_t day, int32_t *out) NRM_MUST_USE;

/* The calendar date of a day number. */
void nrm_day_split(int32_t day, int *year, int *month, int *day_of_month);

/* 2014-07-31 and nothing else. */
bool nrm_day_parse(nrm_text t, int32_t *out) NRM_MUST_USE;

bool nrm_period_parse(nrm_text t, nrm_period *out) NRM_MUST_USE;

/* Bytes that nrm_period_format needs. */
#define NRM_PERIOD_BYTES 48

/* The canonical text, "" for NRM_NO_PERIOD. Returns `out`. */
const char *nrm_period_format(nrm_period p, char out[NRM_PERIOD_BYTES]);

/* The day after the last one of the period. */
int32_t nrm_period_end(nrm_period p);

/*
 * The place on the axis of its frequency: consecutive periods differ by 1.
 * The year for years, 4 * year + quarter - 1 for quarters, and so on; spans
 * count from their first day in units of the span.
 */
int64_t nrm_period_index(nrm_period p);

/* Order by start, then by end. */
int nrm_period_cmp(nrm_period a, nrm_period b);

#endif
