/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals and their parts, found along the code lists of the dimensions. */
#ifndef NRM_INTAKE_CHECK_PARTS_H
#define NRM_INTAKE_CHECK_PARTS_H

#include "intake/check_group.h"

/* A total whose parts are in the table, all else being equal. */
typedef struct nrm_family {
    size_t dim;
    const nrm_obs_row *total;
    nrm_span total_span;
    bool total_known; /* whether total_span says anything */
    nrm_parts kind;
    size_t n_given;  /* codes that have a row */
    size_t n_absent; /* codes of the list that have none */
    nrm_span sum;    /* of the given parts; one without a number is 0.. */
    const char *given, *absent; /* the codes: "F + M", "OTH, UNK" */
    const nrm_obs_row *largest; /* the part that is largest for sure */
    double part_low, part_high; /* its lower bound; the highest of all parts */
} nrm_family;

/* Calls visit for each total that has a row and at least one part with one. */
void nrm_families(nrm_check_view *view,
                  void (*visit)(nrm_check_view *, const nrm_family *));

#endif
