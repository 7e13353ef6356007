/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run.h"

#include <stdlib.h>

#define FIRST_DATE 315532800 /* 1980-01-01, the first of ZIP files */

int64_t
nrm_source_date(nrm_run *run)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    int64_t date = FIRST_DATE;

    if (text != NULL && *text != '\0'
        && (!nrm_num_whole(nrm_text_of(text), &date) || date < 0))
        nrm_usage(run, "SOURCE_DATE_EPOCH '%s' is not a number of seconds",
                  nrm_quote(run->a, nrm_text_of(text)));
    return date;
}
