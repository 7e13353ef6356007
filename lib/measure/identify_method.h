/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a method of nrm-identify is, and what methods share. */
#ifndef NRM_MEASURE_IDENTIFY_METHOD_H
#define NRM_MEASURE_IDENTIFY_METHOD_H

#include "math/compare.h"
#include "math/count_ci.h"
#include "math/share_ci.h"
#include "measure/identify.h"
#include "measure/result.h"

/*
 * Appends the rows of the method to `out`, a table with the columns of
 * job->obs.
 */
typedef int nrm_identify_call(const nrm_identify_method *m, nrm_identify *job,
                              nrm_obs *out, nrm_err *e);

struct nrm_identify_method {
    const char *name;      /* as in -m */
    const char *help;      /* one line, no full stop */
    const char *bounds;    /* what it does with numbers known by bounds */
    const char *statistic; /* code in the dimension `statistic` */
    const char *method;    /* code in the dimension `method` */
    nrm_identify_call *run;
    nrm_count_interval *count;                   /* rates */
    nrm_share_interval *share;                   /* shares and conversions */
    nrm_compare *compare;                        /* two rates or shares */
    double (*equal)(nrm_sample a, nrm_sample b); /* p-value of no difference */
    bool records;       /* it reads records, not counts */
    int variant, scale; /* the method's own */
};

#define NRM_IDENTIFY(name) extern const nrm_identify_method nrm_identify_##name;
#include "measure/identify.def"
#undef NRM_IDENTIFY

/* Fails when the method needs something that was not asked for. */
int nrm_identify_needs(const nrm_identify_method *m, const void *given,
                       const char *option, nrm_err *e) NRM_MUST_USE;

/*
 * The bounds of a count: 0 below where nothing is known. False when nothing
 * at all is known. Fails (through *e) for statistics and negative numbers.
 */
bool nrm_identify_count(const nrm_identify *job, const nrm_obs_row *row,
                        nrm_span *out, nrm_err *e);

/*
 * The Eurostat unit of rates per so many persons; NULL with an error for
 * another number.
 */
const char *nrm_identify_per(double per, nrm_err *e);

/*
 * A new row for a statistic of the method, with key, texts and statuses of
 * `from` and no numbers. `statistic` NULL takes the method's.
 */
nrm_obs_row *
nrm_identify_row(const nrm_identify_method *m, const nrm_identify *job,
                 nrm_obs *out, const nrm_obs_row *from, const char *statistic);

#endif
