/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits the lines of CSV that need no parser. */
#ifndef NRM_DATA_CSV_SPLIT_H
#define NRM_DATA_CSV_SPLIT_H

#include "base/text.h"

/* The fields of a row: views into its line. */
typedef struct nrm_csv_fields {
    nrm_text *at;
    size_t n, cap;
} nrm_csv_fields;

/*
 * Makes the fields of a line, given without its end: those where nothing
 * stands are absent. *ascii says whether no byte is above 127. False when what
 * the line holds is the parser's to judge: a quote that does not enclose a
 * whole field or stands inside one, a NUL, or more than NRM_CSV_COLUMNS_MAX
 * fields. Then the fields hold anything.
 */
bool nrm_csv_split(nrm_arena *a, nrm_csv_fields *fields, nrm_text line,
                   char delimiter, bool *ascii) NRM_MUST_USE;

#endif
