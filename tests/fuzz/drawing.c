/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawings: a shape that is measured has one place, and one is refused. */
#include "fuzz.h"

#include "intake/drawing.h"

static void
attempt(nrm_arena *a, nrm_text bytes, nrm_err *e)
{
    nrm_readings found;

    (void)e;
    nrm_drawing_read(a, bytes, &found);
    for (size_t i = 0; i < found.n; i++) {
        const nrm_reading *r = &found.at[i];

        if (r->line == 0 || r->element == NULL
            || (r->n_marks > 0 && (r->marks == NULL || r->low > r->high)))
            abort();
    }
}
