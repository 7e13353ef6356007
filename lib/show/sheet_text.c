/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/sheet_text.h"

#include "data/unicode.h"

char *
nrm_sheet_text(nrm_arena *a, const char *text, size_t chars)
{
    nrm_text all = nrm_text_of(text), rest = all;
    int32_t point;
    char *copy;

    while (chars-- > 0 && nrm_utf8_next(&rest, &point)) {
    }
    copy = nrm_text_string(a, nrm_text_n(all.at, all.len - rest.len));
    for (char *p = copy; *p != '\0'; p++)
        if ((unsigned char)*p < 0x20 && *p != '\n')
            *p = ' ';
    return copy;
}
