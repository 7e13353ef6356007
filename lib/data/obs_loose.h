/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row in no table: a key to look for, or one that is being made. */
#ifndef NRM_DATA_OBS_LOOSE_H
#define NRM_DATA_OBS_LOOSE_H

#include "data/obs.h"

/* It has all words there can be, in itself: it stays where it was made. */
typedef struct nrm_obs_loose {
    nrm_obs_row row;
    uint32_t dim[NRM_DIMS_MAX], text[NRM_TEXTS_MAX];
} nrm_obs_loose;

/*
 * Gives it the content of `row`, or none for NULL; what that has no words for
 * is the empty word. Returns the row in it.
 */
nrm_obs_row *nrm_obs_loose_init(nrm_obs_loose *loose, const nrm_obs_row *row);

#endif
