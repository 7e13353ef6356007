/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/writer.h"

#include <string.h>

#define NRM_WRITER(name) extern const nrm_writer nrm_writer_##name;
#include "show/list.def"
#undef NRM_WRITER

#define NRM_WRITER(name) &nrm_writer_##name,
const nrm_writer *const nrm_writers[] = {
#include "show/list.def"
    NULL
};
#undef NRM_WRITER

const nrm_writer *
nrm_writer_find(nrm_arena *a, const char *name, bool report, nrm_err *e)
{
    const char *names[8];
    size_t n = 0;

    for (size_t i = 0; nrm_writers[i] != NULL; i++) {
        const nrm_writer *f = nrm_writers[i];

        if (report ? f->report == NULL && f->file == NULL : f->table == NULL)
            continue;
        if (strcmp(f->name, name) == 0)
            return f;
        names[n++] = f->name;
    }
    nrm_fail(e, NRM_EUSAGE, "there is no format '%s'; there are: %s",
             nrm_quote(a, nrm_text_of(name)), nrm_text_list(a, names, n));
    return NULL;
}
