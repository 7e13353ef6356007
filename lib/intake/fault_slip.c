/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A key that stuck: the first digit of a number twice. */
#include "intake/fault.h"

#include <string.h>

static bool
fits(const nrm_made_field *field)
{
    return field->field->type == NRM_TYPE_INTEGER
           || field->field->type == NRM_TYPE_NUMBER;
}

static bool
spoil(NRM_UNUSED const nrm_made_field *fields, size_t at, nrm_made_row *row,
      NRM_UNUSED nrm_random *r)
{
    nrm_made_cell *cell = &row->cells[at];
    nrm_text good = cell->text;
    size_t sign = good.len > 0 && good.at[0] == '-';

    if (good.len == sign || good.len + 1 > NRM_CELL_BYTES
        || good.at[sign] == '0')
        return false;
    memmove(cell->bytes + sign + 1, good.at + sign, good.len - sign);
    cell->bytes[sign] = cell->bytes[sign + 1];
    cell->bytes[0] = sign ? '-' : cell->bytes[0];
    cell->text = nrm_text_n(cell->bytes, good.len + 1);
    return true;
}

const nrm_fault nrm_fault_slip = {
    .name = "slip",
    .help = "the first digit of a number twice",
    .fits = fits,
    .spoil = spoil,
};
