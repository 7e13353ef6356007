/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that Excel accepts. */
#ifndef NRM_SHOW_SHEET_TEXT_H
#define NRM_SHOW_SHEET_TEXT_H

#include "base/text.h"

#define NRM_CELL_CHARS 32767 /* that a cell holds */
#define NRM_NAME_CHARS 31    /* of the name of a sheet */

/* At most `chars` code points, with blanks for control bytes but line feeds. */
char *nrm_sheet_text(nrm_arena *a, const char *text, size_t chars);

#endif
