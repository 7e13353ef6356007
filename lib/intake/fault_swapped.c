/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date and the one that it follows, each in the place of the other. */
#include "intake/fault.h"

static bool
fits(const nrm_made_field *field)
{
    return field->after != NRM_NO_FIELD;
}

static bool
spoil(const nrm_made_field *fields, size_t at, nrm_made_row *row,
      NRM_UNUSED nrm_random *r)
{
    nrm_made_cell *late = &row->cells[at];
    nrm_made_cell *early = &row->cells[fields[at].after];
    nrm_text text = late->text;

    if (early->text.at == NULL || nrm_text_eq(early->text, text))
        return false;
    late->text = early->text;
    early->text = text;
    return true;
}

const nrm_fault nrm_fault_swapped = {
    .name = "swapped",
    .help = "a date and the one it follows in each other's place",
    .fits = fits,
    .spoil = spoil,
};
