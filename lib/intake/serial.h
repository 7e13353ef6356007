/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of a spreadsheet that are shown as dates and times. */
#ifndef NRM_INTAKE_SERIAL_H
#define NRM_INTAKE_SERIAL_H

#include "base/text.h"

typedef enum nrm_shown {
    NRM_SHOWN_NUMBER,
    NRM_SHOWN_DATE,
    NRM_SHOWN_TIME,
    NRM_SHOWN_BOTH,
    NRM_SHOWN_ELAPSED /* hours that may pass 24 */
} nrm_shown;

/* What a format code such as "dd/mm/yyyy hh:mm" shows (ISO/IEC 29500-1). */
nrm_shown nrm_serial_code(nrm_text code);

/* The same for the number of a format that is built in. */
nrm_shown nrm_serial_builtin(long number);

/*
 * The text of a serial number: 2014-07-31, 14:05:00 or 2014-07-31T14:05:00,
 * to the second. A date with a time of day, and a time with a day, are
 * written as both. Absent when there is no such day: day 60 of the 1900
 * system is 1900-02-29.
 */
nrm_text
nrm_serial_write(nrm_arena *a, double serial, nrm_shown shown, bool from_1904);

#endif
