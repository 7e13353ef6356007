/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report's template: its parts are its bytes, nothing less or more. */
#include "fuzz.h"

#include "show/template.h"

#include <string.h>

static void *
take_again(void *block, size_t size)
{
    return realloc(block, size);
}

static void
attempt(nrm_arena *a, nrm_text bytes, nrm_err *e)
{
    const nrm_memory memory = { calloc, take_again, free };
    nrm_template *t = nrm_template_read(a, "fuzz", bytes, &memory, e);
    size_t at = 0;

    fuzz_outcome(t == NULL ? -1 : 0, e);
    for (size_t i = 0; t != NULL && i < t->n; i++) {
        nrm_text part = t->parts[i].bytes;

        if (part.len > bytes.len - at
            || memcmp(part.at, bytes.at + at, part.len) != 0)
            abort();
        at += part.len;
    }
    if (t != NULL && at != bytes.len)
        abort();
}
