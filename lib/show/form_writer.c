/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/form_writer.h"

#include <string.h>

#define NRM_FORM_WRITER(name)                                                  \
    extern const nrm_form_writer nrm_form_writer_##name;
#include "show/form.def"
#undef NRM_FORM_WRITER

#define NRM_FORM_WRITER(name) &nrm_form_writer_##name,
static const nrm_form_writer *const writers[] = {
#include "show/form.def"
};
#undef NRM_FORM_WRITER

const char *const nrm_form_how[] = {
    "form.how",    "form.yellow", "form.arrow", "form.zero",
    "form.bounds", "form.star",   "form.save",  NULL,
};

const nrm_form_writer *
nrm_form_writer_find(nrm_arena *a, const char *name, nrm_err *e)
{
    const char *names[NRM_COUNT_OF(writers)];

    for (size_t i = 0; i < NRM_COUNT_OF(writers); i++) {
        names[i] = writers[i]->name;
        if (strcmp(names[i], name) == 0)
            return writers[i];
    }
    nrm_fail(e, NRM_EUSAGE,
             "there is no form of the format '%s'; there are: %s",
             nrm_quote(a, nrm_text_of(name)),
             nrm_text_list(a, names, NRM_COUNT_OF(names)));
    return NULL;
}
