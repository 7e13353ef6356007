/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dimension or attribute of an observation as a place to write to. */
#ifndef NRM_INTAKE_TARGET_H
#define NRM_INTAKE_TARGET_H

#include "data/obs.h"
#include "intake/value.h"

typedef enum nrm_target_kind {
    NRM_TARGET_DIM,
    NRM_TARGET_NUMBER,
    NRM_TARGET_TEXT,
    NRM_TARGET_PERIOD,
    NRM_TARGET_STATUS,
    NRM_TARGET_CONF
} nrm_target_kind;

typedef struct nrm_target {
    nrm_target_kind kind;
    size_t place; /* dimension, nrm_attr or text attribute */
    const char *name;
} nrm_target;

/* The place called `name`; columns that the table lacks are added. */
int nrm_target_find(nrm_obs *obs, const char *name, nrm_target *out,
                    nrm_err *e) NRM_MUST_USE;

/*
 * Writes a value. `year_start` is the month and day ("04-01") on which years
 * such as 2013/14 start, or absent. On failure `e` says what is wrong with
 * the value, without its place.
 */
int nrm_target_set(nrm_obs *obs, nrm_obs_row *row, const nrm_target *target,
                   const nrm_value *value, nrm_text year_start,
                   nrm_err *e) NRM_MUST_USE;

#endif
