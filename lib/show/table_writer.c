/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/writer.h"

#include <string.h>

#define NRM_TABLE_WRITER(name)                                                 \
    extern const nrm_table_writer nrm_table_writer_##name;
#include "show/list.def"
#undef NRM_TABLE_WRITER

#define NRM_TABLE_WRITER(name) &nrm_table_writer_##name,
const nrm_table_writer *const nrm_table_writers[] = {
#include "show/list.def"
    NULL
};
#undef NRM_TABLE_WRITER

const nrm_table_writer *
nrm_table_writer_find(nrm_arena *a, const char *name, nrm_err *e)
{
    const char *names[NRM_COUNT_OF(nrm_table_writers)];
    size_t n = 0;

    for (; nrm_table_writers[n] != NULL; n++) {
        names[n] = nrm_table_writers[n]->name;
        if (strcmp(names[n], name) == 0)
            return nrm_table_writers[n];
    }
    nrm_fail(e, NRM_EUSAGE, "there is no format '%s'; there are: %s",
             nrm_quote(a, nrm_text_of(name)), nrm_text_list(a, names, n));
    return NULL;
}
