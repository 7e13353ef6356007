/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/obs_loose.h"

#include <string.h>

nrm_obs_row *
nrm_obs_loose_init(nrm_obs_loose *loose, const nrm_obs_row *row)
{
    memset(loose, 0, sizeof *loose);
    if (row != NULL) {
        loose->row = *row;
        memcpy(loose->dim, row->dim, row->n_dims * sizeof *row->dim);
        memcpy(loose->text, row->text, row->n_texts * sizeof *row->text);
    }
    loose->row.dim = loose->dim;
    loose->row.text = loose->text;
    loose->row.n_dims = NRM_DIMS_MAX;
    loose->row.n_texts = NRM_TEXTS_MAX;
    return &loose->row;
}
