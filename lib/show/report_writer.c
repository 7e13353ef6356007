/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/writer.h"

#include <string.h>

#define NRM_REPORT_WRITER(name)                                                \
    extern const nrm_report_writer nrm_report_writer_##name;
#include "show/list.def"
#undef NRM_REPORT_WRITER

#define NRM_REPORT_WRITER(name) &nrm_report_writer_##name,
const nrm_report_writer *const nrm_report_writers[] = {
#include "show/list.def"
    NULL
};
#undef NRM_REPORT_WRITER

const nrm_report_writer *
nrm_report_writer_find(nrm_arena *a, const char *name, nrm_err *e)
{
    const char *names[NRM_COUNT_OF(nrm_report_writers)];
    size_t n = 0;

    for (; nrm_report_writers[n] != NULL; n++) {
        names[n] = nrm_report_writers[n]->name;
        if (strcmp(names[n], name) == 0)
            return nrm_report_writers[n];
    }
    nrm_fail(e, NRM_EUSAGE, "there is no format '%s'; there are: %s",
             nrm_quote(a, nrm_text_of(name)), nrm_text_list(a, names, n));
    return NULL;
}
