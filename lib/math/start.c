/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "math/start.h"

#include <gsl/gsl_errno.h>
#include <math.h>

void
nrm_math_start(void)
{
    (void)gsl_set_error_handler_off();
}

int
nrm_math_check(double x, const char *what, nrm_err *e)
{
    if (isfinite(x))
        return 0;
    return nrm_fail(e, NRM_EMATH, "%s cannot be computed from these numbers",
                    what);
}
