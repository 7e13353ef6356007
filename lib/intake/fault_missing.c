/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No value in a field that is required. */
#include "intake/fault.h"

static bool
fits(const nrm_made_field *field)
{
    return field->field->required;
}

static bool
spoil(NRM_UNUSED const nrm_made_field *fields, size_t at, nrm_made_row *row,
      NRM_UNUSED nrm_random *r)
{
    row->cells[at].text = nrm_text_n(NULL, 0);
    return true;
}

const nrm_fault nrm_fault_missing = {
    .name = "missing",
    .help = "no value in a field that is required",
    .fits = fits,
    .spoil = spoil,
};
