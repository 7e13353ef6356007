/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Trends of observations over time: one series for each combination of
 * dimensions, any number of methods on each.
 */
#ifndef NRM_MEASURE_TREND_H
#define NRM_MEASURE_TREND_H

#include "data/codes.h"
#include "data/obs.h"
#include "math/adjust.h"
#include "measure/trend_method.h"
#include "measure/trend_panel.h"

/* A way to adjust p-values for the number of series. */
typedef struct nrm_trend_adjustment {
    const char *name;  /* of the option */
    const char *gives; /* the statistic */
    nrm_adjust *adjust;
} nrm_trend_adjustment;

/* "bh", "by", "holm"; NULL for anything else. */
const nrm_trend_adjustment *nrm_trend_adjustment_find(const char *name);

typedef struct nrm_trend_ask {
    const nrm_trend_method **methods;
    size_t n_methods;
    nrm_trend_settings settings;
    const nrm_obs *population; /* exposure of counts, or NULL */
    const char *of;   /* selection: the rows that are shares, or NULL */
    const char *in;   /* terms: what they are shares in, such as age=TOTAL */
    const char *over; /* the dimension of the units of a panel, or NULL */
    nrm_trend_pooling pooling;
    const nrm_trend_adjustment *adjust; /* of p over the series, or NULL */
    bool why; /* a row `why` for each series, with sentences in NOTE */
    nrm_lang lang;
} nrm_trend_ask;

/* Every method of trend.def, ended by NULL. */
extern const nrm_trend_method *const nrm_trend_methods[];

/* The method with this name, or NULL. */
const nrm_trend_method *nrm_trend_find(nrm_text name);

/*
 * The methods of a comma list, in its order. An unknown name is an error that
 * lists those there are.
 */
int nrm_trend_parse(nrm_arena *a, const char *list, nrm_trend_ask *ask,
                    nrm_err *e) NRM_MUST_USE;

/*
 * Observations with the statistics of every series of `obs`, with the
 * dimensions `statistic` and `method`. TIME_PERIOD is the span of the series
 * and CONF_STATUS the strictest of its rows. A statistic that does not exist
 * has an empty value and a NOTE with the reason.
 *
 * Fails when two rows have the same dimensions and period, when the periods
 * of a series differ in length, and when a population is missing.
 */
nrm_obs *
nrm_trend_run(nrm_obs *obs, const nrm_trend_ask *ask, nrm_err *e) NRM_MUST_USE;

#endif
