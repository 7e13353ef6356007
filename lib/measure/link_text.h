/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names, places and dates in the one form in which they are compared. All
 * results are in the arena; an empty text means that nothing is known.
 */
#ifndef NRM_MEASURE_LINK_TEXT_H
#define NRM_MEASURE_LINK_TEXT_H

#include "base/text.h"

/*
 * Latin letters in lower case without marks, digits, and single blanks. Greek
 * is transliterated by ELOT 743 (ISO 843 type 2), Cyrillic by the Bulgarian
 * Transliteration Act of 2009; letters that Bulgarian lacks stand for their
 * nearest Latin ones.
 */
nrm_text nrm_link_name(nrm_arena *a, nrm_text raw);

/*
 * A date as YYYY-MM-DD from that, YYYYMMDD, D.M.YYYY or D/M/YYYY; a year as
 * YYYY. Anything else, also a day that does not exist, is unknown.
 */
nrm_text nrm_link_date(nrm_arena *a, nrm_text raw);

/*
 * Soundex as the National Archives of the United States print it: h and w do
 * not part equal codes (Ashcraft is A261). Of the first word of a
 * standardised name; four bytes, or empty when it starts with no letter.
 */
nrm_text nrm_link_soundex(nrm_arena *a, nrm_text name);

#define NRM_SOUNDEX_BYTES 5

/* The same without an arena; "" when there is none. Returns `out`. */
const char *nrm_soundex(nrm_text name, char out[NRM_SOUNDEX_BYTES]);

#endif
