/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Day and month of a date in each other's place. Where the day is above 12
 * there is then no such month; elsewhere the date is wrong and looks right.
 */
#include "intake/fault.h"

#include <string.h>

#define DATE_BYTES 10

static bool
fits(const nrm_made_field *field)
{
    return field->date;
}

static bool
spoil(NRM_UNUSED const nrm_made_field *fields, size_t at, nrm_made_row *row,
      NRM_UNUSED nrm_random *r)
{
    nrm_made_cell *cell = &row->cells[at];
    char date[DATE_BYTES];

    if (cell->text.len != DATE_BYTES)
        return false;
    memcpy(date, cell->text.at, sizeof date);
    if (memcmp(date + 5, date + 8, 2) == 0)
        return false;
    memcpy(cell->bytes, date, sizeof date);
    memcpy(cell->bytes + 5, date + 8, 2);
    memcpy(cell->bytes + 8, date + 5, 2);
    cell->text = nrm_text_n(cell->bytes, sizeof date);
    return true;
}

const nrm_fault nrm_fault_transposed = {
    .name = "transposed",
    .help = "day and month of a date in each other's place",
    .fits = fits,
    .spoil = spoil,
};
