/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two status columns of an observation: OBS_STATUS and CONF_STATUS. */
#ifndef NRM_DATA_STATUS_H
#define NRM_DATA_STATUS_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

/* CONF_STATUS, strictest first. */
typedef enum nrm_conf {
    NRM_CONF_N, /* not for publication; what a row without one has */
    NRM_CONF_C, /* hidden */
    NRM_CONF_F  /* free */
} nrm_conf;

/* OBS_STATUS: a set of letters of CL_OBS_STATUS, bit 0 is A. */
typedef uint32_t nrm_status;
#define NRM_STATUS(letter) ((nrm_status)1 << ((letter) - 'A'))

/* Letters to a set and back. `out` has room for 27 bytes. */
bool nrm_status_parse(nrm_text t, nrm_status *out) NRM_MUST_USE;
const char *nrm_status_format(nrm_status status, char out[27]);

/* "N", "C", "F" and back; empty is N. */
bool nrm_conf_parse(nrm_text t, nrm_conf *out) NRM_MUST_USE;
const char *nrm_conf_name(nrm_conf conf);

/* The stricter of two. */
nrm_conf nrm_conf_strictest(nrm_conf a, nrm_conf b);

#endif
