/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates, times and periods as people write them, to the one form that the
 * commands exchange: 2014-07-31, 14:05:00, 2014-07-31T14:05:00.
 */
#ifndef NRM_INTAKE_MOMENT_H
#define NRM_INTAKE_MOMENT_H

#include "base/text.h"
#include "data/schema.h"

/*
 * Reads a whole text of type date, time, datetime, year or yearmonth in the
 * format of Table Schema: "default" (ISO 8601), or a pattern of %Y %y %m %d %e
 * %H %I %p %M %S and %%. %y is a year from 1950 to 2049. Days that are in no
 * calendar are refused. The result goes to the arena.
 */
bool nrm_moment_read(nrm_arena *a, nrm_type type, const char *format,
                     nrm_text text, nrm_text *out) NRM_MUST_USE;

#endif
