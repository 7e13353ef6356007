/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/shape.h"

nrm_mark
nrm_shape_of(double value)
{
    if (value >= 1)
        return NRM_MARK_FULL;
    return value > 0 ? NRM_MARK_HALF : NRM_MARK_EMPTY;
}

void
nrm_shape_set(nrm_words *w, nrm_arena *a, nrm_cell *cell)
{
    nrm_mark shape;

    if (cell->row == NULL || cell->row->conf == NRM_CONF_C
        || !cell->row->num[NRM_OBS_VALUE].known)
        return;
    shape = nrm_shape_of(cell->row->num[NRM_OBS_VALUE].x);
    cell->marks =
        (cell->marks & ~NRM_MARK_BIT(NRM_MARK_LOW)) | NRM_MARK_BIT(shape);
    cell->text = cell->short_text = nrm_mark_text(a, shape);
    cell->word = nrm_words_get(w, nrm_mark_key(a, shape));
}
