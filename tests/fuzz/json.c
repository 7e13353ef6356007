/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON text. */
#include "fuzz.h"

#include "data/json.h"

static void
attempt(nrm_arena *a, nrm_text bytes, nrm_err *e)
{
    const nrm_json *tree = nrm_json_parse(a, "fuzz", bytes, e);

    fuzz_outcome(tree == NULL ? -1 : 0, e);
}
