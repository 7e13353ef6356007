/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas: what is read has a value inside of its range. */
#include "fuzz.h"

#include "measure/formula.h"

#include <math.h>

static void
attempt(nrm_arena *a, nrm_text bytes, nrm_err *e)
{
    static const nrm_span box[] = { { -1, 3 }, { 0, 2 } };
    static const double point[] = { 0.7, 1.3 };
    nrm_formula_name at[] = { { nrm_text_of("x"), NULL, 0 },
                              { nrm_text_of("y"), NULL, 1 } };
    nrm_formula_names names = { at, 2, 2 };
    nrm_formula f;
    int result = nrm_formula_parse(a, bytes, &names, &f, e);
    nrm_span range;
    double value;
    bool exact;

    fuzz_outcome(result, e);
    if (result != 0 || f.n > 32)
        return;
    for (size_t i = 0; i < f.n; i++) /* where rounding is no excuse */
        if (f.ops[i].kind == NRM_FORMULA_NUMBER
            && (f.ops[i].number > 1e3
                || (f.ops[i].number != 0 && f.ops[i].number < 1e-3)))
            return;
    range = nrm_formula_range(a, &f, box, 2, &exact);
    value = nrm_formula_value(&f, point);
    if (isfinite(value) && fabs(value) < 1e6
        && (value < range.low - 1e-4 || value > range.high + 1e-4))
        abort();
}
