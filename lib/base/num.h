/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers as text: all or nothing, and the same in every locale. No leading
 * or trailing blanks, no hexadecimal, no "nan", no "inf".
 */
#ifndef NRM_BASE_NUM_H
#define NRM_BASE_NUM_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

/* A number or the fact that there is none. Never NaN, never a magic value. */
typedef struct nrm_maybe {
    double x;
    bool known;
} nrm_maybe;

/* A lower and an upper end. */
typedef struct nrm_span {
    double low, high;
} nrm_span;

nrm_maybe nrm_known(double x);
nrm_maybe nrm_unknown(void);

/* -?[0-9]{1,15} */
bool nrm_num_whole(nrm_text t, int64_t *out) NRM_MUST_USE;

/* -?[0-9]+(.[0-9]+)?([eE][+-]?[0-9]+)? with a finite result. */
bool nrm_num_real(nrm_text t, double *out) NRM_MUST_USE;

/* Bytes that nrm_num_format needs, the NUL among them. */
#define NRM_NUM_BYTES 32

/* "%.15g", with 0 for -0. Returns `out`. The number is finite. */
const char *nrm_num_format(double x, char out[NRM_NUM_BYTES]);

/* The number at 10 significant digits; whole ones below 1e15 as they are. */
double nrm_num_rounded(double x);

#endif
