/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of a field that are drawn by weight, as two ways of drawing do. */
#ifndef NRM_INTAKE_LOTS_H
#define NRM_INTAKE_LOTS_H

#include "intake/draw.h"

typedef struct nrm_lots {
    nrm_law *law; /* by which they are drawn */
    nrm_text *texts;
    uint32_t *numbers; /* in the pool of the field */
} nrm_lots;

/* `n` texts with their weights, for the field that is being read. */
nrm_lots *nrm_lots_new(nrm_drawing *d, nrm_text *texts, const double *weights,
                       size_t n) NRM_MUST_USE;

/* The `draw` of a descriptor whose state these are. */
void nrm_lots_draw(const void *state, nrm_made_row *row, nrm_made_cell *out);

#endif
