/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A data package. */
#include "fuzz.h"

#include "data/schema.h"

static void
attempt(nrm_arena *a, nrm_text bytes, nrm_err *e)
{
    const nrm_schema *s = nrm_schema_parse(a, "fuzz", bytes, e);

    fuzz_outcome(s == NULL ? -1 : 0, e);
    if (s != NULL && s->n_resources == 0)
        abort();
}
