/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comma for a decimal point. */
#include "intake/fault.h"

#include <string.h>

static bool
fits(const nrm_made_field *field)
{
    return field->decimals > 0;
}

static bool
spoil(NRM_UNUSED const nrm_made_field *fields, size_t at, nrm_made_row *row,
      NRM_UNUSED nrm_random *r)
{
    nrm_made_cell *cell = &row->cells[at];
    char *mark = memchr(cell->bytes, '.', cell->text.len);

    if (cell->text.at != cell->bytes || mark == NULL)
        return false;
    *mark = ',';
    return true;
}

const nrm_fault nrm_fault_decimal = {
    .name = "decimal",
    .help = "a comma for a decimal point",
    .fits = fits,
    .spoil = spoil,
};
