/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/lots.h"

nrm_lots *
nrm_lots_new(nrm_drawing *d, nrm_text *texts, const double *weights, size_t n)
{
    nrm_lots *lots = nrm_new(d->a, nrm_lots);
    nrm_made_field *field = &d->fields[d->at];

    if (field->codes == NULL)
        field->codes = nrm_pool_new(d->a);
    lots->texts = texts;
    lots->numbers = nrm_new_n(d->a, uint32_t, n);
    for (size_t i = 0; i < n; i++)
        lots->numbers[i] = nrm_pool_add(field->codes, texts[i]);
    lots->law = nrm_law_weights(d->a, weights, n);
    return lots;
}

void
nrm_lots_draw(const void *state, nrm_made_row *row, nrm_made_cell *out)
{
    const nrm_lots *lots = state;
    size_t i = nrm_law_draw(lots->law, &row->random);

    out->text = lots->texts[i];
    out->number = lots->numbers[i];
}
